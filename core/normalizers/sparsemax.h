#pragma once

#include "core/normalizers/normalizer.h"
#include "core/normalizers/row.h"

namespace softfocus {

/// The threshold τ of sparsemax, for scores x = (z − max z)/T ≤ 0: Σ max(x − τ, 0) = 1.
///
/// Only entries above −1 can be in the support (τ ≥ −1, since the largest x is 0), so the few that are get
/// collected and Michelot's iteration drops those below the running threshold until none is left to drop.
/// Range: τ in [−1, 0). Needs: the largest entry is 0. `candidates` is overwritten; it saves an allocation per row.
/// Source: Martins & Astudillo 2016, "From Softmax to Sparsemax", algorithm 1; Michelot 1986, "A finite
/// algorithm for finding the projection of a point onto the canonical simplex of R^n".
template <class Real>
Real sparsemaxThreshold(std::span<const Real> scaled, std::vector<Real>& candidates)
{
    candidates.clear();
    Real total = 0;
    for (const Real x : scaled)
        if (x > -1) {
            candidates.push_back(x);
            total += x;
        }
    while (true) {
        const Real threshold = (total - 1) / static_cast<Real>(candidates.size());
        const auto dropped = std::ranges::remove_if(candidates, [&](Real x) { return x <= threshold; });
        if (dropped.empty())
            return threshold;
        candidates.erase(dropped.begin(), dropped.end());
        total = 0;
        for (const Real x : candidates)
            total += x;
    }
}

/// The Euclidean projection of z/T onto the probability simplex: exact zeros outside the support.
/// T = 0 shares the weight among the largest scores, T = ∞ among all unmasked keys.
/// Shapes: weights.size() == scores.size(). Range: scores finite or −∞ (masked), temperature in [0, ∞].
/// Source: Martins & Astudillo 2016, "From Softmax to Sparsemax", equation 2 and proposition 1.
template <class Real>
RowState sparsemaxRow(std::span<const Real> scores, Real temperature, std::span<Real> weights)
{
    const Real maximum = largest(scores);
    if (isMasked(maximum)) {
        std::ranges::fill(weights, Real(0));
        return RowState::NothingToAttend;
    }
    for (std::size_t j = 0; j < scores.size(); ++j)
        weights[j] = scaledBelow(scores[j], maximum, temperature);
    thread_local std::vector<Real> candidates;
    const Real threshold = sparsemaxThreshold<Real>(weights, candidates);
    for (Real& weight : weights)
        weight = std::max(weight - threshold, Real(0));
    return RowState::Normal;
}

/// Sparsemax in the table of normalizers.
NormalizerEntry sparsemaxEntry();

} // namespace softfocus
