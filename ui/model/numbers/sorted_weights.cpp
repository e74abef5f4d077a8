#include "ui/model/numbers/sorted_weights.h"

#include "core/measures/distribution.h"
#include "ui/model/numbers/numbers_editor.h"
#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <numeric>

namespace softfocus {

namespace {

class SortedWords {
    Q_DECLARE_TR_FUNCTIONS(SortedWords)
};

SortedVariant sortedOf(SimplexVariant one)
{
    SortedVariant sorted{std::move(one), {}, {}, {}};
    if (!sorted.at.beside.isEmpty())
        return sorted;
    const std::vector<double>& weights = sorted.at.weights;
    sorted.places.resize(weights.size());
    std::iota(sorted.places.begin(), sorted.places.end(), std::size_t(0));
    std::ranges::stable_sort(sorted.places, [&](std::size_t a, std::size_t b) { return weights[a] > weights[b]; });
    double sum = 0;
    for (const std::size_t place : sorted.places) {
        sorted.weights.push_back(weights[place]);
        sorted.sums.push_back(sum += weights[place]);
    }
    return sorted;
}

} // namespace

SortedWeights sortedWeightsOf(const Scene& scene, bool isLogarithmic)
{
    SortedWeights sorted{scene.numbers.list, {}, isLogarithmic};
    for (SimplexVariant& one : simplexVariantsOf(scene))
        sorted.variants.push_back(sortedOf(std::move(one)));
    return sorted;
}

std::size_t countHolding(const SortedVariant& variant, double share)
{
    const auto found = std::ranges::find_if(variant.sums, [share](double sum) { return sum >= share - computedRounding; });
    return found == variant.sums.end() ? 0 : std::size_t(found - variant.sums.begin()) + 1;
}

QString holdingText(const SortedVariant& variant)
{
    return SortedWords::tr("%1: %2 of %3 hold %4", "a normalizer, and how many of the numbers have that much of the weight")
        .arg(variant.at.name, countText(qsizetype(countHolding(variant))), countText(qsizetype(variant.weights.size())),
             QLocale().toString(mostOfTheWeight));
}

QString briefHoldingText(const SortedVariant& variant)
{
    return SortedWords::tr("%1: %2 hold %3", "a normalizer, and how many of the numbers have that much of the weight")
        .arg(variant.at.name, countText(qsizetype(countHolding(variant))), QLocale().toString(mostOfTheWeight));
}

QString rankText(const SortedVariant& variant, const ScoreList& list, std::size_t rank)
{
    if (rank >= variant.weights.size())
        return {};
    return SortedWords::tr("%1: rank %2 is %3 with %4, together %5", "a normalizer, a rank, a number's name, a weight, a sum of weights")
        .arg(variant.at.name, countText(qsizetype(rank) + 1), numberName(list, variant.places[rank]), weightText(variant.weights[rank]),
             weightText(std::min(1.0, variant.sums[rank])));
}

} // namespace softfocus
