#pragma once

#include "core/base/matrix.h"

#include <span>

namespace softfocus {

/// What one row of weights says about the attention of its query.
struct RowMeasures {
    double entropy = 0;         ///< −Σ w log₂ w, bits
    double effectiveTokens = 0; ///< 2^entropy; 0 for a row that attends to nothing
    Index support = 0;          ///< keys with w > 0
    double sum = 0;             ///< Σ w
    double largest = 0;         ///< the largest weight
};

/// Measures one row of weights. What 1 − w says of the entropy of a weight next to 1 is taken from the others, where they make it up to 1:
/// a double next to 1 has no room for it.
/// Range: for weights ≥ 0 that sum to 1. Entropy counts positive weights only; NaN weights give NaN for all but the support.
/// Source: Shannon 1948, "A Mathematical Theory of Communication", section 6.
RowMeasures measure(std::span<const double> weights);
/// The same of fine weights (Normalizer::fineWeights), to the last digits of the entropy.
RowMeasures measure(std::span<const long double> weights);

/// How far weights p are from weights q of the same keys: Σ p log₂(p/q), what coding p's choices by q's costs.
/// 0 exactly when they agree, ∞ where p has a weight and q has none, NaN where either is undefined or not ≥ 0.
/// Shapes: p.size() == q.size(). Range: for weights that sum to 1 (for others it need not be ≥ 0). Units: bits.
/// Source: Kullback & Leibler 1951, "On Information and Sufficiency", section 2.
double divergence(std::span<const double> p, std::span<const double> q);
/// The same of fine weights. Where q is too small even for them, its logarithm tells: q may be 0 where logQ is a number.
/// Shapes: as many of logQ, in nats.
double divergence(std::span<const long double> p, std::span<const long double> q, std::span<const long double> logQ);

/// The mean over the rows of their entropy. Units: bits. Rows that attend to nothing are left out;
/// NaN when there is no other.
double meanEntropy(const MatrixRef& weights);

} // namespace softfocus
