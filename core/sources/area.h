#pragma once

#include "core/base/matrix.h"

#include <vector>

namespace softfocus {

/// The pixels of a line that one pixel of another size covers, and which share of its area each of them is.
struct Cover {
    Index first = 0;
    std::vector<double> shares; ///< of the pixels from `first` on; they sum to 1
};

/// How a line of `from` pixels becomes one of `to`, averaged over area. Shapes: `to` covers. Needs: both are positive.
std::vector<Cover> coversOf(Index from, Index to);

} // namespace softfocus
