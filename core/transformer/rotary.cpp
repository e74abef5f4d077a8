#include "core/transformer/rotary.h"

#include <cmath>
#include <numbers>

namespace softfocus {

namespace {

/// Source: Dubey et al. 2024, "The Llama 3 Herd of Models", and the reference code that came with Llama 3.1.
double stretched(double frequency, const RopeScaling& scaling)
{
    if (scaling.kind == RopeScaling::Kind::Linear)
        return frequency / scaling.factor;
    const double turns = static_cast<double>(scaling.originalPositions) * frequency / (2 * std::numbers::pi);
    if (turns < scaling.lowFrequencyFactor)
        return frequency / scaling.factor;
    if (turns > scaling.highFrequencyFactor)
        return frequency;
    const double kept = (turns - scaling.lowFrequencyFactor) / (scaling.highFrequencyFactor - scaling.lowFrequencyFactor);
    return std::lerp(frequency / scaling.factor, frequency, kept);
}

} // namespace

Rotary::Rotary(Index headWidth, double theta, const std::optional<RopeScaling>& scaling) : m_frequencies(headWidth / 2)
{
    for (Index i = 0; i < m_frequencies.size(); ++i) {
        const double frequency = std::pow(theta, -2.0 * static_cast<double>(i) / static_cast<double>(headWidth));
        m_frequencies[i] = scaling ? stretched(frequency, *scaling) : frequency;
    }
}

FloatMatrix Rotary::operator()(FloatMatrix rows, Index firstPosition) const
{
    const Index half = m_frequencies.size();
    for (Index i = 0; i < rows.rows(); ++i) {
        const Eigen::ArrayXd angles = m_frequencies * static_cast<double>(firstPosition + i);
        const Eigen::ArrayXf cosines = angles.cos().cast<float>(), sines = angles.sin().cast<float>();
        for (Index begin = 0; begin < rows.cols(); begin += 2 * half) {
            Eigen::Map<Eigen::ArrayXf> first(rows.row(i).data() + begin, half), second(rows.row(i).data() + begin + half, half);
            const Eigen::ArrayXf before = first;
            first = before * cosines - second * sines;
            second = second * cosines + before * sines;
        }
    }
    return rows;
}

} // namespace softfocus
