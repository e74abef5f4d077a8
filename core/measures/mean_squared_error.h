#pragma once

#include "core/base/matrix.h"

namespace softfocus {

/// How far two matrices of numbers are apart: the mean over their entries of (aᵢⱼ − bᵢⱼ)², exactly 0 where all entries agree.
/// NaN where there is no entry, or where one of them is NaN.
/// Shapes: [n × d], [n × d]. Units: the entries', squared.
double meanSquaredError(const MatrixRef& a, const MatrixRef& b);

} // namespace softfocus
