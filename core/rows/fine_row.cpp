#include "core/rows/fine_row.h"

#include "core/rows/entmax_threshold.h"
#include "core/rows/row.h"
#include "core/rows/support_entry.h"

#include <algorithm>
#include <numeric>

namespace softfocus {

namespace {

/// The keys that can have a weight, from the largest score down.
std::vector<double> reachableDescending(const ScoreRow& row, double alpha)
{
    const double maximum = largest(row.scores);
    const long double reach = static_cast<long double>(row.temperature) / (static_cast<long double>(alpha) - 1);
    std::vector<double> reachable;
    for (const double score : row.scores)
        if (!isMasked(score) && static_cast<long double>(maximum) - score < reach)
            reachable.push_back(score);
    std::ranges::sort(reachable, std::greater());
    return reachable;
}

/// The scores that have a weight, from the largest down: as far as T is above the temperature at which they enter.
std::vector<double> supportDescending(const ScoreRow& row, double alpha)
{
    std::vector<double> scores = reachableDescending(row, alpha);
    std::size_t low = 1, high = scores.size(); // the largest always has one; supports are nested
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        const bool isIn = isInSupport(std::span(scores).first(middle), scores[middle], row.temperature, alpha);
        (isIn ? low : high) = isIn ? middle + 1 : middle;
    }
    scores.resize(low);
    return scores;
}

bool isExact(const std::vector<double>& support, double temperature)
{
    return SupportEntry::isOrdinary(temperature) && std::ranges::all_of(support, &SupportEntry::isOrdinary);
}

/// w = (T − Σ_k (z_k − z)) / (K T) over the support of K keys: nothing is rounded before it has cancelled.
class FineSparsemax {
public:
    FineSparsemax(const std::vector<double>& support, double temperature)
        : m_count(static_cast<double>(support.size())), m_temperature(temperature), m_isExact(isExact(support, temperature)),
          m_least(support.back())
    {
        m_rest.add(temperature);
        for (const double score : support) {
            m_rest.add(-score);
            m_gaps += static_cast<long double>(score) - m_least;
        }
    }

    long double weightOf(double score) const
    {
        const long double scale = static_cast<long double>(m_count) * m_temperature;
        if (!m_isExact)
            return (m_temperature - m_gaps + m_count * (static_cast<long double>(score) - m_least)) / scale;
        Expansion rest = m_rest;
        rest.addProduct(m_count, score);
        return rest.value() / scale;
    }

private:
    double m_count, m_temperature;
    bool m_isExact;
    double m_least;
    Expansion m_rest;       ///< T − Σ z
    long double m_gaps = 0; ///< Σ (z − least)
};

/// w = ((U + z − z_K)/(2T))² with U above the weakest key's z_K such that they sum to 1: K U² + 2 U Σ g + Σ g² = 4 T² with the gaps g.
class FineEntmax15 {
public:
    FineEntmax15(const std::vector<double>& support, double temperature) : m_least(support.back()), m_temperature(temperature)
    {
        const auto count = static_cast<long double>(support.size());
        long double gaps = 0, squares = 0;
        for (const double score : support) {
            const long double gap = static_cast<long double>(score) - m_least;
            gaps += gap;
            squares += gap * gap;
        }
        const long double t = temperature;
        const long double left = isExact(support, temperature) ? exactlyLeft(support, temperature) : 4 * t * t - squares;
        m_above = left / (gaps + std::sqrt(gaps * gaps + count * left));
    }

    long double weightOf(double score) const
    {
        const long double base = (m_above + (static_cast<long double>(score) - m_least)) / (2 * static_cast<long double>(m_temperature));
        return base * base;
    }

private:
    /// 4 T² − Σ (z − least)²
    long double exactlyLeft(const std::vector<double>& support, double temperature) const
    {
        Expansion left, scores;
        left.addProduct(4 * temperature, temperature);
        for (const double score : support) {
            left.addProduct(-score, score);
            scores.add(2 * score);
            scores.add(-m_least);
        }
        left.addProduct(m_least, scores);
        return left.value();
    }

    double m_least, m_temperature;
    long double m_above = 0; ///< U
};

class FineEntmax {
public:
    FineEntmax(const std::vector<double>& support, double temperature, double alpha)
        : m_maximum(support.front()), m_temperature(temperature), m_threshold(scaled(support), alpha)
    {
    }

    long double weightOf(double score) const { return m_threshold.weightOf(below(score)); }

private:
    long double below(double score) const { return scaledBelow<long double>(score, m_maximum, m_temperature); }
    std::vector<long double> scaled(const std::vector<double>& support) const
    {
        std::vector<long double> values;
        for (const double score : support)
            values.push_back(below(score));
        return values;
    }

    double m_maximum, m_temperature;
    EntmaxThreshold<long double> m_threshold;
};

template <class Solution>
FineWeights weightsBy(const Solution& solution, const ScoreRow& row, double least)
{
    FineWeights weights(row.scores.size(), 0);
    for (std::size_t j = 0; j < weights.size(); ++j)
        if (row.scores[j] >= least) // what is in the support has a weight, though rounding may say how little it is
            weights[j] = std::max(solution.weightOf(row.scores[j]), std::numeric_limits<long double>::denorm_min());
    return weights;
}

FineWeights sharedEqually(const ScoreRow& row)
{
    const double maximum = largest(row.scores);
    const std::vector<long double> wide(row.scores.begin(), row.scores.end());
    FineWeights weights(wide.size());
    const bool isCold = row.temperature == 0;
    shareEqually<long double>(wide, weights, [&](long double score) { return !isCold || score == maximum; });
    return weights;
}

} // namespace

FineWeights fineSoftmax(const ScoreRow& row, long double sharpening, double least)
{
    FineWeights weights(row.scores.size(), 0);
    const double maximum = largest(row.scores);
    if (isMasked(maximum))
        return weights;
    for (std::size_t j = 0; j < weights.size(); ++j)
        if (!isMasked(row.scores[j]) && row.scores[j] >= least)
            weights[j] = std::exp(sharpening * scaledBelow<long double>(row.scores[j], maximum, row.temperature));
    const long double total = std::accumulate(weights.begin(), weights.end(), 0.0L);
    for (long double& weight : weights)
        weight /= total;
    return weights;
}

FineWeights fineEntmax(const ScoreRow& row, double alpha)
{
    if (isMasked(largest(row.scores)))
        return FineWeights(row.scores.size(), 0);
    if (row.temperature == 0 || std::isinf(row.temperature))
        return sharedEqually(row);
    const std::vector<double> support = supportDescending(row, alpha);
    if (alpha == 2)
        return weightsBy(FineSparsemax(support, row.temperature), row, support.back());
    if (alpha == 1.5)
        return weightsBy(FineEntmax15(support, row.temperature), row, support.back());
    return weightsBy(FineEntmax(support, row.temperature, alpha), row, support.back());
}

double fineExp(double score, double maximum, double temperature)
{
    const double x = scaledBelow(score, maximum, temperature);
    if (x == 0 || std::isinf(x))
        return std::exp(x);
    const double below = score - maximum, part = below - score;
    const double rounded = (score - (below - part)) - (maximum + part); // off the difference
    const double rest = (std::fma(-x, temperature, below) + rounded) / temperature;
    return std::exp(x) * (1 + rest);
}

FineWeights sumsOfOthers(std::span<const long double> values)
{
    FineWeights sums(values.size(), 0);
    long double before = 0, after = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        sums[i] = before;
        before += values[i];
    }
    for (std::size_t i = values.size(); i-- > 0;) {
        sums[i] += after;
        after += values[i];
    }
    return sums;
}

} // namespace softfocus
