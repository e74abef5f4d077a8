#pragma once

#include "core/transformer/linear.h"

namespace softfocus {

/// Turns queries and keys by angles that grow with their position, so that q·k depends on how far apart they are.
/// Source: Su et al. 2021, "RoFormer: Enhanced Transformer with Rotary Position Embedding", equation 34; here the first half of a head's vector
/// is paired with its second half, as Llama's files have it.
class Rotary {
public:
    Rotary() = default;
    /// Needs: headWidth is even.
    Rotary(Index headWidth, double theta, const std::optional<RopeScaling>& scaling);

    /// Shapes: [n × heads·d] → [n × heads·d]; row i stands at firstPosition + i.
    FloatMatrix operator()(FloatMatrix rows, Index firstPosition) const;

private:
    Eigen::ArrayXd m_frequencies; ///< [d/2] radians per position
};

} // namespace softfocus
