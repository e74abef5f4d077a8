#pragma once

#include "core/normalizers/normalizer.h"

namespace softfocus {

/// α-entmax of each row: the distribution w that maximizes w·z/T + H_α(w) with Tsallis' entropy H_α of order parameters.alpha.
/// w = max((α − 1) x − τ, 0)^(1/(α − 1)) with x = (z − max z)/T and τ such that Σ w = 1; α = 1 is softmax, α = 2 sparsemax.
/// T = 0 shares the weight among the largest scores, T = ∞ among all unmasked keys.
/// Shapes, Range: as Rows; alpha in [1, 4]. Real is float or double.
/// Source: Peters, Niculae & Martins 2019, "Sparse Sequence-to-Sequence Models", section 3; for α = 1.5 the threshold solves a
/// quadratic equation on the support (as in their algorithm 2), for other α it is found by Newton's method, safeguarded by
/// bisection where α > 2.
template <class Real>
void entmaxRows(const Rows<Real>& rows);

/// The Jacobian of α-entmax from its fine weights: (diag(s) − s sᵀ / Σ s)/T with s = w^(2 − α) on the support, 0 elsewhere.
/// At a key that stands on the edge of the support it is the value on the side where its weight stays 0.
/// Needs: alpha in (1, 4]. Source: Peters, Niculae & Martins 2019, proposition 1.
RowJacobian entmaxJacobian(const ScoreRow& row, std::span<const long double> weights, double alpha);

/// Entmax in the table of normalizers.
NormalizerEntry entmaxEntry();

} // namespace softfocus
