#include "ui/words/by_unit.h"
#include "ui/words/difference_picture.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/picture.h"
#include "ui/words/shown_vectors.h"
#include "ui/words/speaker.h"
#include "ui/words/summary.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>

namespace softfocus {

namespace {

class SentenceWords {
    Q_DECLARE_TR_FUNCTIONS(SentenceWords)
};

QString maskedSentence(const Picture& picture, Index row, Index column)
{
    const Speaker speaker(picture);
    const QString query = speaker.row(row);
    const Mask mask = picture.attention->mask;
    if (mask == Mask::Self && row == column)
        return speaker
            .byUnit({.words = SentenceWords::tr("%1 cannot see itself: the mask hides every word from itself"),
                     .entries = SentenceWords::tr("%1 cannot see itself: the mask hides every query from itself"),
                     .patches = SentenceWords::tr("%1 cannot see itself: the mask hides every patch from itself"),
                     .pieces = SentenceWords::tr("%1 cannot see itself: the mask hides every piece from itself")})
            .arg(query);
    const QString key = speaker.key(row, column);
    if (mask == Mask::Causal && column > row)
        return SentenceWords::tr("%1 cannot see %2: the causal mask hides it").arg(query, key);
    if (picture.attention->input->isCausal && column > row)
        return SentenceWords::tr("%1 cannot see %2: the model hides what comes later").arg(query, key);
    if (hasGivenWeights(*picture.attention))
        return SentenceWords::tr("%1 cannot see %2: its weight is given as masked").arg(query, key);
    return SentenceWords::tr("%1 cannot see %2: its score is given as −∞").arg(query, key);
}

QString largestWeightSentence(const Picture& picture, Index row, Index column)
{
    const Speaker speaker(picture);
    const QString query = speaker.row(row);
    const QString key = speaker.key(row, column);
    if (picture.isUndefined(row, column))
        return SentenceWords::tr("The weights of %1 are undefined: its scores sum to 0").arg(query);
    if (picture.isTrueZero(row, column))
        return SentenceWords::tr("%1 gives no attention to %2: exactly 0").arg(query, key);
    return SentenceWords::tr("%1 gives %2 of its attention to %3").arg(query, speaker.weight(row, column), key);
}

QString scoreSentence(const Picture& picture, Index row, Index column)
{
    const Speaker speaker(picture);
    const QString query = speaker.row(row), number = scoreText(speaker.value(row, column));
    if (isOfPatches(*picture.attention))
        return SentenceWords::tr("%1 scores %2 with %3").arg(query, number, speaker.key(row, column));
    return SentenceWords::tr("%1 · %2 score %3").arg(query, speaker.column(row, column), number);
}

/// One number of a vector, by the name of its dimension.
QString componentSentence(const Picture& picture, Index row, Index column)
{
    const QString query = Speaker(picture).row(row), number = scoreText((*picture.values)(row, column));
    const Input& input = *picture.attention->input;
    const QString form = picture.stage == Stage::Vectors
                             ? byVectors(input, {.compared = SentenceWords::tr("%1 of %2: %3"),
                                                 .values = SentenceWords::tr("%1 of the value of %2: %3"),
                                                 .stream = SentenceWords::tr("%1 of %2 in the residual stream: %3")})
                             : SentenceWords::tr("%1 of %2 in its context: %3");
    return form.arg(dimensionName(input, column), query, number);
}

QString cellSentence(const Picture& picture, Index row, Index column)
{
    const bool square = picture.stage == Stage::Scores || picture.stage == Stage::Weights;
    if (square && picture.isAbsent(row, column) && !picture.isUndefined(row, column))
        return maskedSentence(picture, row, column);
    if (picture.difference)
        return differenceSentence(picture, row, column);
    switch (picture.stage) {
    case Stage::Weights: return largestWeightSentence(picture, row, column);
    case Stage::Scores: return scoreSentence(picture, row, column);
    case Stage::Vectors:
    case Stage::Output: return componentSentence(picture, row, column);
    }
    return {};
}

} // namespace

QString sentenceFor(const Picture& picture, Index row, Index column)
{
    if (!picture.values || row >= picture.values->rows() || column >= picture.values->cols())
        return {};
    const QString sentence = row >= 0 && column >= 0 ? cellSentence(picture, row, column)
                             : row >= 0              ? rowSummary(picture, row)
                             : column >= 0           ? columnSummary(picture, column)
                                                     : QString();
    // A word's quotation mark opens a sentence as it is, a patch's article does not.
    return isOfPatches(*picture.attention) ? opened(sentence) : sentence;
}

} // namespace softfocus
