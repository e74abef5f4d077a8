#pragma once

#include "core/base/thread_pool.h"
#include "core/normalizers/normalizer.h"

namespace softfocus {

/// Normalizes all rows, shared out among a pool's threads where they are enough to be worth it: a row's weights do not depend on how many
/// threads there are. Shapes, Range: as Rows.
template <class Real>
void weighInParallel(const Normalizer& normalizer, const Rows<Real>& rows, ThreadPool& pool);

} // namespace softfocus
