#pragma once

#include "core/attention/attention.h"

namespace softfocus {

/// What the weights of one panel are like, all rows together.
struct PanelFacts {
    /// Means over the rows that attend to something. Units: bits, keys. NaN where rows are no distributions, of which they would say nothing.
    double entropy = 0, effectiveTokens = 0;
    Index zeros = 0, cells = 0;           ///< weights that are exactly 0, of those that are not masked
    double leastSum = 1, greatestSum = 1; ///< of rows that attend to something; NaN where a row is undefined
    bool sumsAreOne = true;
    bool hasNegative = false;
    bool operator==(const PanelFacts&) const = default;
};

/// Measures the weights of a result. Given ones, in place of computed ones or of the source, are rounded in their own way.
PanelFacts factsOf(const Attention& attention, bool isGiven = false);

/// What a gradient is like at one row, for a glance.
enum class GradientKind {
    None,         ///< there is no row, no score, or nothing to attend to
    Undefined,    ///< as the weights are
    Smooth,       ///< every weight answers to every score
    OnSupport,    ///< the weights of a part of the keys answer, the others stay 0
    Kept,         ///< likewise of top-k, whose kept keys are a choice of its own
    AtEdge,       ///< at a tie or an edge of the support, where it has one value on each side
    SingleWeight, ///< one key has all of it, so that the weights do not answer until another one comes near
    Zero,         ///< by definition, so that nothing can be learnt through it
    ZeroHere,     ///< at this temperature or at these scores
};

/// The gradient of a row's weights by its scores, summed up.
struct GradientFacts {
    GradientKind kind = GradientKind::None;
    Index support = 0, keys = 0; ///< keys whose weights answer to scores, and unmasked ones
    bool isOwnOnly = false;      ///< weights that are not divided by their sum answer to their own score alone
    double largest = 0;          ///< the largest size of ∂wᵢ/∂sⱼ on the diagonal
    bool operator==(const GradientFacts&) const = default;
};

/// From the Jacobian of that row. Range: any query; one that there is not has GradientKind::None.
GradientFacts gradientFactsOf(const Attention& attention, Index query);

} // namespace softfocus
