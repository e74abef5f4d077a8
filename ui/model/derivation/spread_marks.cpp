#include "ui/model/derivation/spread_marks.h"

#include "core/measures/spread_temperatures.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace softfocus {

namespace {

class SpreadMarksWords {
    Q_DECLARE_TR_FUNCTIONS(SpreadMarksWords)
};

SpreadMark hardMark(double temperature, const QString& key, const QString& whose)
{
    const QString number = temperatureText(temperature);
    return {SpreadKind::NearlyHard, temperature,
            whose.isEmpty()
                ? SpreadMarksWords::tr("Nearly hard up to T = %1: %2 has 99 % of the weight or more").arg(number, key)
                : SpreadMarksWords::tr("%3 is nearly hard up to T = %1: %2 has 99 % of the weight or more").arg(number, key, whose)};
}

SpreadMark uniformMark(double temperature, const QString& whose)
{
    const QString number = temperatureText(temperature);
    return {
        SpreadKind::NearlyUniform, temperature,
        whose.isEmpty()
            ? SpreadMarksWords::tr("Nearly uniform from T = %1 on: every weight is within 1 % of an equal share").arg(number)
            : SpreadMarksWords::tr("%2 is nearly uniform from T = %1 on: every weight is within 1 % of an equal share").arg(number, whose)};
}

} // namespace

std::vector<SpreadMark> spreadMarksOf(std::span<const double> scores, const Normalizer& normalizer, const NameOfKey& nameOf, Whose whose)
{
    const SpreadTemperatures spread = spreadTemperatures(normalizer, scores);
    const QString name = whose == Whose::OfItself ? QString() : normalizerText(normalizer);
    std::vector<SpreadMark> marks;
    if (spread.nearlyHard) {
        const auto key = static_cast<Index>(std::ranges::max_element(scores) - scores.begin());
        marks.push_back(hardMark(*spread.nearlyHard, nameOf(key), name));
    }
    if (spread.nearlyUniform)
        marks.push_back(uniformMark(*spread.nearlyUniform, name));
    return marks;
}

std::vector<SpreadMark> spreadMarksOf(const Attention& attention, Index query)
{
    if (!hasScores(attention) || query < 0 || query >= attention.queryCount())
        return {};
    return spreadMarksOf(rowOf(attention.scores->masked, query), attention.scene.variant.normalizer,
                         [&attention](Index key) { return tickNameOf(attention, key); });
}

} // namespace softfocus
