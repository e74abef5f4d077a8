#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

namespace softfocus {

/// True for a masked entry of a row of scores.
template <class Real>
bool isMasked(Real score)
{
    return score == -std::numeric_limits<Real>::infinity();
}

/// The largest score of a row; −∞ when every key is masked or there is none.
template <class Real>
Real largest(std::span<const Real> scores)
{
    Real result = -std::numeric_limits<Real>::infinity();
    for (const Real score : scores)
        result = std::max(result, score);
    return result;
}

/// The least score of unmasked keys; ∞ where there is none.
inline double leastUnmasked(std::span<const double> scores)
{
    double least = std::numeric_limits<double>::infinity();
    for (const double score : scores)
        if (!isMasked(score))
            least = std::min(least, score);
    return least;
}

/// (score − maximum) / T, in the order that neither overflows nor loses the limit values.
/// At T = ∞ it is 0; at T = 0 it is 0 for the largest scores and −∞ for the others. Masked stays −∞.
/// Range: ≤ 0 or −∞.
template <class Real>
Real scaledBelow(Real score, Real maximum, Real temperature)
{
    if (isMasked(score))
        return score;
    if (score == maximum || std::isinf(temperature))
        return 0;
    if (temperature == 0)
        return -std::numeric_limits<Real>::infinity();
    const Real below = score - maximum;
    // Halved where the difference of two numbers is beyond any: their quotient need not be.
    return std::isinf(below) ? (score / 2 - maximum / 2) / temperature * 2 : below / temperature;
}

/// 1/m on the unmasked keys that `chosen` accepts, 0 elsewhere; m is how many those are.
template <class Real, class Choice>
void shareEqually(std::span<const Real> scores, std::span<Real> weights, Choice chosen)
{
    std::size_t count = 0;
    for (const Real score : scores)
        count += !isMasked(score) && chosen(score);
    for (std::size_t j = 0; j < scores.size(); ++j)
        weights[j] = !isMasked(scores[j]) && chosen(scores[j]) ? Real(1) / static_cast<Real>(count) : Real(0);
}

/// One value per key from `value(score)`; NaN for masked keys, which take no part in the working.
template <class Function>
std::vector<double> columnOf(std::span<const double> scores, Function value)
{
    std::vector<double> column(scores.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t j = 0; j < scores.size(); ++j)
        if (!isMasked(scores[j]))
            column[j] = value(scores[j]);
    return column;
}

/// The sum of a column's values, masked keys left out.
inline double totalOf(std::span<const double> column)
{
    double total = 0;
    for (const double value : column)
        if (!std::isnan(value))
            total += value;
    return total;
}

} // namespace softfocus
