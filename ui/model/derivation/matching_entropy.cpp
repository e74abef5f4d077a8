#include "ui/model/derivation/matching_entropy.h"

#include "core/measures/distribution.h"
#include "core/measures/matching_entropy.h"
#include "core/measures/measures.h"

namespace softfocus {

Result<Scene> softmaxOfMatchingEntropy(const Attention& attention, Index query, const Normalizer& other, double temperature)
{
    if (query < 0 || query >= attention.queryCount())
        return Error{translatable("MatchingEntropy", "Choose a row: it is the one whose spread is kept.")};
    if (hasPooledWeights(attention))
        return Error{translatable("MatchingEntropy",
                                  "These weights are put together from several heads or pieces; choose one head with all "
                                  "its pieces to match the entropy of a row.")};
    const std::span<const double> scores = rowOf(attention.scores->masked, query);
    std::vector<double> weights(scores.size());
    if (other.weigh(scores, temperature, weights) == RowState::NothingToAttend)
        return Error{translatable("MatchingEntropy", "The chosen row has nothing to attend to, so it has no spread.")};
    if (!isDistribution(weights))
        return Error{
            translatable("MatchingEntropy", "The weights of the chosen row are no distribution, so they have no entropy to compare.")};
    const Result<double> same = temperatureOfEntropy(scores, measure(other.fineWeights(scores, temperature)).entropy);
    if (!same)
        return same.error();
    Scene scene = attention.scene;
    scene.variant.normalizer = Normalizer().with(scene.variant.normalizer.parameters());
    scene.variant.temperature = *same;
    return scene;
}

} // namespace softfocus
