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

/// Measures one row of weights.
/// Range: for weights ≥ 0 that sum to 1. Entropy counts positive weights only; NaN weights give NaN entropy.
/// Source: Shannon 1948, "A Mathematical Theory of Communication", section 6.
RowMeasures measure(std::span<const double> weights);

/// The mean over the rows of their entropy. Units: bits. Rows that attend to nothing are left out;
/// NaN when there is no other.
double meanEntropy(const MatrixRef& weights);

} // namespace softfocus
