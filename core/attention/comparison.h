#pragma once

#include "core/attention/attention.h"

#include <functional>
#include <span>
#include <vector>

namespace softfocus {

/// A result that is compared with another one of the same scores.
struct ComparedSide {
    std::shared_ptr<const Attention> attention; ///< its scene's variant is what the weights follow from
    bool isGiven = false;                       ///< the weights were given in place of computed ones
};

/// How far two rows of weights, p and q, of the same query are apart.
struct RowDistance {
    double variation = 0; ///< ½ Σ |p − q|, totalVariation()
    double forward = 0;   ///< Σ p log₂(p/q), bits; NaN where one of the rows is no distribution
    double backward = 0;  ///< Σ q log₂(q/p), likewise
};

/// From fine weights where they are computed, from rounded ones where they were given or put together from several heads or pieces (then rows count as distributions as
/// givenRounding says). All NaN where neither row attends to anything; forward and backward where one does not.
/// Needs: results with as many queries and keys; 0 ≤ query < their count.
RowDistance rowDistance(const ComparedSide& p, const ComparedSide& q, Index query);

/// Of all rows, from the first on; stops early, with fewer rows, once nobody wants them any more.
std::vector<RowDistance> rowDistances(const ComparedSide& p, const ComparedSide& q, const std::function<bool()>& isWanted);

/// The mean of one of the numbers over the rows that have it; ∞ where one of them is.
struct MeanOfRows {
    double mean = 0;    ///< NaN where no row has one
    Index rows = 0;     ///< that have one
    Index infinite = 0; ///< of those
};
struct MeanDistance {
    MeanOfRows variation, forward, backward;
};
MeanDistance meanDistance(std::span<const RowDistance> rows);

/// p − q for every query and key: 0 where both are masked, NaN where one is undefined. Shapes: [n × m].
Matrix differenceOf(const Attention& p, const Attention& q);

} // namespace softfocus
