#include "ui/figure/caption.h"

#include "core/measures/measures.h"
#include "core/text/message_text.h"
#include "core/text/one_line.h"
#include "ui/words/message_text.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/stage_texts.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

class CaptionWords {
    Q_DECLARE_TR_FUNCTIONS(CaptionWords)
};

/// What the figure is about: the sentence, or where the scores are from.
QString subjectOf(const Attention& attention)
{
    if (!isOfWords(attention))
        return messageText(attention.input->sourceName);
    constexpr qsizetype longEnough = 120;
    QString text = QString::fromStdString(sentenceText(attention.scene)).simplified();
    if (text.size() > longEnough)
        text = text.left(text.lastIndexOf(u' ', longEnough) > 0 ? text.lastIndexOf(u' ', longEnough) : longEnough) + QStringLiteral(" …");
    return QStringLiteral("“%1”").arg(text);
}

QString normalizerOf(const Attention& attention)
{
    const Normalizer& normalizer = attention.scene.variant.normalizer;
    const QString name = normalizerText(normalizer);
    if (!normalizer.temperatureMatters())
        return CaptionWords::tr("%1 (temperature has no effect)").arg(name);
    return CaptionWords::tr("%1 at temperature %2").arg(name, temperatureText(attention.scene.variant.temperature));
}

QString maskOf(Mask mask)
{
    switch (mask) {
    case Mask::None: break;
    case Mask::Causal: return CaptionWords::tr("The causal mask hides later keys.");
    case Mask::Self: return CaptionWords::tr("The mask hides every word from itself.");
    }
    return {};
}

QString sourceOf(const Attention& attention)
{
    return !isOfWords(attention) ? CaptionWords::tr("scores as given")
                                 : CaptionWords::tr("scores q·k/√d of %1").arg(messageText(attention.input->sourceName));
}

/// How many, and how much, in the whole map.
struct Findings {
    Index zeros = 0, entries = 0; ///< unmasked
    Index emptyRows = 0, undefinedRows = 0;
    Index query = -1, key = -1;   ///< of the largest weight between different words, or of all if there is no such
    double entropy = 0;           ///< mean, bits
    std::vector<double> received; ///< by each key
};

Findings findingsOf(const Attention& attention)
{
    const Matrix& weights = attention.weights->values;
    Findings found;
    found.entropy = meanEntropy(weights);
    found.received.assign(std::size_t(weights.cols()), 0);
    const auto isOther = [&](Index row, Index column) { return !isOfWords(attention) || row != column; };
    for (Index row = 0; row < weights.rows(); ++row) {
        const RowState state = stateOf(*attention.weights, row);
        found.emptyRows += state == RowState::NothingToAttend;
        found.undefinedRows += state == RowState::Undefined;
        if (state != RowState::Normal)
            continue;
        for (Index column = 0; column < weights.cols(); ++column) {
            if (attention.isMasked(row, column))
                continue;
            const double weight = weights(row, column);
            ++found.entries;
            found.zeros += weight == 0;
            found.received[std::size_t(column)] += weight;
            if (isOther(row, column) && (found.query < 0 || weight > weights(found.query, found.key))) {
                found.query = row;
                found.key = column;
            }
        }
    }
    return found;
}

QStringList weightFindings(const Attention& attention)
{
    const Findings found = findingsOf(attention);
    const std::vector<Token>& keys = attention.input->keys;
    QStringList sentences;
    if (found.query >= 0)
        sentences << (!isOfWords(attention) ? CaptionWords::tr("The largest weight is that of %1 on %2 (%3).")
                                            : CaptionWords::tr("Between different words the largest weight is that of %1 on %2 (%3)."))
                         .arg(nameOf(attention, NamedSide::Query, found.query), nameOf(attention, NamedSide::Key, found.key),
                              weightText(attention.weights->values(found.query, found.key)));
    if (keys.size() > 2 && found.entries > 0) {
        const auto most = std::ranges::max_element(found.received);
        const auto place = Index(most - found.received.begin());
        const double mean = *most / double(attention.weights->values.rows());
        sentences << CaptionWords::tr("%1 receives the most attention (%2 on average).")
                         .arg(nameOf(attention, NamedSide::Key, place), weightText(mean));
    }
    if (!std::isnan(found.entropy))
        sentences << CaptionWords::tr("Mean entropy %1 bits.").arg(entropyText(found.entropy));
    if (found.zeros > 0)
        sentences << CaptionWords::tr("%1 of %2 weights are exactly 0 (dotted).").arg(countText(found.zeros), countText(found.entries));
    if (found.emptyRows > 0)
        sentences << CaptionWords::tr("Rows without anything to attend to: %1.").arg(countText(found.emptyRows));
    if (found.undefinedRows > 0)
        sentences
            << CaptionWords::tr("Rows whose weights are undefined, since their scores sum to 0: %1.").arg(countText(found.undefinedRows));
    return sentences;
}

QString keyOf(const Picture& picture, Index column)
{
    return picture.columns.empty() ? CaptionWords::tr("dimension %1").arg(countText(column + 1))
                                   : nameOf(*picture.attention, NamedSide::Key, column);
}

/// The smallest and the largest number of scores, vectors or output.
QStringList signedFindings(const Picture& picture)
{
    const Matrix& values = *picture.values;
    Index least = -1, most = -1;
    for (Index i = 0; i < values.size(); ++i) {
        const double value = values.data()[i];
        if (!std::isfinite(value))
            continue;
        if (least < 0 || value < values.data()[least])
            least = i;
        if (most < 0 || value > values.data()[most])
            most = i;
    }
    if (least < 0)
        return {};
    const auto place = [&](Index i) {
        return CaptionWords::tr("%1, %2").arg(nameOf(picture, NamedSide::Query, i / values.cols()),
                                              keyOf(picture, i % values.cols()));
    };
    return {CaptionWords::tr("Numbers run from %1 (%2) to %3 (%4).")
                .arg(scoreText(values.data()[least]), place(least), scoreText(values.data()[most]), place(most))};
}

/// "softmax at temperature 0.80 over scores q·k/√d of 100-d word vectors"
QString workingOf(const Figure& figure)
{
    const Attention& attention = *figure.panels.front().attention;
    if (hasGivenWeights(attention))
        return CaptionWords::tr("shown as they were given");
    switch (attention.scene.view.stage) {
    case Stage::Vectors: return messageText(attention.input->sourceName);
    case Stage::Scores: return sourceOf(attention);
    case Stage::Weights: break;
    case Stage::Output:
        return CaptionWords::tr("vectors mixed by the weights of %1 over %2").arg(normalizerOf(attention), sourceOf(attention));
    }
    if (figure.panels.size() < 2)
        return CaptionWords::tr("%1 over %2").arg(normalizerOf(attention), sourceOf(attention));
    QStringList panels;
    for (const FigurePanel& panel : figure.panels)
        panels << normalizerOf(*panel.attention);
    return CaptionWords::tr("in reading order %1, each over %2").arg(panels.join(QStringLiteral(", ")), sourceOf(attention));
}

/// What rows and columns are, in a sentence.
QString axesOf(Stage stage)
{
    switch (stage) {
    case Stage::Vectors: return CaptionWords::tr("Rows are words, columns the dimensions of their vectors.");
    case Stage::Output: return CaptionWords::tr("Rows are words in their context, columns the dimensions of their vectors.");
    case Stage::Scores:
    case Stage::Weights: break;
    }
    return CaptionWords::tr("Rows are queries, columns are keys.");
}

QString sizeOf(const Picture& picture)
{
    return CaptionWords::tr("%1 × %2").arg(countText(picture.values->rows()), countText(picture.values->cols()));
}

/// A row's summary in one sentence, as the window says it.
QStringList rowsOf(const Picture& picture)
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

} // namespace

QString figureTitle(const Figure& figure)
{
    if (!figure.options.title.isEmpty())
        return figure.options.title;
    const Attention& attention = *figure.panels.front().attention;
    return CaptionWords::tr("%1 of %2").arg(stageTitle(attention.scene.view.stage), subjectOf(attention));
}

QString captionOf(const Figure& figure)
{
    const Attention& attention = *figure.panels.front().attention;
    const Stage stage = attention.scene.view.stage;
    QStringList sentences{CaptionWords::tr("%1 of %2: %3.").arg(stageTitle(stage), subjectOf(attention), workingOf(figure)), axesOf(stage)};
    if (const QString mask = maskOf(attention.mask); !mask.isEmpty() && stage != Stage::Vectors)
        sentences << mask;
    if (figure.panels.size() == 1) {
        if (stage == Stage::Weights)
            sentences << weightFindings(attention);
        else if (const Picture picture = pictureOf(figure.panels.front().attention, stage); picture.values)
            sentences << signedFindings(picture);
    }
    const auto isUnknown = [](const Token& token) { return !token.known; };
    if (std::ranges::any_of(attention.input->queries, isUnknown))
        sentences << CaptionWords::tr("A question mark stands at words that are not in the vocabulary.");
    return sentences.join(u' ');
}

QString altTextOf(const Figure& figure)
{
    const FigurePanel& first = figure.panels.front();
    const Stage stage = first.attention->scene.view.stage;
    const Picture picture = pictureOf(first.attention, stage);
    if (!picture.values)
        return {};
    QStringList sentences;
    sentences << (figure.panels.size() == 1 ? CaptionWords::tr("Heatmap of %1 cells: %2 of %3, %4.")
                                            : CaptionWords::tr("Heatmaps of %1 cells each: %2 of %3, %4."))
                     .arg(sizeOf(picture), stageTitle(stage).toLower(), subjectOf(*first.attention), workingOf(figure));
    if (const QString mask = maskOf(first.attention->mask); !mask.isEmpty())
        sentences << mask;
    if (figure.panels.size() == 1)
        sentences << rowsOf(picture);
    return sentences.join(u' ');
}

} // namespace softfocus
