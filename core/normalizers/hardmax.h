#pragma once

#include "core/normalizers/normalizer.h"
#include "core/normalizers/row.h"

namespace softfocus {

/// 1/m on each of the m largest scores, 0 elsewhere: the limit of softmax as T → 0, where ties share.
/// Shapes: weights.size() == scores.size(). Range: scores finite or −∞ (masked).
/// Source: Goodfellow, Bengio & Courville 2016, "Deep Learning", section 6.2.2.3 (argmax as a one-hot vector);
/// the sharing of ties is this project's.
template <class Real>
RowState hardmaxRow(std::span<const Real> scores, std::span<Real> weights)
{
    const Real maximum = largest(scores);
    if (isMasked(maximum)) {
        std::ranges::fill(weights, Real(0));
        return RowState::NothingToAttend;
    }
    shareEqually(scores, weights, [&](Real score) { return score == maximum; });
    return RowState::Normal;
}

/// Hardmax in the table of normalizers.
NormalizerEntry hardmaxEntry();

} // namespace softfocus
