#pragma once

#include "core/normalizers/normalizer.h"
#include "core/normalizers/row.h"

namespace softfocus {

/// exp(z/T) / Σ exp(z/T), with the row's maximum subtracted before dividing by T so that neither overflows.
/// T = 0 shares the weight among the largest scores, T = ∞ among all unmasked keys.
/// Shapes: weights.size() == scores.size(). Range: scores finite or −∞ (masked), temperature in [0, ∞].
/// Source: Bridle 1990, "Probabilistic Interpretation of Feedforward Classification Network Outputs".
template <class Real>
RowState softmaxRow(std::span<const Real> scores, Real temperature, std::span<Real> weights)
{
    const Real maximum = largest(scores);
    if (isMasked(maximum)) {
        std::ranges::fill(weights, Real(0));
        return RowState::NothingToAttend;
    }
    Real total = 0;
    for (std::size_t j = 0; j < scores.size(); ++j) {
        weights[j] = std::exp(scaledBelow(scores[j], maximum, temperature));
        total += weights[j];
    }
    const Real scale = 1 / total; // total ≥ 1: the largest score contributes exp(0)
    for (Real& weight : weights)
        weight *= scale;
    return RowState::Normal;
}

/// Softmax in the table of normalizers.
NormalizerEntry softmaxEntry();

} // namespace softfocus
