#include "ui/model/numbers/number_weights.h"

#include "ui/model/numbers/numbers_editor.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/numbers/shown_number.h"
#include "ui/words/numbers/typed_number.h"

#include "core/measures/distribution.h"
#include "core/text/number.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <iterator>
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

/// The place that a name of numberName() is given to: "C" is the third one, "A2" comes after "Z".
std::optional<std::size_t> placeNamed(const QString& name)
{
    constexpr std::size_t letters = 26;
    if (name.isEmpty() || name.front() < u'A' || name.front() > u'Z')
        return std::nullopt;
    bool isNumber = true;
    const std::size_t round = name.size() == 1 ? 1 : name.mid(1).toULong(&isNumber);
    if (!isNumber || round == 0 || round > mostNumbers)
        return std::nullopt;
    return (round - 1) * letters + std::size_t(name.front().unicode() - u'A');
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

namespace {

/// A variant with the panel of Compare that it is of, if it is of one.
struct PlacedVariant {
    ComputedPanel panel;
    std::optional<std::size_t> place;
};

/// Of several heads under one variant, the first: they differ by scores that are not the list’s.
std::vector<PlacedVariant> placedVariants(const Scene& scene)
{
    std::vector<PlacedVariant> variants;
    const auto isThere = [&variants](const ComputedPanel& panel) {
        return std::ranges::any_of(variants, [&](const PlacedVariant& one) {
            return one.panel.variant == panel.variant && one.panel.hasOwnTemperature == panel.hasOwnTemperature;
        });
    };
    bool hasChosen = false;
    for (std::size_t place = 0; place < scene.compare.panels.size(); ++place) {
        const auto* computed = std::get_if<ComputedPanel>(&scene.compare.panels[place]);
        if (!computed || (computed->head && isThere(*computed)))
            continue;
        variants.push_back({*computed, place});
        hasChosen = hasChosen || (!computed->hasOwnTemperature && sameWeights(computed->variant.normalizer, scene.variant.normalizer));
    }
    if (!hasChosen)
        variants.push_back({{scene.variant, false}, std::nullopt});
    return variants;
}

QString variantName(const WeighedList& weighed)
{
    const QString name = briefNormalizerText(weighed.variant.normalizer);
    if (!weighed.hasOwnTemperature || !weighed.variant.normalizer.temperatureMatters())
        return name;
    return NumberWords::tr("%1, T = %2").arg(name, shownTemperatureText(weighed.variant.temperature));
}

void markNamesakes(std::vector<WeighedList>& variants)
{
    QStringList names;
    for (const WeighedList& one : variants)
        names << variantName(one);
    for (std::size_t place = 0; place < variants.size(); ++place)
        variants[place].isNamesake = names.count(names[qsizetype(place)]) > 1;
}

} // namespace

std::vector<ComputedPanel> numberVariants(const Scene& scene)
{
    std::vector<ComputedPanel> panels;
    for (const PlacedVariant& one : placedVariants(scene))
        panels.push_back(one.panel);
    return panels;
}

NumberWeights weighedNumbers(const Scene& scene)
{
    NumberWeights numbers;
    numbers.list = scene.numbers.list;
    for (std::size_t place = 0; place < numbers.count(); ++place)
        numbers.names.push_back(numberName(numbers.list, place));
    numbers.hues = huesOf(numbers.names);
    for (const PlacedVariant& one : placedVariants(scene)) {
        numbers.variants.push_back(weighed(one.panel, numbers.list.scores, scene.variant.temperature));
        numbers.variants.back().panel = one.place;
    }
    markNamesakes(numbers.variants);
    return numbers;
}

std::vector<std::size_t> huesOf(const std::vector<QString>& names)
{
    std::vector<std::optional<std::size_t>> hues;
    std::vector<bool> isTaken(names.size());
    std::vector<std::size_t> others;
    for (std::size_t place = 0; place < names.size(); ++place) {
        std::optional<std::size_t> hue = placeNamed(names[place]);
        if (hue && std::ranges::find(hues, hue) != hues.end())
            hue.reset(); // another one has the name, too
        if (!hue)
            others.push_back(place);
        else if (*hue < isTaken.size())
            isTaken[*hue] = true;
        hues.push_back(hue);
    }
    std::ranges::stable_sort(others, [&names](std::size_t a, std::size_t b) { return names[a] < names[b]; });
    auto other = others.begin();
    for (std::size_t hue = 0; hue < isTaken.size() && other != others.end(); ++hue)
        if (!isTaken[hue])
            hues[*other++] = hue;
    std::vector<std::size_t> found;
    std::ranges::transform(hues, std::back_inserter(found), [](const std::optional<std::size_t>& hue) { return hue.value_or(0); });
    return found;
}

QString readScore(double score)
{
    return givenNumber(score).screen;
}

QString variantText(const WeighedList& weighed)
{
    const QString name = variantName(weighed);
    return weighed.isNamesake && weighed.panel ? NumberWords::tr("%1 (panel %2)").arg(name).arg(*weighed.panel + 1) : name;
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
