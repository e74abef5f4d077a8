#include "core/transformer/layer_norm.h"

#include <cmath>

namespace softfocus {

FloatMatrix LayerNorm::operator()(FloatMatrix x) const
{
    for (Index i = 0; i < x.rows(); ++i) {
        auto row = x.row(i);
        row.array() -= row.mean();
        // Not squared and summed before the mean is taken away: wide models have entries a thousand times the others.
        const double variance = static_cast<double>(row.squaredNorm()) / static_cast<double>(row.size());
        const auto factor = static_cast<float>(1 / std::sqrt(variance + epsilon));
        row.array() = row.array() * factor * scale.array() + shift.array();
    }
    return x;
}

FloatMatrix RmsNorm::operator()(FloatMatrix x) const
{
    for (Index i = 0; i < x.rows(); ++i) {
        auto row = x.row(i);
        const double square = static_cast<double>(row.squaredNorm()) / static_cast<double>(row.size());
        const auto factor = static_cast<float>(1 / std::sqrt(square + epsilon));
        row.array() *= factor * scale.array();
    }
    return x;
}

} // namespace softfocus
