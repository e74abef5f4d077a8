#include "core/transformer/activation.h"

#include <cmath>
#include <numbers>

namespace softfocus {

namespace {

using FloatSpan = Eigen::Ref<Eigen::ArrayXf>;

/// x·Φ(x). Φ(−|x|) = erfc(|x|/√2)/2 by a polynomial times exp(−x²/2), which loses nothing where it is small.
/// Source: Abramowitz & Stegun 1964, 7.1.26: |error of erf| ≤ 1.5e-7.
void gelu(FloatSpan x)
{
    const auto size = x.abs() * static_cast<float>(1 / std::numbers::sqrt2);
    const Eigen::ArrayXf t = 1 / (1 + 0.3275911F * size);
    const auto polynomial = t * (0.254829592F + t * (-0.284496736F + t * (1.421413741F + t * (-1.453152027F + t * 1.061405429F))));
    const Eigen::ArrayXf tail = 0.5F * polynomial * (-0.5F * x.square()).exp();
    x *= (x < 0).select(tail, 1 - tail);
}

void tanhGelu(FloatSpan x)
{
    constexpr auto scale = static_cast<float>(std::numbers::sqrt2 * std::numbers::inv_sqrtpi);
    x = 0.5F * x * (1 + (scale * (x + 0.044715F * x.cube())).tanh());
}

/// x/(1 + exp(−x)), by whichever exponential does not overflow.
void silu(FloatSpan x)
{
    const Eigen::ArrayXf small = (-x.abs()).exp();
    x *= (x < 0).select(small, 1.0F) / (1 + small);
}

} // namespace

void activate(Activation activation, Eigen::Ref<RowMajorMatrix<float>> values)
{
    for (Index i = 0; i < values.rows(); ++i) {
        Eigen::Map<Eigen::ArrayXf> row(values.row(i).data(), values.cols());
        switch (activation) {
        case Activation::Relu: row = (row < 0).select(row * 0, row); break; // what is no finite number does not become one
        case Activation::Gelu: gelu(row); break;
        case Activation::TanhGelu: tanhGelu(row); break;
        case Activation::Silu: silu(row); break;
        }
    }
}

} // namespace softfocus
