#pragma once

#include "core/attention/attention.h"

#include <memory>

namespace softfocus {

/// The weights of a result with fewer cells, each the mean over the area that it covers. Masked and undefined cells do not count; what covers nothing else is
/// masked or undefined itself. So a mean is exactly 0 only where every weight is. The units of fewer rows or columns have no names.
/// The result itself where it has no more cells than that. Its input, scores and weights are all that it has: no vectors, no output.
/// Needs: rows and columns are positive.
std::shared_ptr<const Attention> averagedWeights(const std::shared_ptr<const Attention>& attention, Index rows, Index columns);

} // namespace softfocus
