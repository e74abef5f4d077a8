#pragma once

#include "core/normalizers/normalizer.h"
#include "core/normalizers/row.h"

namespace softfocus {

/// max(z, 0) / Σ max(z, 0); uniform over the unmasked keys if no score is positive. Temperature cancels.
/// Shapes: weights.size() == scores.size(). Range: scores finite or −∞ (masked).
/// Source: the plain share of a total, with negative scores clipped; compare Katharopoulos et al. 2020,
/// "Transformers are RNNs", section 3.2, with φ(q)·φ(k) as the score.
template <class Real>
RowState linearRow(std::span<const Real> scores, std::span<Real> weights)
{
    const Real maximum = largest(scores);
    if (isMasked(maximum)) {
        std::ranges::fill(weights, Real(0));
        return RowState::NothingToAttend;
    }
    if (maximum <= 0) {
        shareEqually(scores, weights, [](Real) { return true; });
        return RowState::Normal;
    }
    // Shares of the maximum instead of the scores themselves: the sum of huge scores must not overflow.
    Real total = 0;
    for (std::size_t j = 0; j < scores.size(); ++j) {
        weights[j] = std::max(scores[j], Real(0)) / maximum;
        total += weights[j];
    }
    for (Real& weight : weights)
        weight /= total;
    return RowState::Normal;
}

/// Linear normalization in the table of normalizers.
NormalizerEntry linearEntry();

} // namespace softfocus
