#include "ui/words/help/explanation.h"

#include "core/attention/vector_rows.h"
#include "core/measures/distribution.h"
#include "ui/words/by_unit.h"
#include "ui/words/message_text.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/patch_texts.h"
#include "ui/words/picture.h"
#include "ui/words/shown_vectors.h"
#include "ui/words/stage_texts.h"
#include "ui/words/translation_text.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>

#include <cmath>

namespace softfocus {

namespace {

struct Explanation {
    Q_DECLARE_TR_FUNCTIONS(Explanation)
};

/// What is seen where patches lie over their picture.
QString overlayText(const Attention& attention, Stage stage)
{
    const QString count = countText(attention.queryCount()), side = countText(patchSide);
    switch (stage) {
    case Stage::Vectors:
        return Explanation::tr("The picture is cut into %1 patches of %2 × %2 pixels. The red, green and blue of its pixels are a patch’s "
                               "vector.")
            .arg(count, side);
    case Stage::Scores:
        return Explanation::tr(
                   "The framed patch asks, the query; each of the %1 patches is asked, a key. Over each of them lies its score.")
            .arg(count);
    case Stage::Weights:
        return Explanation::tr(
                   "The framed patch asks, the query; each of the %1 patches is asked, a key. Over each of them lies its weight.")
            .arg(count);
    case Stage::Output:
        return Explanation::tr(
                   "Each of the %1 patches becomes a mix of all of them by its weights. The picture of these mixes stands beside "
                   "the picture that they are made of.")
            .arg(count);
    }
    return {};
}

/// What rows and columns of vectors are, or of output.
QString vectorAxes(const Input& input, Stage stage)
{
    if (stage == Stage::Vectors)
        return byUnit(
            input,
            {.words = Explanation::tr("Each of the %1 rows is a word, each of the %2 columns one dimension of the words’ vectors."),
             .entries = Explanation::tr("Each of the %1 rows is a query or a key, each of the %2 columns one dimension of their vectors."),
             .patches = Explanation::tr("Each of the %1 rows is a patch, each of the %2 columns the red, green or blue of one pixel."),
             .wordsOfTwo = Explanation::tr("Each of the %1 rows is a word, those of the sentence that asks before those of the one that is "
                                           "asked; each of the %2 columns is one dimension of the words’ vectors."),
             .translated = Explanation::tr("Each of the %1 rows is a word, those of the translation before those of its text; each of the "
                                           "%2 columns is one dimension of their vectors."),
             .written = Explanation::tr("Each of the %1 rows is a word of the translation, as it is written and after that as it was read; "
                                        "each of the %2 columns is one dimension of their vectors."),
             .pieces = Explanation::tr("Each of the %1 rows is a piece, as it asks and after that as it is asked; each of the %2 columns "
                                       "is one dimension of their vectors."),
             .translatedPieces = Explanation::tr("Each of the %1 rows is a piece, those of the translation before those of its text; each "
                                                 "of the %2 columns is one dimension of their vectors."),
             .writtenPieces = Explanation::tr("Each of the %1 rows is a piece of the translation, as it is written and after that as it "
                                              "was read; each of the %2 columns is one dimension of their vectors.")});
    return byUnit(
        input,
        {.words =
             Explanation::tr("Each of the %1 rows is what a word becomes: the vectors of all words, mixed by its weights. Each of the %2 "
                             "columns is one dimension."),
         .entries =
             Explanation::tr("Each of the %1 rows is what a query becomes: the vectors of all keys, mixed by its weights. Each of the "
                             "%2 columns is one dimension."),
         .patches =
             Explanation::tr("Each of the %1 rows is what a patch becomes: the colours of all patches, mixed by its weights. Each of "
                             "the %2 columns is the red, green or blue of one pixel."),
         .wordsOfTwo =
             Explanation::tr("Each of the %1 rows is what a word of the sentence that asks becomes: the vectors of the words of the "
                             "other sentence, mixed by its weights. Each of the %2 columns is one dimension."),
         .translated = Explanation::tr("Each of the %1 rows is what a word of the translation becomes: the vectors of the words of its "
                                       "text, mixed by its weights. Each of the %2 columns is one dimension."),
         .written = Explanation::tr("Each of the %1 rows is what a word of the translation becomes: the vectors of the words before it, "
                                    "mixed by its weights. Each of the %2 columns is one dimension."),
         .pieces = Explanation::tr("Each of the %1 rows is what a piece becomes: the vectors of all pieces, mixed by its weights. Each of "
                                   "the %2 columns is one dimension."),
         .translatedPieces = Explanation::tr("Each of the %1 rows is what a piece of the translation becomes: the vectors of the pieces of "
                                             "its text, mixed by its weights. Each of the %2 columns is one dimension."),
         .writtenPieces = Explanation::tr("Each of the %1 rows is what a piece of the translation becomes: the vectors of the pieces "
                                          "before it, mixed by its weights. Each of the %2 columns is one dimension.")});
}

/// What rows, columns and cells are.
QString axesText(const Attention& attention, const Picture& picture)
{
    if (picture.kind == PictureKind::Overlay)
        return overlayText(attention, picture.stage);
    const QString rows = countText(picture.values->rows()), columns = countText(picture.values->cols());
    if (picture.stage == Stage::Vectors && attention.input->shownVectors)
        return otherVectorsAxes(*attention.input, picture.values->rows(), picture.values->cols());
    if (picture.stage == Stage::Vectors || picture.stage == Stage::Output)
        return vectorAxes(*attention.input, picture.stage).arg(rows, columns);
    const QString entries = Explanation::tr("Each of the %1 rows is a query, each of the %2 columns a key, as they are named in %3.");
    if (attention.input->unit == UnitKind::Entry)
        return entries.arg(rows, columns, messageText(attention.input->sourceName));
    return byUnit(
               *attention.input,
               {.words = Explanation::tr(
                    "Each of the %1 rows is a word that asks, a query; each of the %2 columns is a word that is asked, a key."),
                .entries = {},
                .patches = Explanation::tr(
                    "Each of the %1 rows is a patch that asks, a query; each of the %2 columns is a patch that is asked, a key."),
                .wordsOfTwo = Explanation::tr("Each of the %1 rows is a word of the sentence that asks, a query; each of the %2 columns is "
                                              "a word of the sentence that is asked, a key."),
                .translated = Explanation::tr("Each of the %1 rows is a word of the translation, named by what is written there, a query; "
                                              "each of the %2 columns is a word of its text, a key."),
                .written =
                    Explanation::tr("Each of the %1 rows is a word of the translation, named by what is written there, a query; each of "
                                    "the %2 columns is what was read before it, a key. The first one is what writing starts with."),
                .pieces = Explanation::tr(
                    "Each of the %1 rows is a piece that asks, a query; each of the %2 columns is a piece that is asked, a key."),
                .translatedPieces = Explanation::tr("Each of the %1 rows is a piece of the translation, named by what is written there, a "
                                                    "query; each of the %2 columns is a piece of its text, a key."),
                .writtenPieces =
                    Explanation::tr("Each of the %1 rows is a piece of the translation, named by what is written there, a query; each of "
                                    "the %2 columns is what was read before it, a key. The first one is what writing starts with.")})
        .arg(rows, columns);
}

QString scoresText(const Attention& attention)
{
    const Projections* projections = projectionsOf(*attention.input);
    if (!projections)
        return Explanation::tr("They were given in %1.").arg(messageText(attention.input->sourceName));
    const QString count = countText(projections->queries->cols());
    switch (projections->comparison) {
    case Comparison::ScaledDot:
        return Explanation::tr("A score compares a query with a key: the sum of the products of their %1 numbers, divided by √%1.")
            .arg(count);
    case Comparison::SquaredDifference:
        return Explanation::tr(
                   "A score compares a query with a key: minus the mean of the squared differences of their %1 numbers, divided "
                   "by %2. It is 0 for equal ones, and below 0 for all others.")
            .arg(count, squaredDifferenceUnitText());
    }
    return {};
}

/// How many weights are 0 by definition, of those that no mask hides.
QString zerosText(const Picture& picture)
{
    Index zeros = 0, entries = 0;
    for (Index row = 0; row < picture.values->rows(); ++row)
        for (Index column = 0; column < picture.values->cols(); ++column) {
            if (picture.isAbsent(row, column))
                continue;
            ++entries;
            zeros += picture.isTrueZero(row, column);
        }
    if (zeros == 0)
        return Explanation::tr("None of the %1 weights is exactly 0.").arg(countText(entries));
    return Explanation::tr("%1 of the %2 weights are exactly 0.").arg(countText(zeros), countText(entries));
}

QString normalizerSection(const Attention& attention)
{
    const Normalizer& normalizer = attention.scene.variant.normalizer;
    return Explanation::tr("%1 turns the scores of each row into weights (%2).")
        .arg(normalizerText(normalizer), gistText(normalizer.entry(), unitNameOf(*attention.input)));
}

/// What was measured of a head that aligns a translation with its text.
QString headSection(const Attention& attention)
{
    QStringList sentences;
    if (const QString measured = measuredHeadText(attention); !measured.isEmpty())
        sentences << measured;
    if (const QString share = alignedShareText(attention); !share.isEmpty())
        sentences << opened(share) + u'.';
    return sentences.join(u' ');
}

QString temperatureSection(const Variant& variant)
{
    const double temperature = variant.temperature;
    const QString shown = temperatureText(temperature);
    if (!variant.normalizer.temperatureMatters())
        return Explanation::tr("It is %1 and has no effect: %2.").arg(shown, temperatureNote(variant.normalizer.entry()));
    if (temperature == 0)
        return Explanation::tr("It is 0, the limit of ever sharper rows.");
    if (std::isinf(temperature))
        return Explanation::tr("It is ∞, the limit of ever more uniform rows.");
    if (temperature == 1)
        return Explanation::tr("It is 1: the scores count as they are.");
    return Explanation::tr("It is %1: every score is divided by it, as if all were %2 times as large.")
        .arg(shown, scoreText(1 / temperature));
}

QString maskSection(const Attention& attention)
{
    Index hidden = 0;
    for (Index query = 0; query < attention.queryCount(); ++query)
        for (Index key = 0; key < attention.keyCount(); ++key)
            hidden += attention.isMasked(query, key);
    const QString count =
        Explanation::tr("%1 of %2 cells are hidden.").arg(countText(hidden), countText(attention.queryCount() * attention.keyCount()));
    switch (attention.mask) {
    case Mask::Causal: return Explanation::tr("The causal mask hides from each query the keys that come after it.") + u' ' + count;
    case Mask::Self:
        return byUnit(*attention.input, {.words = Explanation::tr("The mask hides each word from itself."),
                                         .entries = Explanation::tr("The mask hides each query from itself."),
                                         .patches = Explanation::tr("The mask hides each patch from itself."),
                                         .pieces = Explanation::tr("The mask hides each piece from itself.")}) +
               u' ' + count;
    case Mask::None: break;
    }
    if (isOfTranslation(*attention.input))
        return isOfPieces(*attention.input) ? Explanation::tr("There is none: every piece of the translation sees the whole text.")
                                            : Explanation::tr("There is none: every word of the translation sees the whole text.");
    if (isOfWriting(*attention.input))
        return (isOfPieces(*attention.input) ? Explanation::tr("It is the model’s own: no piece sees what is written after it.")
                                             : Explanation::tr("It is the model’s own: no word sees what is written after it.")) +
               u' ' + count;
    if (!canMask(*attention.input))
        return Explanation::tr("There is none: the words of two sentences have no places in common, so every query sees every key.");
    return hidden == 0 ? Explanation::tr("There is none: every query sees every key.")
                       : Explanation::tr("None was chosen, but some entries were given as masked.") + u' ' + count;
}

/// What rows sum to, those aside that have no weights at all.
QString sumsSection(const Attention& attention)
{
    const Weights& weights = *attention.weights;
    Index least = -1, most = -1, empty = 0, undefined = 0;
    std::vector<double> sums(std::size_t(weights.values.rows()));
    for (Index row = 0; row < weights.values.rows(); ++row) {
        const RowState state = stateOf(weights, row);
        empty += state == RowState::NothingToAttend;
        undefined += state == RowState::Undefined;
        if (state != RowState::Normal)
            continue;
        sums[std::size_t(row)] = weights.values.row(row).sum();
        if (least < 0 || sums[std::size_t(row)] < sums[std::size_t(least)])
            least = row;
        if (most < 0 || sums[std::size_t(row)] > sums[std::size_t(most)])
            most = row;
    }
    QStringList sentences;
    const double rounding = hasGivenWeights(attention) ? givenRounding : computedRounding;
    const auto sum = [&](Index row) { return sums[std::size_t(row)]; };
    if (least >= 0 && std::abs(sum(least) - 1) <= rounding && std::abs(sum(most) - 1) <= rounding)
        sentences << (empty + undefined == 0 ? Explanation::tr("Every row sums to 1.") : Explanation::tr("Every other row sums to 1."));
    else if (least >= 0)
        sentences << Explanation::tr("Rows sum to whatever they do: the least is %1 (%2), the most %3 (%4).")
                         .arg(scoreText(sum(least)), nameOf(attention, NamedSide::Query, least), scoreText(sum(most)),
                              nameOf(attention, NamedSide::Query, most));
    if (empty > 0)
        sentences.prepend(Explanation::tr("Rows that have nothing to attend to, and sum to 0: %1.").arg(countText(empty)));
    if (undefined > 0)
        sentences.prepend(Explanation::tr("Rows whose weights are undefined: %1.").arg(countText(undefined)));
    return sentences.join(u' ');
}

/// How far the mix is from the picture.
QString errorsSection(const Attention& attention)
{
    QStringList sentences;
    for (const QString& error : mixErrors(attention))
        sentences << opened(error) + u'.';
    return sentences.join(u' ');
}

/// What the ends of the scale stand for.
QString rangeText(const Picture& picture)
{
    if (picture.diverging)
        return Explanation::tr("They run from %1 to %2, and the middle of the scale is exactly 0.")
            .arg(scoreText(picture.low), scoreText(picture.high));
    switch (picture.range) {
    case ScaleRange::RowMaximum: return Explanation::tr("Each row has a scale of its own, up to its largest weight.");
    case ScaleRange::Logarithmic:
        return Explanation::tr("They run in powers of ten, from %1 to %2.").arg(powerOfTen(picture.lowExponent), weightText(picture.high));
    case ScaleRange::Fixed:
    case ScaleRange::MapMaximum: break;
    }
    return Explanation::tr("They run from %1 to %2.").arg(weightText(picture.low), weightText(picture.high));
}

/// The picture in greys under veils, or in colours where nothing lies over it.
QString overlayColours(const Picture& picture)
{
    switch (picture.stage) {
    case Stage::Vectors:
    case Stage::Output: return Explanation::tr("They are the picture’s own.");
    case Stage::Scores:
        return Explanation::tr("Over the picture in greys lies a veil for each score: the larger it is in size, the more opaque.") + u' ' +
               rangeText(picture);
    case Stage::Weights: break;
    }
    return Explanation::tr("Over the picture in greys lies a veil for each weight: the larger it is, the more opaque. Where a weight is "
                           "exactly 0 the picture keeps its own colours.") +
           u' ' + rangeText(picture);
}

QString coloursSection(const Picture& picture)
{
    if (picture.kind == PictureKind::Threads)
        return Explanation::tr(
            "A thread leads from each query to each key. The wider and the more opaque it is, the larger is the weight.");
    if (picture.kind == PictureKind::Overlay)
        return overlayColours(picture);
    return rangeText(picture);
}
} // namespace

std::vector<TextSection> explanationOf(const std::shared_ptr<const Attention>& attention, Index query)
{
    const Stage stage = attention->scene.view.stage;
    const Picture picture = pictureOf(attention, stage);
    if (!hasStage(*attention, stage))
        return {{stageTitle(*attention, stage), stageMissing(*attention) + u'.'}};
    if (!picture.values || picture.values->size() == 0)
        return {{stageTitle(*attention, stage), Explanation::tr("There is no word to show: type a sentence or give scores.")}};

    QString axes = axesText(*attention, picture);
    if (const QString truncation = truncationOf(*attention); !truncation.isEmpty())
        axes += u' ' + Explanation::tr("Of a long text, %1.").arg(truncation);
    std::vector<TextSection> sections{{stageTitle(*attention, stage), axes}};
    if (const Index row = rowOfQuery(*attention, stage, query); row >= 0)
        sections.push_back({picture.kind == PictureKind::Overlay ? Explanation::tr("The framed patch") : Explanation::tr("The chosen row"),
                            sentenceFor(picture, row, -1) + u'.'});
    if (stage == Stage::Scores)
        sections.push_back({Explanation::tr("Scores"), scoresText(*attention)});
    const bool isWeighed = (stage == Stage::Weights || stage == Stage::Output) && !hasGivenWeights(*attention);
    if (isWeighed) {
        const Picture weights = stage == Stage::Weights ? picture : pictureOf(attention, Stage::Weights);
        sections.push_back({Explanation::tr("Normalizer"), normalizerSection(*attention) + u' ' + zerosText(weights)});
        sections.push_back({Explanation::tr("Temperature"), temperatureSection(attention->scene.variant)});
    }
    if (stage == Stage::Weights && hasGivenWeights(*attention))
        sections.push_back(
            {Explanation::tr("Weights"),
             Explanation::tr("They were given in %1 and are shown as they are.").arg(messageText(attention->input->sourceName))});
    if (const QString head = headSection(*attention); isWeighed && !head.isEmpty())
        sections.push_back({Explanation::tr("Head"), head});
    if (stage != Stage::Vectors)
        sections.push_back({Explanation::tr("Mask"), maskSection(*attention)});
    if (stage == Stage::Output && attention->input->patches)
        sections.push_back({Explanation::tr("Differences"), errorsSection(*attention)});
    if (stage == Stage::Weights || stage == Stage::Output)
        sections.push_back({Explanation::tr("Sums"), sumsSection(*attention)});
    sections.push_back({Explanation::tr("Colours"), coloursSection(picture)});
    return sections;
}

} // namespace softfocus
