#include "core/normalizers/entmax_threshold.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softfocus {

namespace {

constexpr int mostSteps = 200; ///< never reached: Newton takes about 6, bisection 64

/// Σ max(u − d, 0)^p over all distances d, and its derivative by u.
struct SteepSum {
    long double sum = 0;
    long double slope = 0;
};

template <class Real>
SteepSum steepSum(std::span<const double> scaled, Real order, Real power, Real top)
{
    SteepSum result;
    for (const double x : scaled) {
        const Real above = top + order * static_cast<Real>(x);
        if (!(above > 0))
            continue;
        const Real weight = std::pow(above, power);
        result.sum += weight;
        result.slope += power * weight / above;
    }
    return result;
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

double EntmaxThreshold::weightOf(double x) const
{
    if (m_order > 1) {
        const long double above = m_top + static_cast<long double>(m_order) * x;
        return above > 0 ? m_scale * static_cast<double>(std::pow(above, static_cast<long double>(m_power))) : 0;
    }
    const double t = m_order * (x - m_offset);
    return t > -1 ? m_scale * std::exp(std::log1p(t) * m_power) : 0;
}

double EntmaxThreshold::tau() const
{
    return m_order > 1 ? -static_cast<double>(m_top) : m_order * m_offset - 1;
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

/// The sum grows with u, but with an infinite slope wherever another key joins: Newton's steps are kept between two u that are known to
/// give too little and too much. Found in double, then finished in long double.
void EntmaxThreshold::solveSteep(std::span<const double> scaled)
{
    const auto ties = static_cast<double>(std::ranges::count(scaled, 0.0));
    const auto reachable = static_cast<double>(std::ranges::count_if(scaled, [](double x) { return !std::isinf(x); }));
    double low = std::pow(reachable, -m_order) / 2; // uniform weights, the least that the largest can be
    double high = std::pow(ties, -m_order);         // the ties share everything, the most it can be
    double top = high;
    for (int step = 0; step < mostSteps && high - low > 4 * std::numeric_limits<double>::epsilon() * high; ++step) {
        const SteepSum at = steepSum<double>(scaled, m_order, m_power, top);
        (at.sum < 1 ? low : high) = top;
        const double newton = top - static_cast<double>((at.sum - 1) / at.slope);
        // Newton inside the bracket; but where it creeps along one end, halve.
        const bool halves = !(newton > low && newton < high) || step % 4 == 3;
        const double next = halves ? low + (high - low) / 2 : newton;
        if (next == top)
            break;
        top = next;
    }
    m_top = top;
    long double least = low, most = high;
    for (int step = 0; step < 12; ++step) {
        const SteepSum at = steepSum<long double>(scaled, m_order, 1.0L / static_cast<long double>(m_order), m_top);
        const long double next = m_top - (at.sum - 1) / at.slope;
        (at.sum < 1 ? least : most) = m_top;
        if (next == m_top)
            return;
        m_top = next > least && next < most ? next : least + (most - least) / 2;
    }
}

} // namespace softfocus
