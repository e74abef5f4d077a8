#pragma once

#include "core/transformer/linear.h"

namespace softfocus {

/// Every row shifted and scaled to mean 0 and variance 1, then each column by numbers of its own.
/// Source: Ba, Kiros & Hinton 2016, "Layer Normalization", equation 4.
struct LayerNorm {
    FloatRow scale, shift; ///< [w]
    double epsilon = 0;    ///< added to the variance

    /// Shapes: [n × w] → [n × w].
    FloatMatrix operator()(FloatMatrix x) const;
};

/// Every row divided by the root of its mean square, then each column scaled.
/// Source: Zhang & Sennrich 2019, "Root Mean Square Layer Normalization", equation 4.
struct RmsNorm {
    FloatRow scale;     ///< [w]
    double epsilon = 0; ///< added to the mean square

    /// Shapes: [n × w] → [n × w].
    FloatMatrix operator()(FloatMatrix x) const;
};

} // namespace softfocus
