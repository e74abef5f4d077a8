#include "ui/model/derivation/level_bars.h"

#include "core/measures/distribution.h"
#include "ui/words/by_unit.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/step_text.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softfocus {

namespace {

class LevelBarsWords {
    Q_DECLARE_TR_FUNCTIONS(LevelBarsWords)
};

/// The level above which scores have a weight, at the limits of T, too.
std::optional<double> levelOf(const WorkedRow& row, double most)
{
    const Variant& variant = row.attention->scene.variant;
    if (variant.normalizer.id() == NormalizerId::Hardmax)
        return most;
    if (!sparseAlpha(variant.normalizer))
        return std::nullopt;
    if (variant.temperature == 0)
        return most;
    if (std::isinf(variant.temperature))
        return -std::numeric_limits<double>::infinity();
    return row.thresholdScore();
}

/// Ends of the axis that hold the values, and a little more where a level moves among them.
void fitAxis(LevelBars& bars, const std::vector<double>& all)
{
    const auto [least, most] = std::ranges::minmax(all);
    if (!bars.level) {
        bars.low = std::min(0.0, least);
        bars.high = most > bars.low ? most : bars.low + 1;
        return;
    }
    constexpr double below = 0.2;
    const double span = most > least ? most - least : 1;
    bars.low = least - below * span;
    bars.high = most;
}

} // namespace

LevelBars levelBarsOf(const WorkedRow& row)
{
    LevelBars bars;
    if (row.query < 0 || row.state == RowState::NothingToAttend || !row.hasScores())
        return bars;
    std::vector<Index> unmasked = row.order;
    std::erase_if(unmasked, [&](Index key) { return row.isMasked(key); });
    if (unmasked.empty())
        return bars;
    bars.keyCount = std::ssize(unmasked);
    bars.aboveLevel = row.measures.support;
    std::vector<double> all;
    for (const Index key : unmasked)
        all.push_back(row.scoreOf(key));
    bars.level = levelOf(row, std::ranges::max(all));
    if (!bars.level && !row.steps.columns.empty()) {
        const StepColumn& last = row.steps.columns.back();
        bars.valueName = stepTitle(last.kind);
        bars.total = last.total;
        all.clear();
        for (const Index key : unmasked) {
            const double value = last.values[std::size_t(key)];
            all.push_back(std::isfinite(value) ? value : 0);
        }
    }
    fitAxis(bars, all);
    const std::size_t shown = std::min(unmasked.size(), mostBars);
    bars.values.assign(all.begin(), all.begin() + std::ptrdiff_t(shown));
    for (std::size_t place = 0; place < shown; ++place) {
        const Index key = unmasked[place];
        bars.keys.push_back(key);
        bars.labels.push_back(row.keyText(key));
        bars.names.push_back(opened(briefNameOf(*row.attention, NamedSide::Key, key)));
        bars.weights.push_back(row.shownWeightOf(key));
    }
    return bars;
}

QString barsTitle(const LevelBars& bars)
{
    if (bars.level)
        return LevelBarsWords::tr("Scores and the level τ");
    return bars.total ? LevelBarsWords::tr("%1, whose shares are the weights").arg(bars.valueName)
                      : LevelBarsWords::tr("%1, which are the weights").arg(bars.valueName);
}

QString barsHeading(const LevelBars& bars)
{
    if (bars.level)
        return LevelBarsWords::tr("Scores, level τ");
    return bars.total ? LevelBarsWords::tr("Shares of %1").arg(bars.valueName) : LevelBarsWords::tr("Weights %1").arg(bars.valueName);
}

QString barSentence(const LevelBars& bars, std::size_t place)
{
    const double value = bars.values[place];
    const QString name = bars.names[place], number = scoreText(value, NumberForm::Long), weight = weightText(bars.weights[place]);
    if (!bars.level)
        return LevelBarsWords::tr("%1: %2 = %3, weight %4").arg(name, bars.valueName, number, weight);
    const double above = value - *bars.level;
    if (!std::isfinite(above) || above == 0)
        return LevelBarsWords::tr("%1: score %2, weight %3").arg(name, number, weight);
    const QString by = scoreText(std::abs(above), NumberForm::Long);
    return above > 0 ? LevelBarsWords::tr("%1: score %2, above the level by %3: weight %4").arg(name, number, by, weight)
                     : LevelBarsWords::tr("%1: score %2, below the level by %3: weight %4").arg(name, number, by, weight);
}

QString barsDescription(const LevelBars& bars)
{
    if (bars.isEmpty())
        return {};
    QStringList sentences;
    const QString count = countText(bars.aboveLevel), all = countText(bars.keyCount);
    if (bars.level && std::isfinite(*bars.level))
        sentences << LevelBarsWords::tr("The level lies at the score %1. Keys that have a weight: %2 of %3.")
                         .arg(scoreText(*bars.level, NumberForm::Long), count, all);
    else if (bars.level)
        sentences << LevelBarsWords::tr("The level lies below every score. Keys that have a weight: %1 of %2.").arg(count, all);
    else if (bars.total)
        sentences << LevelBarsWords::tr("Each weight is its share of the sum, which is %1.").arg(scoreText(*bars.total, NumberForm::Long));
    constexpr std::size_t mostSaid = 8;
    for (std::size_t place = 0; place < std::min(mostSaid, bars.keys.size()); ++place)
        sentences << barSentence(bars, place) + u'.';
    return sentences.join(u' ');
}

QString barsNote(const LevelBars& bars)
{
    if (bars.keyCount <= std::ssize(bars.keys))
        return {};
    return LevelBarsWords::tr("Shown are the %1 of %2 keys with the largest weights.")
        .arg(countText(std::ssize(bars.keys)), countText(bars.keyCount));
}

} // namespace softfocus
