#include "ui/model/derivation/matching_entropy.h"

#include "core/measures/distribution.h"
#include "core/measures/matching_entropy.h"
#include "core/measures/measures.h"

#include <QCoreApplication>

namespace softfocus {

namespace {

class MatchingEntropyWords {
    Q_DECLARE_TR_FUNCTIONS(MatchingEntropyWords)
};

Error because(const QString& sentence)
{
    return Error{sentence.toStdString()};
}

} // namespace

Result<Scene> softmaxOfMatchingEntropy(const Attention& attention, Index query, const Normalizer& other, double temperature)
{
    if (query < 0 || query >= attention.queryCount())
        return because(MatchingEntropyWords::tr("Choose a row: it is the one whose spread is kept."));
    const std::span<const double> scores = rowOf(attention.scores->masked, query);
    std::vector<double> weights(scores.size());
    if (other.weigh(scores, temperature, weights) == RowState::NothingToAttend)
        return because(MatchingEntropyWords::tr("The chosen row has nothing to attend to, so it has no spread."));
    if (!isDistribution(weights))
        return because(MatchingEntropyWords::tr("The weights of the chosen row are no distribution, so they have no entropy to compare."));
    const Result<double> same = temperatureOfEntropy(scores, measure(other.fineWeights(scores, temperature)).entropy);
    if (!same)
        return same.error();
    Scene scene = attention.scene;
    scene.variant.normalizer = Normalizer().with(scene.variant.normalizer.parameters());
    scene.variant.temperature = *same;
    return scene;
}

} // namespace softfocus
