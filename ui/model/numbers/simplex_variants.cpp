#include "ui/model/numbers/simplex_variants.h"

#include "core/measures/distribution.h"
#include "core/measures/scores_of_weights.h"
#include "ui/model/numbers/number_weights.h"
#include "ui/model/numbers/numbers_editor.h"
#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace softfocus {

namespace {

class SimplexWords {
    Q_DECLARE_TR_FUNCTIONS(SimplexWords)
};

/// The normalizer's own place among all of them, by which it is known whatever stands beside it; for one that is there a second time the
/// last that is free.
std::size_t freeMark(const Normalizer& normalizer, const std::vector<SimplexVariant>& before)
{
    const auto isFree = [&before](std::size_t mark) { return std::ranges::find(before, mark, &SimplexVariant::mark) == before.end(); };
    if (isFree(normalizer.row()))
        return normalizer.row();
    std::size_t mark = std::max(normalizerTable().size(), before.size() + 1);
    while (mark > 0 && !isFree(mark - 1))
        --mark;
    return mark > 0 ? mark - 1 : 0;
}

/// Why weights are no place on the simplex, or nothing.
QString whyBeside(const QString& name, std::span<const double> weights)
{
    if (std::ranges::any_of(weights, [](double weight) { return std::isnan(weight); }))
        return SimplexWords::tr("%1 divides by a sum of 0 here: it has no weights.").arg(name);
    if (std::ranges::any_of(weights, [](double weight) { return weight < 0; }))
        return SimplexWords::tr("%1 has a negative weight: it lies outside.").arg(name);
    if (!isDistribution(weights))
        return SimplexWords::tr("%1: the weights add up to %2, not to 1, so it has no place here.")
            .arg(name, weightText(std::accumulate(weights.begin(), weights.end(), 0.0)));
    return {};
}

QString whyFixed(const SimplexVariant& one)
{
    switch (inversionOf(one.variant.normalizer, one.variant.temperature, one.weights.size())) {
    case Inversion::Possible: return {};
    case Inversion::AllOrNothing: return SimplexWords::tr("%1 cannot be dragged: its weights only jump.").arg(one.name);
    case Inversion::AlwaysEven:
        return SimplexWords::tr("%1 cannot be dragged: at T = ∞ its weights do not depend on the scores.").arg(one.name);
    case Inversion::KeepsOnlyTheFirst:
        return SimplexWords::tr("%1 cannot be dragged: which numbers it keeps changes by a jump.").arg(one.name);
    case Inversion::NotDivided: return SimplexWords::tr("%1 cannot be dragged: its weights are not divided by their sum.").arg(one.name);
    case Inversion::OwnTemperature: return SimplexWords::tr("%1 cannot be dragged: its temperature follows from the scores.").arg(one.name);
    }
    return {};
}

/// What scores are rounded to where they are found by dragging: a ten-thousandth of what weights depend on, which moves none by a pixel.
double stepOf(const SimplexVariant& variant, std::span<const double> scores)
{
    constexpr double digits = 4;
    double size = variant.variant.temperature;
    if (!variant.variant.normalizer.temperatureMatters()) {
        size = 0;
        for (const double score : scores)
            size = std::max(size, std::abs(score));
    }
    return size > 0 ? std::pow(10.0, std::floor(std::log10(size)) - digits) : 0;
}

} // namespace

std::vector<double> seenWeights(const Normalizer& normalizer, double temperature, std::span<const double> scores)
{
    std::vector<double> weights(scores.size());
    normalizer.weigh(scores, temperature, weights);
    const double edge = normalizer.supportEdge(scores, temperature);
    for (std::size_t place = 0; place < weights.size(); ++place)
        if (weights[place] == 0 && scores[place] >= edge)
            weights[place] = std::numeric_limits<double>::denorm_min();
    return weights;
}

std::vector<SimplexVariant> simplexVariantsOf(const Scene& scene)
{
    std::vector<SimplexVariant> variants;
    for (const ComputedPanel& panel : numberVariants(scene)) {
        WeighedList named;
        named.variant = variantOf(panel, scene.variant.temperature);
        named.hasOwnTemperature = panel.hasOwnTemperature;
        SimplexVariant one{freeMark(named.variant.normalizer, variants), variantText(named), named.variant, {}, {}, {}};
        one.weights = seenWeights(named.variant.normalizer, named.variant.temperature, scene.numbers.list.scores);
        one.beside = whyBeside(one.name, one.weights);
        one.whyFixed = whyFixed(one);
        variants.push_back(std::move(one));
    }
    return variants;
}

QString weightsText(std::span<const double> weights, const ScoreList& list)
{
    constexpr std::size_t mostSaid = 8;
    std::vector<std::size_t> places(weights.size());
    std::iota(places.begin(), places.end(), std::size_t(0));
    if (places.size() > mostSaid) {
        std::ranges::stable_sort(places, [&](std::size_t a, std::size_t b) { return weights[a] > weights[b]; });
        places.resize(mostSaid);
    }
    QStringList texts;
    for (const std::size_t place : places)
        texts << SimplexWords::tr("%1 %2", "a number's name and its weight").arg(numberName(list, place), weightText(weights[place]));
    return texts.join(QStringLiteral(", "));
}

QString placeText(const SimplexVariant& variant, const ScoreList& list)
{
    return SimplexWords::tr("%1: %2", "a normalizer and its weights").arg(variant.name, weightsText(variant.weights, list));
}

std::optional<std::vector<double>> scoresFor(const SimplexVariant& variant, std::span<const double> weights, std::span<const double> scores)
{
    const double step = stepOf(variant, scores);
    // Rounding brings nothing over the threshold that is two steps below it.
    std::optional<std::vector<double>> found =
        scoresOfWeights(variant.variant.normalizer, variant.variant.temperature, weights, scores, 2 * step);
    if (found)
        for (double& score : *found)
            if (const double rounded = std::round(score / step) * step; std::isfinite(rounded))
                score = rounded;
    return found;
}

} // namespace softfocus
