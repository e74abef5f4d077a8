#include "ui/figure/caption.h"

#include "core/models/model_run.h"
#include "core/models/translation.h"
#include "core/text/message_text.h"
#include "core/text/one_line.h"
#include "ui/figure/findings.h"
#include "ui/figure/page/small_multiples.h"
#include "ui/words/by_unit.h"
#include "ui/words/difference_picture.h"
#include "ui/words/distance_text.h"
#include "ui/words/marks_text.h"
#include "ui/words/message_text.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/patch_texts.h"
#include "ui/words/shown_vectors.h"
#include "ui/words/stage_texts.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>

#include <algorithm>

namespace softfocus {

namespace {

class CaptionWords {
    Q_DECLARE_TR_FUNCTIONS(CaptionWords)
};

/// A text in quotes, shortened where it is long.
QString quotedText(const std::string& utf8)
{
    constexpr qsizetype longEnough = 120;
    QString text = QString::fromStdString(utf8).simplified();
    if (text.size() > longEnough)
        text = text.left(text.lastIndexOf(u' ', longEnough) > 0 ? text.lastIndexOf(u' ', longEnough) : longEnough) + QStringLiteral(" …");
    return QStringLiteral("“%1”").arg(text);
}

/// What the figure is about: the sentence, two of which one asks the other, or where the scores are from.
QString subjectOf(const Attention& attention)
{
    if (!isOfWords(attention))
        return messageText(attention.input->sourceName);
    const std::vector<std::string> texts = typedTexts(attention.scene.source);
    if (const ModelRun* run = translationRunOf(*attention.input))
        return CaptionWords::tr("%1 translated as %2").arg(quotedText(run->source.text), quotedText(run->target.text));
    if (texts.size() == 2)
        return CaptionWords::tr("%1 asking %2").arg(quotedText(texts.front()), quotedText(texts.back()));
    return quotedText(sentenceText(attention.scene));
}

QString normalizerOf(const Attention& attention)
{
    const Normalizer& normalizer = attention.scene.variant.normalizer;
    const QString name = normalizerText(normalizer);
    if (!normalizer.temperatureMatters())
        return CaptionWords::tr("%1 (temperature has no effect)").arg(name);
    return CaptionWords::tr("%1 at temperature %2").arg(name, temperatureText(attention.scene.variant.temperature));
}

/// Empty where nothing is hidden: vectors are before any mask.
QString maskOf(const Attention& attention, Stage stage)
{
    if (stage == Stage::Vectors)
        return {};
    switch (attention.mask) {
    case Mask::None: break;
    case Mask::Causal: return CaptionWords::tr("The causal mask hides later keys.");
    case Mask::Self:
        return byUnit(*attention.input, {.words = CaptionWords::tr("The mask hides every word from itself."),
                                         .entries = CaptionWords::tr("The mask hides every query from itself."),
                                         .patches = CaptionWords::tr("The mask hides every patch from itself."),
                                         .pieces = CaptionWords::tr("The mask hides every piece from itself.")});
    }
    return {};
}

QString sourceOf(const Attention& attention)
{
    const QString source = messageText(attention.input->sourceName);
    return byComparison(*attention.input,
                        {.scaledDot = CaptionWords::tr("scores q·k/√d of %1").arg(source),
                         // The subject has named the picture.
                         .squaredDifference = CaptionWords::tr("scores −MSE/%1 of its patches").arg(squaredDifferenceUnitText()),
                         .given = CaptionWords::tr("scores as given")});
}

bool isStrip(const Figure& figure)
{
    return figure.panels.size() > 1;
}

/// As what it is drawn.
PictureKind figureKindOf(const Figure& figure)
{
    const Attention& attention = *figure.panels.front().attention;
    return pictureKindOf(attention, attention.scene.view.stage);
}

bool hasLetters(const Figure& figure)
{
    return isStrip(figure) && figure.options.parts.letters;
}

/// The normalizer, those of a strip as its panels follow one another.
QString normalizersOf(const Figure& figure)
{
    QStringList normalizers;
    for (std::size_t i = 0; i < figure.panels.size(); ++i) {
        const FigurePanel& panel = figure.panels[i];
        const QString normalizer =
            panel.isGiven ? CaptionWords::tr("%1 (weights as given)").arg(panel.heading) : normalizerOf(*panel.attention);
        normalizers << (hasLetters(figure) ? QStringLiteral("%1 %2").arg(panelLetter(i), normalizer) : normalizer);
    }
    return normalizers.join(QStringLiteral(", "));
}

/// What output is mixed from and by.
QString mixingOf(const Figure& figure)
{
    const Attention& attention = *figure.panels.front().attention;
    const bool isOfColours = attention.input->patches.has_value();
    const QString one = isOfColours ? CaptionWords::tr("patches mixed by the weights of %1 over %2")
                                    : CaptionWords::tr("vectors mixed by the weights of %1 over %2");
    const QString lettered = isOfColours ? CaptionWords::tr("patches mixed by the weights of %1, each over %2")
                                         : CaptionWords::tr("vectors mixed by the weights of %1, each over %2");
    const QString many = isOfColours ? CaptionWords::tr("patches mixed by the weights, in reading order, of %1, each over %2")
                                     : CaptionWords::tr("vectors mixed by the weights, in reading order, of %1, each over %2");
    return (hasLetters(figure) ? lettered : isStrip(figure) ? many : one).arg(normalizersOf(figure), sourceOf(attention));
}

/// "softmax at temperature 0.80 over scores q·k/√d of 100-d word vectors"
QString workingOf(const Figure& figure)
{
    const Attention& attention = *figure.panels.front().attention;
    if (hasGivenWeights(attention))
        return CaptionWords::tr("shown as they were given");
    switch (attention.scene.view.stage) {
    case Stage::Vectors:
        return attention.input->patches ? CaptionWords::tr("the red, green and blue of their pixels")
                                        : messageText(attention.input->sourceName);
    case Stage::Scores: return sourceOf(attention);
    case Stage::Weights: break;
    case Stage::Output: return mixingOf(figure);
    }
    if (hasLetters(figure))
        return CaptionWords::tr("%1, each over %2").arg(normalizersOf(figure), sourceOf(attention));
    return (isStrip(figure) ? CaptionWords::tr("in reading order %1, each over %2") : CaptionWords::tr("%1 over %2"))
        .arg(normalizersOf(figure), sourceOf(attention));
}

/// The same of other vectors than those by which queries and keys are compared.
QString otherVectorsAxesOf(const Input& input)
{
    const QString values =
        byUnit(input, {.words = CaptionWords::tr("Rows are pieces, columns the dimensions of their values, which the weights mix."),
                       .entries = CaptionWords::tr("Rows are keys, columns the dimensions of their values, which the weights mix."),
                       .patches = CaptionWords::tr("Rows are patches, columns the dimensions of their values, which the weights mix."),
                       .translated = CaptionWords::tr("Rows are the pieces of the text, columns the dimensions of their values, which the "
                                                      "weights mix."),
                       .written = CaptionWords::tr("Rows are the pieces of the translation as they were read, columns the dimensions of "
                                                   "their values, which the weights mix.")});
    const QString stream =
        byUnit(input, {.words = CaptionWords::tr("Rows are pieces, columns the dimensions of the residual stream."),
                       .entries = CaptionWords::tr("Rows are queries, columns the dimensions of the residual stream."),
                       .patches = CaptionWords::tr("Rows are patches, columns the dimensions of the residual stream."),
                       .translated = CaptionWords::tr("Rows are the pieces of the translation, each as it is written, columns the "
                                                      "dimensions of the residual stream."),
                       .written = CaptionWords::tr("Rows are the pieces of the translation, each as it is written, columns the "
                                                   "dimensions of the residual stream.")});
    return byVectors(input, {.compared = {}, .values = values, .stream = stream});
}

/// What rows and columns are, in a sentence.
QString axesOf(const Attention& attention, Stage stage)
{
    const Input& input = *attention.input;
    switch (stage) {
    case Stage::Vectors:
        if (input.shownVectors)
            return otherVectorsAxesOf(input);
        return byUnit(input,
                      {.words = CaptionWords::tr("Rows are words, columns the dimensions of their vectors."),
                       .entries = CaptionWords::tr("Rows are queries and keys, columns the dimensions of their vectors."),
                       .patches = CaptionWords::tr("Rows are patches, columns the red, green and blue of their pixels."),
                       .wordsOfTwo = CaptionWords::tr("Rows are the words of the sentence that asks and then those of the one that "
                                                      "is asked, columns the dimensions of their vectors."),
                       .translated = CaptionWords::tr("Rows are the words of the translation as queries and then those of its text "
                                                      "as keys, columns the dimensions of their vectors."),
                       .written = CaptionWords::tr("Rows are the words of the translation as queries and then, as keys, what was "
                                                   "read before each of them; columns are the dimensions of their vectors."),
                       .pieces = CaptionWords::tr("Rows are pieces as queries and then as keys, columns the dimensions of their vectors."),
                       .translatedPieces = CaptionWords::tr("Rows are the pieces of the translation as queries and then those of its text "
                                                            "as keys, columns the dimensions of their vectors."),
                       .writtenPieces = CaptionWords::tr("Rows are the pieces of the translation as queries and then, as keys, what was "
                                                         "read before each of them; columns are the dimensions of their vectors.")});
    case Stage::Output:
        return byUnit(
            input,
            {.words = CaptionWords::tr("Rows are words in their context, columns the dimensions of their vectors."),
             .entries = CaptionWords::tr("Rows are queries in their context, columns the dimensions of their vectors."),
             .patches = CaptionWords::tr("Rows are patches mixed from all, columns the red, green and blue of their pixels."),
             .wordsOfTwo = CaptionWords::tr("Rows are the words of the sentence that asks, as mixes of those of the one that is "
                                            "asked; columns are the dimensions of their vectors."),
             .translated = CaptionWords::tr(
                 "Rows are the words of the translation, as mixes of those of its text; columns are the dimensions of their vectors."),
             .written = CaptionWords::tr(
                 "Rows are the words of the translation, as mixes of those before them; columns are the dimensions of their vectors."),
             .pieces = CaptionWords::tr("Rows are pieces in their context, columns the dimensions of their vectors."),
             .translatedPieces = CaptionWords::tr(
                 "Rows are the pieces of the translation, as mixes of those of its text; columns are the dimensions of their vectors."),
             .writtenPieces = CaptionWords::tr(
                 "Rows are the pieces of the translation, as mixes of those before them; columns are the dimensions of their vectors.")});
    case Stage::Scores:
    case Stage::Weights: break;
    }
    const QString usual = CaptionWords::tr("Rows are queries, columns are keys.");
    return byUnit(
        input,
        {.words = usual,
         .entries = usual,
         .patches = CaptionWords::tr("Rows are the patches that ask, columns those that are asked, each of them from the "
                                     "picture’s top left, row by row."),
         .wordsOfTwo = CaptionWords::tr("Rows are the words of the sentence that asks, columns those of the one that is asked."),
         .translated = CaptionWords::tr("Rows are the words of the translation, each as it is written, columns those of its text."),
         .written = CaptionWords::tr("Rows are the words of the translation, each as it is written, columns those that were read before."),
         .pieces = usual,
         .translatedPieces = CaptionWords::tr("Rows are the pieces of the translation, each as it is written, columns those of its text."),
         .writtenPieces =
             CaptionWords::tr("Rows are the pieces of the translation, each as it is written, columns those that were read before.")});
}

/// The same where threads lead from one to the other.
QString threadAxesOf(const Attention& attention)
{
    return byUnit(*attention.input,
                  {.words = CaptionWords::tr("Words on the left are queries, those on the right keys."),
                   .entries = CaptionWords::tr("Queries are on the left, keys on the right."),
                   .patches = CaptionWords::tr("Patches on the left are queries, those on the right keys."),
                   .wordsOfTwo = CaptionWords::tr("On the left are the words of the sentence that asks, on the right those of the one "
                                                  "that is asked."),
                   .translated = CaptionWords::tr("On the left are the words of the translation, on the right those of its text."),
                   .written = CaptionWords::tr(
                       "On the left are the words of the translation as they are written, on the right those that were read before."),
                   .pieces = CaptionWords::tr("Pieces on the left are queries, those on the right keys."),
                   .translatedPieces = CaptionWords::tr("On the left are the pieces of the translation, on the right those of its text."),
                   .writtenPieces = CaptionWords::tr(
                       "On the left are the pieces of the translation as they are written, on the right those that were read before.")});
}

/// The same where patches lie over their picture; over scores and weights, one of them asks, the same in each panel of a strip. Strips
/// are of weights or output.
QString overlayOf(const Figure& figure, Stage stage)
{
    const Attention& attention = *figure.panels.front().attention;
    const auto asking = [&](const QString& form) { return form.arg(nameOf(attention, NamedSide::Query, chosenQuery(attention))); };
    switch (stage) {
    case Stage::Vectors: return CaptionWords::tr("The picture is cut into %1 × %1 patches.").arg(countText(attention.input->patches->side));
    case Stage::Output:
        return isStrip(figure) ? CaptionWords::tr("Each panel is the picture as it is mixed from its patches.")
                               : CaptionWords::tr("The picture stands beside the one that is mixed from its patches.");
    case Stage::Scores: return asking(CaptionWords::tr("The framed patch asks, %1; its scores lie over the picture."));
    case Stage::Weights:
        return asking(isStrip(figure) ? CaptionWords::tr("In each panel the framed patch asks, %1; its weights lie over the picture.")
                                      : CaptionWords::tr("The framed patch asks, %1; its weights lie over the picture."));
    }
    return {};
}

QString sizeOf(const Picture& picture)
{
    return CaptionWords::tr("%1 × %2").arg(countText(picture.values->rows()), countText(picture.values->cols()));
}

/// What is where in the figure.
QString layoutOf(const Figure& figure, PictureKind kind)
{
    const Attention& attention = *figure.panels.front().attention;
    const Stage stage = attention.scene.view.stage;
    switch (kind) {
    case PictureKind::Map: break;
    case PictureKind::Threads: return threadAxesOf(attention);
    case PictureKind::Overlay: return overlayOf(figure, stage);
    }
    return axesOf(attention, stage);
}

/// What a figure of this kind and size is: "Heatmap of 3 × 4 cells: %1 of %2, %3."
QString formOf(const Figure& figure, const Picture& picture, PictureKind kind)
{
    const QString size = kind == PictureKind::Overlay ? CaptionWords::tr("%1 × %1").arg(countText(picture.attention->input->patches->side))
                                                      : sizeOf(picture);
    const bool isMany = isStrip(figure);
    QString form;
    switch (kind) {
    case PictureKind::Map:
        form =
            isMany ? CaptionWords::tr("Heatmaps of %1 cells each: %2 of %3, %4.") : CaptionWords::tr("Heatmap of %1 cells: %2 of %3, %4.");
        break;
    case PictureKind::Threads:
        form = isMany ? CaptionWords::tr("Threads from queries to keys, %1 each: %2 of %3, %4.")
                      : CaptionWords::tr("Threads from queries to keys, %1: %2 of %3, %4.");
        break;
    case PictureKind::Overlay:
        form = isMany ? CaptionWords::tr("Pictures of %1 patches each: %2 of %3, %4.")
                      : CaptionWords::tr("Picture of %1 patches: %2 of %3, %4.");
        break;
    }
    return form.arg(size, stageTitle(*picture.attention, picture.stage).toLower(), subjectOf(*picture.attention), workingOf(figure));
}

/// What a strip of pictures shows in each panel.
QStringList overlayStripFindings(const Figure& figure, Stage stage)
{
    if (stage != Stage::Output)
        return {};
    std::vector<std::shared_ptr<const Attention>> mixes;
    for (const FigurePanel& panel : figure.panels)
        mixes.push_back(panel.attention);
    return {opened(mixErrorsInOrder(mixes)) + u'.'};
}

/// A row's summary in one sentence, as the window says it.
QStringList captionRowsOf(const Picture& picture)
{
    constexpr Index most = 16;
    QStringList sentences;
    const Index count = std::min(picture.values->rows(), most);
    for (Index row = 0; row < count; ++row)
        sentences << sentenceFor(picture, row, -1) + u'.';
    if (count < picture.values->rows())
        sentences << CaptionWords::tr("%1 more rows follow.").arg(countText(picture.values->rows() - count));
    return sentences;
}

/// What a difference is of, and how far its two sides are apart on average.
QStringList differenceTexts(const Difference& difference)
{
    const Attention& attention = *difference.minuend.attention;
    const auto always = [] { return true; };
    const MeanDistance mean = meanDistance(rowDistances(difference.minuend, difference.subtrahend, always));
    QStringList sentences{CaptionWords::tr("Attention weights of %1: those of %2 less those of %3, over %4.")
                              .arg(subjectOf(attention), difference.minuendName, difference.subtrahendName, sourceOf(attention)),
                          axesOf(attention, Stage::Weights)};
    if (const QString mask = maskOf(attention, Stage::Weights); !mask.isEmpty())
        sentences << mask;
    sentences << meanDistanceText(difference, mean);
    return sentences;
}

} // namespace

QString figureTitle(const Figure& figure)
{
    if (!figure.options.title.isEmpty())
        return figure.options.title;
    if (figure.chart)
        return figure.chart->title;
    if (const auto& difference = figure.panels.front().difference)
        return CaptionWords::tr("%1 of %2").arg(differenceTitle(*difference), subjectOf(*difference->minuend.attention));
    const Attention& attention = *figure.panels.front().attention;
    return CaptionWords::tr("%1 of %2").arg(stageTitle(attention, attention.scene.view.stage), subjectOf(attention));
}

QString captionOf(const Figure& figure)
{
    if (figure.chart)
        return figure.chart->caption;
    if (const auto& difference = figure.panels.front().difference)
        return differenceTexts(*difference).join(u' ');
    const std::shared_ptr<const Attention>& first = figure.panels.front().attention;
    const Attention& attention = *first;
    const Stage stage = attention.scene.view.stage;
    const PictureKind kind = figureKindOf(figure);
    const bool isOverlay = kind == PictureKind::Overlay;
    QStringList sentences{CaptionWords::tr("%1 of %2: %3.").arg(stageTitle(attention, stage), subjectOf(attention), workingOf(figure)),
                          layoutOf(figure, kind)};
    if (const QString mask = maskOf(attention, stage); !mask.isEmpty())
        sentences << mask;
    if (isStrip(figure)) {
        if (isOverlay)
            sentences << overlayStripFindings(figure, stage);
    } else {
        if (isOverlay)
            sentences << overlayFindings(pictureOf(first, stage));
        else if (stage == Stage::Weights)
            sentences << weightFindings(attention, kind);
        else if (const Picture picture = pictureOf(first, stage); picture.values)
            sentences << signedFindings(picture);
    }
    sentences << marksTexts(attention, stage, isOverlay);
    const auto isUnknown = [](const Token& token) { return !token.known; };
    if (std::ranges::any_of(attention.input->queries, isUnknown) || std::ranges::any_of(attention.input->keys, isUnknown))
        sentences << byUnit(*attention.input,
                            {.words = CaptionWords::tr("A question mark stands at words that are not in the vocabulary."),
                             .entries = {},
                             .patches = {},
                             .pieces = CaptionWords::tr("A question mark stands at pieces for what is not in the vocabulary.")});
    return sentences.join(u' ');
}

QString altTextOf(const Figure& figure)
{
    if (figure.chart)
        return figure.chart->altText;
    if (const auto& difference = figure.panels.front().difference) {
        QStringList sentences = differenceTexts(*difference);
        const Picture picture = differencePicture(difference);
        constexpr Index most = 16;
        for (Index row = 0; row < std::min(picture.values->rows(), most); ++row)
            sentences << differenceRowSummary(picture, row) + u'.';
        return sentences.join(u' ');
    }
    const FigurePanel& first = figure.panels.front();
    const Stage stage = first.attention->scene.view.stage;
    const Picture picture = pictureOf(first.attention, stage);
    if (!picture.values)
        return {};
    const PictureKind kind = figureKindOf(figure);
    const bool isSingle = !isStrip(figure), isOverlay = kind == PictureKind::Overlay;
    QStringList sentences{formOf(figure, picture, kind)};
    if (kind != PictureKind::Map)
        sentences << layoutOf(figure, kind);
    if (const QString mask = maskOf(*first.attention, stage); !mask.isEmpty())
        sentences << mask;
    if (isSingle)
        sentences << (isOverlay ? overlayFindings(picture) : captionRowsOf(picture));
    else if (isOverlay)
        sentences << overlayStripFindings(figure, stage);
    sentences << marksTexts(*first.attention, stage, isOverlay);
    return sentences.join(u' ');
}

} // namespace softfocus
