#include "ui/words/panel_text.h"

#include "core/scene/source.h"
#include "core/sources/head_overview.h"
#include "ui/words/by_unit.h"
#include "ui/words/head_text.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/numbers/typed_number.h"

#include <QCoreApplication>

#include <cmath>

namespace softfocus {

namespace {

class PanelText {
    Q_DECLARE_TR_FUNCTIONS(PanelText)
};

/// What is told first where not all has room: that rows do not sum to 1, then how spread out they are, what can be learnt, what is cut off.
enum Rank { first, second, third, fourth, fifth, last };

QString panelSumText(double sum)
{
    return weightText(sum);
}

Fact sumsFact(const PanelFacts& facts)
{
    const QString name = PanelText::tr("row sums");
    if (std::isnan(facts.leastSum))
        return {name, PanelText::tr("undefined in places"), PanelText::tr("A row whose scores sum to 0 cannot be divided by their sum"),
                first};
    const QString least = panelSumText(facts.leastSum), greatest = panelSumText(facts.greatestSum);
    if (least == greatest)
        return {name, least, {}, first};
    return {name, PanelText::tr("%1 to %2").arg(least, greatest), {}, first};
}

} // namespace

namespace {

QString nameWith(const ComparedPanel& panel, QString (*textOf)(double temperature))
{
    if (const auto* given = std::get_if<GivenPanel>(&panel))
        return PanelText::tr("given: %1").arg(QString::fromStdString(given->weights->origin));
    const auto& computed = std::get<ComputedPanel>(panel);
    const QString normalizer = briefNormalizerText(computed.variant.normalizer);
    const QString name = computed.head ? PanelText::tr("head %1 · %2").arg(*computed.head).arg(normalizer) : normalizer;
    if (!computed.hasOwnTemperature || !computed.variant.normalizer.temperatureMatters())
        return name;
    return PanelText::tr("%1 · T = %2").arg(name, textOf(computed.variant.temperature));
}

} // namespace

QString panelName(const ComparedPanel& panel)
{
    return nameWith(panel, shownTemperatureText);
}

QStringList panelNames(const std::vector<ComparedPanel>& panels)
{
    QStringList brief, names;
    for (const ComparedPanel& panel : panels)
        brief << panelName(panel);
    for (std::size_t place = 0; place < panels.size(); ++place) {
        const QString& name = brief[qsizetype(place)];
        names << (brief.count(name) > 1 ? nameWith(panels[place], exactTemperatureText) : name);
    }
    return toldApart(names);
}

QStringList toldApart(const QStringList& names)
{
    QStringList told;
    for (const QString& name : names)
        told << (names.count(name) > 1 ? PanelText::tr("%1 (panel %2)").arg(name).arg(told.size() + 1) : name);
    return told;
}

namespace {

/// What a head looks at, rather than what its normalizer does, which all of them may share.
QString headGist(const Attention& attention)
{
    const std::optional<HeadPattern> pattern = clearPatternOf(attention);
    if (!pattern)
        return PanelText::tr("no clear pattern");
    return patternLabel(*pattern, std::get<ModelSource>(attention.scene.source).part);
}

} // namespace

QString panelGist(const ComparedPanel& panel, const Attention& attention)
{
    if (std::holds_alternative<GivenPanel>(panel))
        return PanelText::tr("weights as they were given · nothing here changes them");
    if (hasGivenWeights(attention))
        return {};
    if (std::get<ComputedPanel>(panel).head && projectionsOf(*attention.input))
        return headGist(attention);
    return gistText(std::get<ComputedPanel>(panel).variant.normalizer, attention.scene.variant.temperature, unitNameOf(*attention.input));
}

QString panelNote(const ComparedPanel& panel, const Attention& attention)
{
    if (const auto* computed = std::get_if<ComputedPanel>(&panel)) {
        if (hasGivenWeights(attention))
            return PanelText::tr("the weights are given");
        if (!computed->variant.normalizer.temperatureMatters())
            return PanelText::tr("T has no effect");
    }
    return {};
}

std::vector<Fact> factLines(const PanelFacts& facts, UnitName unit)
{
    std::vector<Fact> lines;
    const bool hasEntropy = !std::isnan(facts.entropy);
    lines.push_back({PanelText::tr("mean entropy"),
                     hasEntropy ? PanelText::tr("%1 bits").arg(entropyText(facts.entropy)) : PanelText::tr("no meaning here"),
                     hasEntropy ? PanelText::tr("−Σ w log₂ w of a row, averaged over all rows")
                                : PanelText::tr("Entropy is of weights from 0 up that sum to 1"),
                     hasEntropy ? second : last});
    if (hasEntropy)
        lines.push_back({byUnit(unit, {.words = PanelText::tr("effective words"),
                                       .entries = PanelText::tr("effective keys"),
                                       .patches = PanelText::tr("effective patches"),
                                       .pieces = PanelText::tr("effective pieces")}),
                         scoreText(facts.effectiveTokens, NumberForm::Tenths),
                         PanelText::tr("2 to the power of a row’s entropy, averaged over all rows: how many keys a query really looks at"),
                         fifth});
    lines.push_back({PanelText::tr("zero weights"), PanelText::tr("%1 of %2").arg(countText(facts.zeros), countText(facts.cells)),
                     PanelText::tr("Weights that are exactly 0, of those that no mask hides"), fourth});
    if (!facts.sumsAreOne)
        lines.push_back(sumsFact(facts));
    return lines;
}

namespace {

Fact gradientInWords(const GradientFacts& gradient, UnitName unit)
{
    const QString name = PanelText::tr("gradient");
    const QString support = countText(gradient.support), keys = countText(gradient.keys);
    switch (gradient.kind) {
    case GradientKind::None: return {name, PanelText::tr("none"), PanelText::tr("There are no scores by which these weights change")};
    case GradientKind::Undefined: return {name, PanelText::tr("undefined"), PanelText::tr("As the weights of the chosen row are")};
    case GradientKind::Smooth:
        return {name, PanelText::tr("smooth everywhere"),
                gradient.isOwnOnly ? PanelText::tr("Every weight of the chosen row answers to its own score, and to no other")
                                   : PanelText::tr("Every weight of the chosen row answers to every score")};
    case GradientKind::OnSupport:
        return {name,
                byUnit(unit, {.words = PanelText::tr("smooth on %1 of %2 words"),
                              .entries = PanelText::tr("smooth on %1 of %2 keys"),
                              .patches = PanelText::tr("smooth on %1 of %2 patches"),
                              .pieces = PanelText::tr("smooth on %1 of %2 pieces")})
                    .arg(support, keys),
                gradient.isOwnOnly
                    ? PanelText::tr("Of the chosen row, these weights answer to their own scores; the others do not change")
                    : PanelText::tr("Of the chosen row, the weights above 0 answer to each other’s scores; the others stay 0")};
    case GradientKind::Kept:
        return {name,
                byUnit(unit, {.words = PanelText::tr("smooth on the %1 kept words"),
                              .entries = PanelText::tr("smooth on the %1 kept keys"),
                              .patches = PanelText::tr("smooth on the %1 kept patches"),
                              .pieces = PanelText::tr("smooth on the %1 kept pieces")})
                    .arg(support),
                PanelText::tr("Which keys are kept changes by jumps, which no gradient sees")};
    case GradientKind::AtEdge:
        return {name, PanelText::tr("kinked: at a tie"),
                PanelText::tr("At these scores of the chosen row it has another value on each side of a tie or an edge")};
    case GradientKind::SingleWeight:
        return {name, PanelText::tr("zero: one takes all"),
                PanelText::tr("One key has all of the chosen row’s weight, which does not change until another score comes near")};
    case GradientKind::Zero:
        return {name, PanelText::tr("zero: cannot learn"),
                PanelText::tr("The weights jump and are flat between the jumps, so that nothing is learnt by following a gradient")};
    case GradientKind::ZeroHere:
        return {name, PanelText::tr("zero here"), PanelText::tr("At this temperature or these scores no weight of the chosen row answers")};
    }
    return {};
}

} // namespace

Fact gradientFact(const GradientFacts& gradient, UnitName unit)
{
    Fact fact = gradientInWords(gradient, unit);
    fact.rank = third;
    return fact;
}

} // namespace softfocus
