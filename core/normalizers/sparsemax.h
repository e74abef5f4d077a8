#pragma once

#include "core/normalizers/normalizer.h"

namespace softfocus {

/// The threshold τ of sparsemax, for scores x = (z − max z)/T ≤ 0: Σ max(x − τ, 0) = 1. Masked entries are −∞.
///
/// τ ≥ −1, since the largest x is 0. From there Michelot's iteration raises it to the mean of what lies above, less 1 over their
/// number, until no x falls below.
/// Range: τ in [−1, 0). Needs: the largest entry is 0.
/// Source: Martins & Astudillo 2016, "From Softmax to Sparsemax", algorithm 1 (the same threshold, by sorting); Michelot 1986, "A finite
/// algorithm for finding the projection of a point onto the canonical simplex of R^n".
double sparsemaxThreshold(std::span<const double> scaled);

/// The Euclidean projection of z/T onto the probability simplex: exact zeros outside the support.
/// T = 0 shares the weight among the largest scores, T = ∞ among all unmasked keys.
/// Shapes, Range: as Rows. Real is float or double.
/// Source: Martins & Astudillo 2016, "From Softmax to Sparsemax", section 2.1 and proposition 1; only scores less than T below the
/// largest can be in the support: Condat 2016, "Fast projection onto the simplex and the l1 ball", section 3.
template <class Real>
void sparsemaxRows(const Rows<Real>& rows);

/// Sparsemax in the table of normalizers.
NormalizerEntry sparsemaxEntry();

} // namespace softfocus
