#include "ui/model/numbers/simplex_picture.h"

#include <QCoreApplication>
#include <QLocale>

namespace softfocus {

namespace {

class SimplexTexts {
    Q_DECLARE_TR_FUNCTIONS(SimplexTexts)
};

std::vector<const SimplexVariant*> variantsOf(const SimplexPicture& picture)
{
    std::vector<const SimplexVariant*> variants;
    if (const auto* lone = std::get_if<LoneNumber>(&picture))
        for (const SimplexVariant& one : lone->variants)
            variants.push_back(&one);
    if (const auto* curves = std::get_if<DifferenceCurves>(&picture))
        for (const DifferenceCurve& curve : curves->curves)
            variants.push_back(&curve.at);
    if (const auto* triangle = std::get_if<SimplexTriangle>(&picture))
        for (const TriangleVariant& one : triangle->variants)
            variants.push_back(&one.at);
    if (const auto* sorted = std::get_if<SortedWeights>(&picture))
        for (const SortedVariant& one : sorted->variants)
            variants.push_back(&one.at);
    return variants;
}

} // namespace

SimplexPicture simplexPictureOf(const Scene& scene)
{
    switch (scene.numbers.list.scores.size()) {
    case 0:
    case 1: return LoneNumber{scene.numbers.list, simplexVariantsOf(scene)};
    case 2: return differenceCurvesOf(scene);
    case 3: return simplexTriangleOf(scene);
    default: return sortedWeightsOf(scene);
    }
}

QString simplexTitle(const SimplexPicture& picture)
{
    if (std::holds_alternative<DifferenceCurves>(picture))
        return SimplexTexts::tr("Between two numbers");
    if (std::holds_alternative<SimplexTriangle>(picture))
        return SimplexTexts::tr("On the probability triangle");
    return std::holds_alternative<SortedWeights>(picture) ? SimplexTexts::tr("From the largest weight down")
                                                          : SimplexTexts::tr("One number");
}

QString simplexSubtitle(const SimplexPicture& picture)
{
    if (std::holds_alternative<DifferenceCurves>(picture))
        return SimplexTexts::tr("weights over the difference of the scores");
    if (std::holds_alternative<SimplexTriangle>(picture))
        return SimplexTexts::tr("paths from T = 0 to T = ∞");
    if (std::holds_alternative<SortedWeights>(picture))
        return SimplexTexts::tr("rings: where %1 of the weight is reached").arg(QLocale().toString(mostOfTheWeight));
    return SimplexTexts::tr("A single number shares its weight with none. Add a second one to see how weights are shared.");
}

QStringList simplexNotes(const SimplexPicture& picture)
{
    QStringList notes;
    for (const SimplexVariant* one : variantsOf(picture))
        if (!one->beside.isEmpty())
            notes << one->beside;
    return notes;
}

QStringList simplexLines(const SimplexPicture& picture)
{
    QStringList lines;
    if (const auto* sorted = std::get_if<SortedWeights>(&picture)) {
        for (const SortedVariant& one : sorted->variants)
            lines << (one.weights.empty() ? one.at.beside : holdingText(one));
        return lines;
    }
    const auto* lone = std::get_if<LoneNumber>(&picture);
    const auto* curves = std::get_if<DifferenceCurves>(&picture);
    const auto* triangle = std::get_if<SimplexTriangle>(&picture);
    static const ScoreList none;
    const ScoreList& list = lone ? lone->list : curves ? curves->list : triangle ? triangle->list : none;
    for (const SimplexVariant* one : variantsOf(picture))
        lines << (lone || one->beside.isEmpty() ? placeText(*one, list) : one->beside);
    return lines;
}

} // namespace softfocus
