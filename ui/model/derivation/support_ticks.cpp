#include "ui/model/derivation/support_ticks.h"

#include "core/measures/critical_temperatures.h"
#include "core/measures/distribution.h"
#include "ui/words/by_unit.h"
#include "ui/words/normalizer_text.h"
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

QString tickNameOf(const Attention& attention, Index key)
{
    const QString name = briefNameOf(attention, NamedSide::Key, key);
    return isOfPatches(attention) ? opened(name) : name;
}

std::vector<SupportTick> supportTicksOf(std::span<const double> scores, const Normalizer& normalizer, const NameOfKey& nameOf, Whose whose)
{
    const std::optional<double> alpha = sparseAlpha(normalizer);
    if (!alpha)
        return {};
    std::vector<SupportTick> ticks;
    for (const CriticalTemperature& entry : criticalTemperatures(largestOf(scores), *alpha)) {
        if (entry.temperature <= 0)
            continue;
        const QString number = temperatureText(entry.temperature);
        ticks.push_back({entry.temperature, whose == Whose::OfItself
                                                ? SupportTicksWords::tr("%1 enters at T = %2").arg(nameOf(entry.key), number)
                                                : SupportTicksWords::tr("%1 enters the support of %3 at T = %2")
                                                      .arg(nameOf(entry.key), number, normalizerText(normalizer))});
        if (ticks.size() == mostTicks)
            break;
    }
    return ticks;
}

std::vector<SupportTick> supportTicksOf(const Attention& attention, Index query)
{
    if (!hasScores(attention) || query < 0 || query >= attention.queryCount())
        return {};
    return supportTicksOf(rowOf(attention.scores->masked, query), attention.scene.variant.normalizer,
                          [&attention](Index key) { return tickNameOf(attention, key); });
}

} // namespace softfocus
