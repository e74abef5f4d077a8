#pragma once

#include "core/base/crew.h"
#include "core/normalizers/normalizer.h"

namespace softfocus {

/// Normalizes all rows, shared out among a crew's threads where they are enough to be worth it: a row's weights do not depend on how many
/// threads there are. Shapes, Range: as Rows.
template <class Real>
void weighTogether(const Normalizer& normalizer, const Rows<Real>& rows, Crew& crew);

} // namespace softfocus
