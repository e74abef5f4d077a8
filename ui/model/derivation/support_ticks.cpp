#include "ui/model/derivation/support_ticks.h"

#include "core/measures/critical_temperatures.h"
#include "core/measures/distribution.h"
#include "ui/words/by_unit.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>
#include <limits>

namespace softfocus {

namespace {

class SupportTicksWords {
    Q_DECLARE_TR_FUNCTIONS(SupportTicksWords)
};

constexpr std::size_t mostTicks = 64; ///< more cannot be told apart on a slider

QString keyName(const Attention& attention, Index key)
{
    const QString name = briefNameOf(attention, NamedSide::Key, key);
    return isOfPatches(attention) ? opened(name) : name;
}

/// The row with only its largest scores unmasked: no other one has a say in when those enter.
std::vector<double> largestOf(std::span<const double> scores)
{
    std::vector<double> row(scores.begin(), scores.end());
    if (row.size() <= mostTicks)
        return row;
    std::vector<double> sorted = row;
    const auto last = sorted.begin() + static_cast<std::ptrdiff_t>(mostTicks) - 1;
    std::ranges::nth_element(sorted, last, std::greater<>());
    for (double& score : row)
        if (score < *last)
            score = -std::numeric_limits<double>::infinity();
    return row;
}

} // namespace

std::vector<SupportTick> supportTicksOf(const Attention& attention, Index query)
{
    const std::optional<double> alpha = sparseAlpha(attention.scene.variant.normalizer);
    if (!alpha || hasGivenWeights(attention) || query < 0 || query >= attention.queryCount())
        return {};
    std::vector<SupportTick> ticks;
    for (const CriticalTemperature& entry : criticalTemperatures(largestOf(rowOf(attention.scores->masked, query)), *alpha)) {
        if (entry.temperature <= 0)
            continue;
        ticks.push_back(
            {entry.temperature,
             SupportTicksWords::tr("%1 enters at T = %2").arg(keyName(attention, entry.key), temperatureText(entry.temperature))});
        if (ticks.size() == mostTicks)
            break;
    }
    return ticks;
}

} // namespace softfocus
