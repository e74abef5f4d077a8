#include "ui/words/stage_texts.h"

#include "core/measures/distribution.h"
#include "core/measures/measures.h"
#include "ui/words/by_unit.h"
#include "ui/words/head_text.h"
#include "ui/words/message_text.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/patch_texts.h"
#include "ui/words/shown_units.h"
#include "ui/words/shown_vectors.h"
#include "ui/words/translation_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <optional>

namespace softfocus {

namespace {

class StageTexts {
    Q_DECLARE_TR_FUNCTIONS(StageTexts)
};

/// What the rows sum to that have something to attend to.
struct RowSums {
    double least = 1, most = 1;
    bool hasNegative = false; ///< a weight below 0

    /// Up to what two decimals show: weights out of a file are rounded in their own way.
    bool areOne() const { return least > 0.995 && most < 1.005; }
};

RowSums rowSumsOf(const Weights& weights)
{
    std::optional<RowSums> sums;
    for (Index query = 0; query < weights.values.rows(); ++query) {
        if (stateOf(weights, query) != RowState::Normal)
            continue;
        const double sum = weights.values.row(query).sum();
        if (!sums)
            sums = RowSums{sum, sum, false};
        sums->least = std::min(sums->least, sum);
        sums->most = std::max(sums->most, sum);
        sums->hasNegative = sums->hasNegative || weights.values.row(query).minCoeff() < 0;
    }
    return sums.value_or(RowSums());
}

QString givenWeightsSubtitle(const Attention& attention)
{
    const RowSums sums = rowSumsOf(*attention.weights);
    QString text = StageTexts::tr("each row is one query’s attention, as given");
    if (sums.areOne())
        text += StageTexts::tr("; every row sums to 1");
    else if (scoreText(sums.least) == scoreText(sums.most))
        text += StageTexts::tr("; every row sums to %1").arg(scoreText(sums.least));
    else
        text += StageTexts::tr("; sums from %1 to %2").arg(scoreText(sums.least), scoreText(sums.most));
    return sums.hasNegative ? text + StageTexts::tr("; some weights are below 0") : text;
}

/// What a row of weights is; over a picture there is one, that of the patch which is framed.
QString weightsRowText(const Attention& attention)
{
    if (pictureKindOf(attention, Stage::Weights) == PictureKind::Overlay)
        return StageTexts::tr("how much the framed patch attends to each patch");
    return byUnit(*attention.input, {.words = StageTexts::tr("each row is one word’s attention"),
                                     .entries = StageTexts::tr("each row is one query’s attention"),
                                     .patches = StageTexts::tr("each row is one patch’s attention"),
                                     .wordsOfTwo = StageTexts::tr("each row is one word’s attention to the other sentence"),
                                     .translated = StageTexts::tr("each row is one written word’s attention to the text"),
                                     .written = StageTexts::tr("each row is one written word’s attention to those before it"),
                                     .pieces = StageTexts::tr("each row is one piece’s attention"),
                                     .translatedPieces = StageTexts::tr("each row is one written piece’s attention to the text"),
                                     .writtenPieces = StageTexts::tr("each row is one written piece’s attention to those before it")});
}

QString weightsSubtitle(const Attention& attention)
{
    if (hasGivenWeights(attention))
        return givenWeightsSubtitle(attention);
    const Weights& weights = *attention.weights;
    const QString row = weightsRowText(attention);
    bool sumsToOne = true;
    bool hasEmptyRow = false;
    for (Index query = 0; query < weights.values.rows(); ++query) {
        const RowState state = stateOf(weights, query);
        if (state == RowState::Undefined)
            return row + (weights.states[static_cast<std::size_t>(query)] == state
                              ? StageTexts::tr("; a row whose scores sum to 0 is undefined")
                              : StageTexts::tr("; a row is undefined"));
        hasEmptyRow = hasEmptyRow || state == RowState::NothingToAttend;
        // Rounding of a thousand additions stays far below what two decimals show.
        constexpr double roundingOfASum = 1e-9;
        if (state == RowState::Normal)
            sumsToOne = sumsToOne && std::abs(weights.values.row(query).sum() - 1) < roundingOfASum;
    }
    if (!weights.leftOut.empty())
        return StageTexts::tr("%1; %2").arg(row, leftOutNote(attention));
    const QString share = alignedShareText(attention), end = share.isEmpty() ? share : QStringLiteral("; ") + share;
    if (!sumsToOne)
        return row + StageTexts::tr("; its sum need not be 1") + end;
    return row +
           (hasEmptyRow ? StageTexts::tr("; every row that has something to attend to sums to 1")
                        : StageTexts::tr("; every row sums to 1")) +
           end;
}

/// True when every row that attends to something is a distribution.
bool hasDistributions(const Weights& weights)
{
    for (Index query = 0; query < weights.values.rows(); ++query)
        if (stateOf(weights, query) != RowState::NothingToAttend && !isDistribution(rowOf(weights.values, query)))
            return false;
    return true;
}

/// What a row is of vectors by which queries and keys are compared; %1 is how many numbers it has.
QString comparedSubtitle(const Input& input)
{
    return byUnit(
        input,
        {.words = StageTexts::tr("each row is one word as a list of %1 numbers"),
         .entries = StageTexts::tr("each row is one query or key as a list of %1 numbers"),
         .patches = StageTexts::tr("each patch is a list of %1 numbers: the red, green and blue of its pixels"),
         .wordsOfTwo = StageTexts::tr("each row is one word as a list of %1 numbers, those that ask before those that are asked"),
         .translated = StageTexts::tr("each row is one word as a list of %1 numbers, those of the translation before those of the text"),
         .written = StageTexts::tr("each row is one word as a list of %1 numbers, as it is written and then as it was read"),
         .pieces = StageTexts::tr("each row is one piece as a list of %1 numbers, as a query and then as a key"),
         .translatedPieces =
             StageTexts::tr("each row is one piece as a list of %1 numbers, those of the translation before those of the text"),
         .writtenPieces = StageTexts::tr("each row is one piece as a list of %1 numbers, as it is written and then as it was read")});
}

QString vectorsSubtitle(const Attention& attention)
{
    const Input& input = *attention.input;
    const QString values =
        byUnit(input, {.words = StageTexts::tr("each row is the value of one piece: %1 numbers, which the weights mix"),
                       .entries = StageTexts::tr("each row is the value of one key: %1 numbers, which the weights mix"),
                       .patches = StageTexts::tr("each row is the value of one patch: %1 numbers, which the weights mix")});
    const QString stream =
        byUnit(input, {.words = StageTexts::tr("each row is one piece as a list of %1 numbers, which layer after layer changes"),
                       .entries = StageTexts::tr("each row is one query as a list of %1 numbers, which layer after layer changes"),
                       .patches = StageTexts::tr("each row is one patch as a list of %1 numbers, which layer after layer changes")});
    return byVectors(input, {.compared = comparedSubtitle(input), .values = values, .stream = stream})
        .arg(countText(attention.vectors->cols()));
}

QString scoresSubtitle(const Attention& attention)
{
    const QString given = StageTexts::tr("as given in %1, before any normalizer");
    if (!projectionsOf(*attention.input))
        return given.arg(messageText(attention.input->sourceName));
    const bool isOverlay = pictureKindOf(attention, Stage::Scores) == PictureKind::Overlay;
    const QString difference =
        isOverlay ? StageTexts::tr("the framed patch compared with every patch: minus their mean squared difference, divided by %1")
                  : StageTexts::tr("every patch compared with every patch: minus their mean squared difference, divided by %1");
    return byComparison(*attention.input, {.scaledDot = StageTexts::tr("every query compared with every key: q·k / √d, signed and raw"),
                                           .squaredDifference = difference.arg(squaredDifferenceUnitText())});
}

QString outputSubtitle(const Attention& attention)
{
    if (pictureKindOf(attention, Stage::Output) == PictureKind::Overlay) // which has the errors below
        return StageTexts::tr("each patch of the picture is mixed anew from all of them by its weights");
    if (attention.input->patches)
        return StageTexts::tr("each row is what a patch becomes: all patches, mixed by its weights; %1").arg(mixErrorText(attention));
    return byUnit(
        *attention.input,
        {.words = StageTexts::tr("each row is what a word becomes: the vectors, mixed by its weights"),
         .entries = StageTexts::tr("each row is what a query becomes: the vectors, mixed by its weights"),
         .patches = {},
         .wordsOfTwo =
             StageTexts::tr("each row is what a word that asks becomes: the vectors of the words that are asked, mixed by its weights"),
         .translated = StageTexts::tr("each row is what a word of the translation becomes: the vectors of the text, mixed by its weights"),
         .written =
             StageTexts::tr("each row is what a word of the translation becomes: the vectors of those before it, mixed by its weights"),
         .pieces = StageTexts::tr("each row is what a piece becomes: the vectors, mixed by its weights"),
         .translatedPieces =
             StageTexts::tr("each row is what a piece of the translation becomes: the vectors of the text, mixed by its weights"),
         .writtenPieces =
             StageTexts::tr("each row is what a piece of the translation becomes: the vectors of those before it, mixed by its weights")});
}

QString sizeText(const Matrix& matrix)
{
    const QLocale locale;
    return QStringLiteral("%1 × %2").arg(locale.toString(qlonglong(matrix.rows())), locale.toString(qlonglong(matrix.cols())));
}

QString vectorsCaption(const Attention& attention)
{
    return byVectors(*attention.input, {.compared = QStringLiteral("%1"),
                                        .values = StageTexts::tr("values, %1", "vectors that are mixed, and how many by how many numbers"),
                                        .stream = StageTexts::tr("stream, %1", "the residual stream, and how many by how many numbers")})
        .arg(sizeText(*attention.vectors));
}

} // namespace

QString stageName(Stage stage)
{
    switch (stage) {
    case Stage::Vectors: return StageTexts::tr("Vectors");
    case Stage::Scores: return StageTexts::tr("Scores");
    case Stage::Weights: return StageTexts::tr("Weights");
    case Stage::Output: return StageTexts::tr("Output");
    }
    return {};
}

QString stageTitle(const Attention& attention, Stage stage)
{
    switch (stage) {
    case Stage::Vectors:
        if (attention.input->shownVectors)
            return otherVectorsTitle(*attention.input);
        return byUnit(*attention.input, {.words = StageTexts::tr("Word vectors"),
                                         .entries = StageTexts::tr("Vectors"),
                                         .patches = StageTexts::tr("Patch vectors"),
                                         .pieces = StageTexts::tr("Piece vectors")});
    case Stage::Scores: return StageTexts::tr("Attention scores");
    case Stage::Weights: return StageTexts::tr("Attention weights");
    case Stage::Output: return attention.input->patches ? StageTexts::tr("Output patches") : StageTexts::tr("Output vectors");
    }
    return {};
}

QString stageSubtitle(const Attention& attention, Stage stage)
{
    if (!hasStage(attention, stage))
        return stageMissing(attention);
    switch (stage) {
    case Stage::Vectors: return vectorsSubtitle(attention);
    case Stage::Scores: return scoresSubtitle(attention);
    case Stage::Weights: return weightsSubtitle(attention);
    case Stage::Output: return outputSubtitle(attention);
    }
    return {};
}

QString stageCaption(const Attention& attention, Stage stage)
{
    if (!hasStage(attention, stage))
        return hasGivenWeights(attention)    ? StageTexts::tr("none for given weights")
               : hasPooledWeights(attention) ? StageTexts::tr("none for several at once")
                                             : StageTexts::tr("none for given scores");
    const Scene& scene = attention.scene;
    switch (stage) {
    case Stage::Vectors: return vectorsCaption(attention);
    case Stage::Scores:
        return byComparison(*attention.input, {.scaledDot = QStringLiteral("q·k / √d"),
                                               .squaredDifference = StageTexts::tr("−MSE / %1").arg(squaredDifferenceUnitText()),
                                               .given = StageTexts::tr("as given")});
    case Stage::Weights: {
        if (hasGivenWeights(scene))
            return StageTexts::tr("as given");
        const QString normalizer = briefNormalizerText(scene.variant.normalizer);
        return scene.variant.normalizer.temperatureMatters()
                   ? StageTexts::tr("%1, T %2").arg(normalizer, temperatureText(scene.variant.temperature))
                   : normalizer;
    }
    case Stage::Output: return attention.input->patches ? StageTexts::tr("weights × patches") : StageTexts::tr("weights × vectors");
    }
    return {};
}

QString stageMissing(const Attention& attention)
{
    if (hasGivenWeights(attention))
        return StageTexts::tr("The weights were given as they are, so there are no vectors and scores behind them");
    if (hasPooledWeights(attention))
        return StageTexts::tr("The weights are put together from several heads or pieces; choose one head with all its pieces");
    return StageTexts::tr("The scores were given as they are, so there are no vectors behind them");
}

QString meanEntropyText(const Attention& attention)
{
    const auto areRounded = [&] { // as given weights may be
        const RowSums sums = rowSumsOf(*attention.weights);
        return sums.areOne() && !sums.hasNegative;
    };
    const bool isMeaningful = !hasScores(attention) ? areRounded() : hasDistributions(*attention.weights);
    if (!isMeaningful)
        return {};
    const double entropy = meanEntropy(attention.weights->values);
    return std::isnan(entropy) ? QString() : StageTexts::tr("mean entropy %1 bits").arg(entropyText(entropy));
}

QString truncationOf(const Attention& attention)
{
    const ShownUnits shown = shownUnitsOf(attention);
    if (!isOfWords(attention) || (!shown.cutsAsking() && !shown.cutsAsked()))
        return {};
    const QString asking = countText(shown.asking), askingTotal = countText(shown.askingTotal);
    const QString asked = countText(shown.asked), askedTotal = countText(shown.askedTotal);
    if (!isOfTwoTexts(*attention.input))
        return (shown.arePieces ? StageTexts::tr("the first %1 of %2 pieces are shown")
                                : StageTexts::tr("the first %1 of %2 words are shown"))
            .arg(asking, askingTotal);
    if (shown.cutsAsking() && shown.cutsAsked())
        return (shown.arePieces ? StageTexts::tr("the first %1 of %2 pieces that ask and the first %3 of %4 that are asked are shown")
                                : StageTexts::tr("the first %1 of %2 words that ask and the first %3 of %4 that are asked are shown"))
            .arg(asking, askingTotal, asked, askedTotal);
    if (shown.cutsAsking())
        return (shown.arePieces ? StageTexts::tr("the first %1 of %2 pieces that ask are shown")
                                : StageTexts::tr("the first %1 of %2 words that ask are shown"))
            .arg(asking, askingTotal);
    return (shown.arePieces ? StageTexts::tr("the first %1 of %2 pieces that are asked are shown")
                            : StageTexts::tr("the first %1 of %2 words that are asked are shown"))
        .arg(asked, askedTotal);
}

} // namespace softfocus
