#include "ui/model/numbers/number_weights.h"

#include "ui/model/numbers/numbers_editor.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/numbers/typed_number.h"

#include "core/measures/distribution.h"
#include "core/text/number.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softfocus {

namespace {

class NumberWords {
    Q_DECLARE_TR_FUNCTIONS(NumberWords)
};

WeighedList weighed(const ComputedPanel& panel, const std::vector<double>& scores, double temperature)
{
    WeighedList result;
    result.variant = variantOf(panel, temperature);
    result.hasOwnTemperature = panel.hasOwnTemperature;
    result.weights.resize(scores.size());
    const Normalizer& normalizer = result.variant.normalizer;
    result.state = normalizer.weigh(scores, result.variant.temperature, result.weights);
    result.supportEdge = normalizer.supportEdge(scores, result.variant.temperature);
    result.measures = measure(normalizer.fineWeights(scores, result.variant.temperature));
    result.measures.support = supportOf(result.weights, scores, result.supportEdge);
    return result;
}

/// "a, b and c".
QString joined(const QStringList& names)
{
    if (names.size() < 2)
        return names.join(QString());
    return NumberWords::tr("%1 and %2", "the last two of a list")
        .arg(QStringList(names.mid(0, names.size() - 1)).join(QStringLiteral(", ")), names.back());
}

} // namespace

bool WeighedList::isUndefined() const
{
    return state == RowState::Undefined || std::ranges::any_of(weights, [](double weight) { return std::isnan(weight); });
}

double NumberWeights::shownWeight(std::size_t variant, std::size_t place) const
{
    const WeighedList& weighed = variants[variant];
    const double weight = weighed.weights[place];
    return weight == 0 && list.scores[place] >= weighed.supportEdge ? std::numeric_limits<double>::denorm_min() : weight;
}

std::vector<ComputedPanel> numberVariants(const Scene& scene)
{
    std::vector<ComputedPanel> panels;
    bool hasChosen = false;
    for (const ComparedPanel& panel : scene.compare.panels) {
        const auto* computed = std::get_if<ComputedPanel>(&panel);
        if (!computed)
            continue;
        panels.push_back(*computed);
        hasChosen = hasChosen || (!computed->hasOwnTemperature && sameWeights(computed->variant.normalizer, scene.variant.normalizer));
    }
    if (!hasChosen)
        panels.push_back({scene.variant, false});
    return panels;
}

NumberWeights weighedNumbers(const Scene& scene)
{
    NumberWeights numbers;
    numbers.list = scene.numbers.list;
    for (std::size_t place = 0; place < numbers.count(); ++place)
        numbers.names.push_back(numberName(numbers.list, place));
    for (const ComputedPanel& panel : numberVariants(scene))
        numbers.variants.push_back(weighed(panel, numbers.list.scores, scene.variant.temperature));
    std::size_t variant = 0;
    for (std::size_t panel = 0; panel < scene.compare.panels.size(); ++panel)
        if (std::holds_alternative<ComputedPanel>(scene.compare.panels[panel]))
            numbers.variants[variant++].panel = panel;
    return numbers;
}

QString readScore(double score)
{
    return shownParameterText(score).replace(u'-', QChar(u'−'));
}

QString variantText(const WeighedList& weighed)
{
    const QString name = briefNormalizerText(weighed.variant.normalizer);
    if (!weighed.hasOwnTemperature || !weighed.variant.normalizer.temperatureMatters())
        return name;
    return NumberWords::tr("%1, T = %2").arg(name, shownTemperatureText(weighed.variant.temperature));
}

QString weightText(const NumberWeights& numbers, std::size_t variant, std::size_t place)
{
    return weightText(numbers.shownWeight(variant, place));
}

QString weightsText(const NumberWeights& numbers, std::size_t variant)
{
    if (numbers.variants[variant].isUndefined())
        return NumberWords::tr("undefined: the definition divides by 0 here");
    QStringList texts;
    for (std::size_t place = 0; place < numbers.count(); ++place)
        texts << weightText(numbers, variant, place);
    return texts.join(QStringLiteral(" · "));
}

QString sumText(const WeighedList& weighed)
{
    if (weighed.isUndefined())
        return {};
    const bool sumsToOne = std::abs(weighed.measures.sum - 1) < computedRounding;
    const bool isBelow = std::ranges::any_of(weighed.weights, [](double weight) { return weight < 0; });
    if (sumsToOne)
        return isBelow ? NumberWords::tr("sum 1, with weights below 0") : QString();
    const QString sum = weightText(weighed.measures.sum);
    return isBelow ? NumberWords::tr("sum %1, with weights below 0").arg(sum) : NumberWords::tr("sum %1, which need not be 1").arg(sum);
}

QString briefSumText(const WeighedList& weighed)
{
    return sumText(weighed).isEmpty() ? QString() : NumberWords::tr("sum %1").arg(weightText(weighed.measures.sum));
}

QString spreadText(const WeighedList& weighed)
{
    if (weighed.isUndefined() || !isDistribution(weighed.weights, computedRounding))
        return {};
    const QLocale locale;
    return NumberWords::tr("entropy %1 bits, %2 effective numbers, %3 of %4 above 0")
        .arg(entropyText(weighed.measures.entropy),
             locale.toString(weighed.measures.effectiveTokens, 'f', weighed.measures.effectiveTokens < 100 ? 1 : 0),
             locale.toString(qlonglong(weighed.measures.support)), locale.toString(qlonglong(weighed.weights.size())));
}

QString weightSentence(const NumberWeights& numbers, std::size_t variant, std::size_t place)
{
    const WeighedList& weighed = numbers.variants[variant];
    const QString name = variantText(weighed);
    if (weighed.isUndefined())
        return NumberWords::tr("%1 is undefined here: its definition divides by 0.").arg(name);
    return NumberWords::tr("%1 gives “%2”, whose score is %3, a weight of %4.")
        .arg(name, numbers.names[place], readScore(numbers.list.scores[place]), weightText(numbers, variant, place));
}

QString keySentence(const NumberWeights& numbers, std::size_t place)
{
    QStringList parts;
    for (std::size_t variant = 0; variant < numbers.variants.size(); ++variant)
        parts << NumberWords::tr("%1 %2", "a normalizer and the weight that it gives")
                     .arg(variantText(numbers.variants[variant]), weightText(numbers, variant, place));
    return NumberWords::tr("“%1”, whose score is %2: %3")
        .arg(numbers.names[place], readScore(numbers.list.scores[place]), parts.join(QStringLiteral(" · ")));
}

QString tableOf(const NumberWeights& numbers)
{
    const auto exact = [](double number) {
        const NumberText text(number);
        return QString::fromLatin1(text.view().data(), qsizetype(text.view().size()));
    };
    QStringList head{NumberWords::tr("number"), NumberWords::tr("score")};
    for (const WeighedList& weighed : numbers.variants)
        head << variantText(weighed);
    QString table = head.join(u'\t') + u'\n';
    for (std::size_t place = 0; place < numbers.count(); ++place) {
        QStringList cells{numbers.names[place].simplified(), exact(numbers.list.scores[place])};
        for (const WeighedList& weighed : numbers.variants)
            cells << exact(weighed.weights[place]);
        table += cells.join(u'\t') + u'\n';
    }
    return table;
}

QString whatMoved(const NumberWeights& before, const NumberWeights& after, const std::vector<std::size_t>& moved)
{
    // What rounding alone may do to weights that are the same by definition.
    constexpr double rounding = 1e-12;
    QStringList still, changed;
    for (std::size_t variant = 0; variant < std::min(before.variants.size(), after.variants.size()); ++variant) {
        bool isSame = before.variants[variant].isUndefined() == after.variants[variant].isUndefined();
        for (std::size_t place = 0; isSame && !before.variants[variant].isUndefined() && place < moved.size(); ++place)
            isSame = std::abs(before.variants[variant].weights[place] - after.variants[variant].weights[moved[place]]) <= rounding;
        (isSame ? still : changed) << variantText(before.variants[variant]);
    }
    if (changed.isEmpty())
        return NumberWords::tr("No weight changed: %1 did not move.").arg(joined(still));
    if (still.isEmpty())
        return NumberWords::tr("All weights changed: %1 moved.").arg(joined(changed));
    return NumberWords::tr("%1 did not move; %2 did.").arg(joined(still), joined(changed));
}

} // namespace softfocus
