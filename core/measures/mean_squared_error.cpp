#include "core/measures/mean_squared_error.h"

#include <cassert>
#include <limits>

namespace softfocus {

double meanSquaredError(const MatrixRef& a, const MatrixRef& b)
{
    assert(a.rows() == b.rows() && a.cols() == b.cols());
    if (a.size() == 0)
        return std::numeric_limits<double>::quiet_NaN();
    return (a - b).squaredNorm() / static_cast<double>(a.size());
}

} // namespace softfocus
