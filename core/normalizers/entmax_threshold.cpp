#include "core/normalizers/entmax_threshold.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace softfocus {

namespace {

constexpr int mostSteps = 200; ///< never reached: Newton takes about 6, bisection 60

/// Σ ((α − 1)(x_j − edge))^(1/(α − 1)) over what lies above the edge: below 1 exactly when a key at the edge has a weight.
double massAbove(std::span<const double> descending, double edge, double order, double power)
{
    double mass = 0;
    for (const double x : descending) {
        if (!(x > edge))
            break;
        mass += std::pow(order * (x - edge), power);
    }
    return mass;
}

/// The values that can have a weight, from the largest down.
std::vector<double> reachableDescending(std::span<const double> scaled, double order)
{
    std::vector<double> reachable;
    for (const double x : scaled)
        if (order * x > -1)
            reachable.push_back(x);
    std::ranges::sort(reachable, std::greater());
    return reachable;
}

} // namespace

EntmaxThreshold::EntmaxThreshold(std::span<const double> scaled, double alpha) : m_order(alpha - 1), m_power(1 / (alpha - 1))
{
    if (alpha <= 2)
        solveSmooth(scaled);
    else
        solveSteep(scaled);
    double total = 0;
    for (const double x : scaled)
        total += weightOf(x);
    m_scale = 1 / total;
}

double EntmaxThreshold::steepWeight(double x) const
{
    return x >= m_edge ? std::pow(m_base + m_order * (x - m_edge), m_power) : 0;
}

double EntmaxThreshold::weightOf(double x) const
{
    if (m_order > 1)
        return m_scale * steepWeight(x);
    const double t = m_order * (x - m_offset);
    return t > -1 ? m_scale * std::exp(std::log1p(t) * m_power) : 0;
}

double EntmaxThreshold::tau() const
{
    return m_order > 1 ? m_order * m_edge - m_base : m_order * m_offset - 1;
}

/// Newton's method on the p-norm of the bases less 1, which is convex and falls: from c = 0 it comes from the left and cannot overshoot.
/// As α → 1 its first step is ln Σ eˣ, which is the answer there.
void EntmaxThreshold::solveSmooth(std::span<const double> scaled)
{
    for (int step = 0; step < mostSteps; ++step) {
        double sum = 0, slope = 0; // Σ vᵖ and Σ vᵖ⁻¹ of the bases v = 1 + (α − 1)(x − c) > 0, with p = 1/(α − 1)
        for (const double x : scaled) {
            const double t = m_order * (x - m_offset);
            if (!(t > -1))
                continue;
            const double logBase = std::log1p(t);
            const double weight = std::exp(logBase * m_power);
            sum += weight;
            slope += weight * std::exp(-logBase);
        }
        // N = sum^(1/p); the step is (N − 1) / −N′ with N′ = −(α − 1) N^(1 − p) slope.
        const double logNorm = std::log(sum) * m_order;
        const double advance = std::expm1(logNorm) * std::exp(logNorm * (m_power - 1)) / (m_order * slope);
        const double next = m_offset + advance;
        if (!(next > m_offset))
            return;
        m_offset = next;
        if (advance <= 2 * std::numeric_limits<double>::epsilon() * m_offset)
            return;
    }
}

/// The support ends with the last key that the mass above it leaves something for. Then g(v) = Σ (v^(α − 1) + d_j)^(1/(α − 1)) − 1, with
/// distances d from the weakest key and v its weight, rises with a slope of at least 1: Newton's method within a bracket.
void EntmaxThreshold::solveSteep(std::span<const double> scaled)
{
    const std::vector<double> reachable = reachableDescending(scaled, m_order);
    const auto ends = std::ranges::partition_point(
        reachable, [&](double x) { return massAbove(reachable, x, m_order, m_power) < 1; });
    const std::span support(reachable.begin(), ends);
    m_edge = support.back();
    double low = 0, high = 1 / static_cast<double>(support.size()); // the weakest has at most the mean
    double weakest = high;
    for (int step = 0; step < mostSteps; ++step) {
        m_base = std::pow(weakest, m_order);
        double sum = 0, slope = 0;
        for (const double x : support) {
            const double base = m_base + m_order * (x - m_edge);
            const double weight = std::pow(base, m_power);
            sum += weight;
            slope += weight / base;
        }
        (sum < 1 ? low : high) = weakest;
        const double newton = weakest - (sum - 1) / (slope * m_base / weakest);
        const double next = newton > low && newton < high ? newton : low + (high - low) / 2;
        if (next == weakest || high - low <= std::numeric_limits<double>::epsilon() * std::numeric_limits<double>::epsilon())
            return;
        const bool isSettled = std::abs(next - weakest) <= std::numeric_limits<double>::epsilon() * weakest;
        weakest = next;
        m_base = std::pow(weakest, m_order);
        if (isSettled)
            return;
    }
}

} // namespace softfocus
