#include "core/rows/entmax_threshold.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace softfocus {

namespace {

constexpr int mostSteps = 200; ///< never reached: Newton takes about 6, bisection 60

/// What rounding may leave of a base or of the mass above a key.
template <class Real>
constexpr Real undecided = 4096 * std::numeric_limits<Real>::epsilon();

/// Σ ((α − 1)(x_j − edge))^(1/(α − 1)) over what lies above the edge: below 1 exactly when a key at the edge has a weight.
template <class Real>
Real massAbove(std::span<const Real> descending, Real edge, Real order, Real power)
{
    Real mass = 0;
    for (const Real x : descending) {
        if (!(x > edge))
            break;
        mass += std::pow(order * (x - edge), power);
    }
    return mass;
}

/// The values that can have a weight, from the largest down.
template <class Real>
std::vector<Real> reachableDescending(std::span<const Real> scaled, Real order)
{
    std::vector<Real> reachable;
    for (const Real x : scaled)
        if (order * x > -1 - undecided<Real>)
            reachable.push_back(x);
    std::ranges::sort(reachable, std::greater());
    return reachable;
}

} // namespace

template <class Real>
EntmaxThreshold<Real>::EntmaxThreshold(std::span<const Real> scaled, double alpha)
    : m_order(static_cast<Real>(alpha) - 1), m_power(1 / m_order)
{
    if (alpha <= 2)
        solveSmooth(scaled);
    else
        solveSteep(scaled);
    Real total = 0;
    for (const Real x : scaled)
        total += weightOf(x);
    m_scale = 1 / total;
}

template <class Real>
Real EntmaxThreshold<Real>::steepWeight(Real x) const
{
    return x >= m_edge ? std::pow(m_base + m_order * (x - m_edge), m_power) : Real(0);
}

template <class Real>
Real EntmaxThreshold<Real>::weightOf(Real x) const
{
    if (m_order > 1)
        return m_scale * steepWeight(x);
    const Real t = m_order * (x - m_offset);
    return t > -1 ? m_scale * std::exp(std::log1p(t) * m_power) : Real(0);
}

template <class Real>
Real EntmaxThreshold<Real>::tau() const
{
    return m_order > 1 ? m_order * m_edge - m_base : m_order * m_offset - 1;
}

template <class Real>
bool EntmaxThreshold<Real>::isUndecided(Real x) const
{
    return m_order > 1 ? m_isAtEdge : std::abs(m_order * (x - m_offset) + 1) <= undecided<Real>;
}

/// Newton's method on the p-norm of the bases less 1, which is convex and falls: from c = 0 it comes from the left and cannot overshoot.
/// As α → 1 its first step is ln Σ eˣ, which is the answer there.
template <class Real>
void EntmaxThreshold<Real>::solveSmooth(std::span<const Real> scaled)
{
    for (int step = 0; step < mostSteps; ++step) {
        Real sum = 0, slope = 0; // Σ vᵖ and Σ vᵖ⁻¹ of the bases v = 1 + (α − 1)(x − c) > 0, with p = 1/(α − 1)
        for (const Real x : scaled) {
            const Real t = m_order * (x - m_offset);
            if (!(t > -1))
                continue;
            const Real logBase = std::log1p(t);
            const Real weight = std::exp(logBase * m_power);
            sum += weight;
            slope += weight * std::exp(-logBase);
        }
        // N = sum^(1/p); the step is (N − 1) / −N′ with N′ = −(α − 1) N^(1 − p) slope.
        const Real logNorm = std::log(sum) * m_order;
        const Real advance = std::expm1(logNorm) * std::exp(logNorm * (m_power - 1)) / (m_order * slope);
        const Real next = m_offset + advance;
        if (!(next > m_offset))
            return;
        m_offset = next;
        if (advance <= 2 * std::numeric_limits<Real>::epsilon() * m_offset)
            return;
    }
}

/// The support ends with the last key that the mass above it leaves something for. Then g(v) = Σ (v^(α − 1) + d_j)^(1/(α − 1)) − 1, with
/// distances d from the weakest key and v its weight, rises with a slope of at least 1: Newton's method within a bracket.
template <class Real>
void EntmaxThreshold<Real>::solveSteep(std::span<const Real> scaled)
{
    const std::vector<Real> reachable = reachableDescending(scaled, m_order);
    const auto ends = std::ranges::partition_point(reachable, [&](Real x) { return massAbove<Real>(reachable, x, m_order, m_power) < 1; });
    const std::span support(reachable.begin(), ends);
    for (auto place = ends == reachable.begin() ? ends : ends - 1; place != reachable.end() && place <= ends; ++place)
        m_isAtEdge = m_isAtEdge || std::abs(massAbove<Real>(reachable, *place, m_order, m_power) - 1) <= undecided<Real>;
    m_edge = support.back();
    Real low = 0, high = 1 / static_cast<Real>(support.size()); // the weakest has at most the mean
    Real weakest = high;
    for (int step = 0; step < mostSteps; ++step) {
        m_base = std::pow(weakest, m_order);
        Real sum = 0, slope = 0;
        for (const Real x : support) {
            const Real base = m_base + m_order * (x - m_edge);
            const Real weight = std::pow(base, m_power);
            sum += weight;
            slope += weight / base;
        }
        (sum < 1 ? low : high) = weakest;
        const Real newton = weakest - (sum - 1) / (slope * m_base / weakest);
        const Real next = newton > low && newton < high ? newton : low + (high - low) / 2;
        if (next == weakest || high - low <= std::numeric_limits<Real>::epsilon() * std::numeric_limits<Real>::epsilon())
            return;
        const bool isSettled = std::abs(next - weakest) <= std::numeric_limits<Real>::epsilon() * weakest;
        weakest = next;
        m_base = std::pow(weakest, m_order);
        if (isSettled)
            return;
    }
}

template class EntmaxThreshold<double>;
template class EntmaxThreshold<long double>;

} // namespace softfocus
