#include "core/measures/spread_temperatures.h"

#include "core/rows/row.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace softfocus {

namespace {

bool isMonotone(NormalizerId id)
{
    switch (id) {
    case NormalizerId::Softmax:
    case NormalizerId::Sparsemax:
    case NormalizerId::Entmax:
    case NormalizerId::TopK: return true;
    case NormalizerId::Hardmax:
    case NormalizerId::Linear:
    case NormalizerId::Sigmoid:
    case NormalizerId::Tanh:
    case NormalizerId::Adaptive: break;
    }
    return false;
}

/// A row without its masked keys, and what its weights are at a temperature.
class SpreadRow {
public:
    SpreadRow(const Normalizer& normalizer, std::span<const double> scores) : m_normalizer(normalizer)
    {
        std::ranges::copy_if(scores, std::back_inserter(m_scores), [](double score) { return !isMasked(score); });
        m_weights.resize(m_scores.size());
    }

    std::size_t size() const { return m_scores.size(); }
    double span() const
    {
        const auto [least, most] = std::ranges::minmax_element(m_scores);
        return std::min(*most - *least, std::numeric_limits<double>::max());
    }
    bool isNearlyHard(double temperature) { return std::ranges::max(weightsAt(temperature)) >= nearlyAllWeight; }
    bool isNearlyUniform(double temperature)
    {
        const auto count = static_cast<double>(size());
        return std::ranges::all_of(weightsAt(temperature),
                                   [count](double weight) { return std::abs(weight * count - 1) <= nearlyUniformPart; });
    }

private:
    const std::vector<double>& weightsAt(double temperature)
    {
        m_normalizer.weigh(m_scores, temperature, m_weights);
        return m_weights;
    }

    const Normalizer& m_normalizer;
    std::vector<double> m_scores, m_weights;
};

struct Change {
    double before, after; ///< neighbours, of which the first is still as it is at 0
};

/// Where what holds at T = 0 and not at T = ∞ ceases to hold. Needs: it changes once; a start that is no stranger to it.
template <class Holds>
Change changeOf(double start, Holds holds)
{
    double low = start, high = start;
    while (low > 0 && !holds(low))
        low /= 4;
    while (!std::isinf(high) && holds(high))
        high *= 4;
    while (std::nextafter(low, high) < high) {
        // Halves the logarithm as long as there is one to halve, and then the number.
        const double even = low > 0 && !std::isinf(high) ? std::sqrt(low) * std::sqrt(high) : 0;
        const double middle = even > low && even < high ? even : low + (std::min(high, std::numeric_limits<double>::max()) - low) / 2;
        if (!(middle > low && middle < high))
            break;
        (holds(middle) ? low : high) = middle;
    }
    return {low, high};
}

} // namespace

SpreadTemperatures spreadTemperatures(const Normalizer& normalizer, std::span<const double> scores)
{
    if (!isMonotone(normalizer.id()))
        return {};
    SpreadRow row(normalizer, scores);
    if (row.size() < 2 || !(row.span() > 0))
        return {};
    constexpr double infinity = std::numeric_limits<double>::infinity();
    SpreadTemperatures found;
    if (row.isNearlyHard(0) && !row.isNearlyHard(infinity))
        found.nearlyHard = changeOf(row.span(), [&row](double temperature) { return row.isNearlyHard(temperature); }).before;
    if (row.isNearlyUniform(infinity) && !row.isNearlyUniform(0))
        found.nearlyUniform = changeOf(row.span(), [&row](double temperature) { return !row.isNearlyUniform(temperature); }).after;
    return found;
}

} // namespace softfocus
