#include "core/rows/support_entry.h"

#include <cmath>
#include <limits>

namespace softfocus {

namespace {

/// The largest double that is not above the number.
double roundedDown(long double number)
{
    const auto nearest = static_cast<double>(number);
    return static_cast<long double>(nearest) > number ? std::nextafter(nearest, 0.0) : nearest;
}

/// The largest double t with 4 t² ≤ squares.
double halfRootDown(const Expansion& squares)
{
    const auto isAbove = [&](double t) {
        Expansion rest = squares;
        rest.addProduct(-4 * t, t);
        return rest.sign() < 0;
    };
    double result = std::sqrt(squares.rounded()) / 2;
    while (isAbove(result))
        result = std::nextafter(result, 0.0);
    for (double next = result; !isAbove(next); next = std::nextafter(next, std::numeric_limits<double>::infinity()))
        result = next;
    return result;
}

} // namespace

bool SupportEntry::isOrdinary(double number)
{
    constexpr double least = 1e-100;
    const double size = std::abs(number);
    return size == 0 || (size >= least && size <= 1 / least);
}

void SupportEntry::add(double score)
{
    m_above.push_back(score);
    m_isExact = m_isExact && (m_alpha == 2 || m_alpha == 1.5) && isOrdinary(score);
    if (!m_isExact)
        return;
    m_sum.add(score);
    if (m_alpha == 1.5)
        m_squares.addProduct(score, score);
}

double SupportEntry::temperatureOf(double score) const
{
    if (m_above.empty() || !(m_above.front() > score))
        return 0;
    return m_isExact && isOrdinary(score) ? bySums(score) : byPowers(score);
}

/// Σ (z_j − z) and Σ (z_j − z)² = Σ z_j² − 2 z Σ z_j + k z², which cancel without a trace.
double SupportEntry::bySums(double score) const
{
    const auto count = static_cast<double>(m_above.size());
    if (m_alpha == 2) {
        Expansion gaps = m_sum;
        gaps.addProduct(-count, score);
        return gaps.roundedDown();
    }
    Expansion squares = m_squares, scores;
    squares.addProduct(-2 * score, m_sum);
    scores.addProduct(count, score);
    squares.addProduct(score, scores);
    return halfRootDown(squares);
}

double SupportEntry::byPowers(double score) const
{
    const long double order = static_cast<long double>(m_alpha) - 1, power = 1 / order;
    const long double widest = static_cast<long double>(m_above.front()) - score;
    long double sum = 0;
    for (const double above : m_above)
        sum += std::pow((static_cast<long double>(above) - score) / widest, power);
    return roundedDown(order * widest * std::pow(sum, order));
}

bool isInSupport(std::span<const double> above, double score, double temperature, double alpha)
{
    SupportEntry entry(alpha);
    for (const double larger : above)
        entry.add(larger);
    return temperature > entry.temperatureOf(score);
}

} // namespace softfocus
