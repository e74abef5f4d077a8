#include "ui/words/by_unit.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/patch_texts.h"
#include "ui/words/picture.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softfocus {

namespace {

class SentenceWords {
    Q_DECLARE_TR_FUNCTIONS(SentenceWords)
};

/// One picture's words for its rows and columns.
class Speaker {
public:
    explicit Speaker(const Picture& picture) : m_picture(picture) {}

    /// Over a picture the query is the patch that is framed there.
    QString row(Index row) const
    {
        return m_picture.kind == PictureKind::Overlay ? SentenceWords::tr("this patch") : nameOf(m_picture, NamedSide::Query, row);
    }
    /// The key's word after the query's, or "itself" where the query asks its own place.
    QString key(Index row, Index column) const { return isItself(row, column) ? SentenceWords::tr("itself") : this->column(row, column); }
    /// The query's after the key's.
    QString query(Index row, Index column) const
    {
        return isItself(row, column) ? SentenceWords::tr("itself") : beside(row, column, nameOf(m_picture, NamedSide::Query, row));
    }
    QString column(Index column) const { return nameOf(m_picture, NamedSide::Key, column); }
    /// The key's word after the query's, in any case.
    QString column(Index row, Index column) const { return beside(row, column, this->column(column)); }
    /// The value, or the least positive number for a weight that is too small for a double: it is not 0.
    double value(Index row, Index column) const
    {
        const double value = (*m_picture.values)(row, column);
        const bool isTiny =
            value == 0 && m_picture.stage == Stage::Weights && !m_picture.isAbsent(row, column) && !m_picture.isTrueZero(row, column);
        return isTiny ? std::numeric_limits<double>::denorm_min() : value;
    }

    QString weight(double weight) const { return weightTextFor(*m_picture.attention->input, weight); }
    QString weight(Index row, Index column) const { return weight(value(row, column)); }

    bool isItself(Index row, Index column) const { return softfocus::isItself(*m_picture.attention->input, row, column); }
    QString byUnit(const UnitTexts& texts) const { return softfocus::byUnit(*m_picture.attention->input, texts); }

private:
    QString beside(Index row, Index column, const QString& name) const
    {
        return nameBeside(*m_picture.attention->input, row, column, name);
    }

    const Picture& m_picture;
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
                     .patches = SentenceWords::tr("%1 cannot see itself: the mask hides every patch from itself")})
            .arg(query);
    const QString key = speaker.key(row, column);
    if (mask == Mask::Causal && column > row)
        return SentenceWords::tr("%1 cannot see %2: the causal mask hides it").arg(query, key);
    if (hasGivenWeights(*picture.attention))
        return SentenceWords::tr("%1 cannot see %2: its weight is given as masked").arg(query, key);
    return SentenceWords::tr("%1 cannot see %2: its score is given as −∞").arg(query, key);
}

QString weightSentence(const Picture& picture, Index row, Index column)
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
    const QString dimension = dimensionName(*picture.attention->input, column);
    return (picture.stage == Stage::Vectors ? SentenceWords::tr("%1 of %2: %3") : SentenceWords::tr("%1 of %2 in its context: %3"))
        .arg(dimension, query, number);
}

QString cellSentence(const Picture& picture, Index row, Index column)
{
    const bool square = picture.stage == Stage::Scores || picture.stage == Stage::Weights;
    if (square && picture.isAbsent(row, column) && !picture.isUndefined(row, column))
        return maskedSentence(picture, row, column);
    switch (picture.stage) {
    case Stage::Weights: return weightSentence(picture, row, column);
    case Stage::Scores: return scoreSentence(picture, row, column);
    case Stage::Vectors:
    case Stage::Output: return componentSentence(picture, row, column);
    }
    return {};
}

/// Unmasked columns of a row by value, largest first.
std::vector<Index> ranked(const Picture& picture, Index row)
{
    std::vector<Index> order;
    for (Index column = 0; column < picture.values->cols(); ++column)
        if (!picture.isAbsent(row, column))
            order.push_back(column);
    std::ranges::stable_sort(order, [&](Index a, Index b) { return (*picture.values)(row, a) > (*picture.values)(row, b); });
    return order;
}

QString weightsSummary(const Picture& picture, Index row)
{
    const Speaker speaker(picture);
    const QString query = speaker.row(row);
    const Weights& weights = *picture.attention->weights;
    const RowState state = stateOf(weights, row);
    if (state == RowState::NothingToAttend)
        return SentenceWords::tr("%1 has nothing to attend to: every key is masked").arg(query);
    if (state == RowState::Undefined && weights.states[std::size_t(row)] == state)
        return SentenceWords::tr("The weights of %1 are undefined: its scores sum to 0").arg(query);
    const std::vector<Index> order = ranked(picture, row);
    if (state != RowState::Normal || order.empty())
        return SentenceWords::tr("The weights of %1 are undefined").arg(query);
    const double most = speaker.value(row, order.front());
    const double least = speaker.value(row, order.back());
    if (most == 0 && least == 0)
        return SentenceWords::tr("%1 gives no attention to any key: every weight is 0").arg(query);
    const QString first = speaker.key(row, order.front());
    if (order.size() == 1 || (speaker.value(row, order[1]) == 0 && least == 0))
        return SentenceWords::tr("%1 looks only at %2").arg(query, first);
    constexpr double alike = 1e-9;
    if (most - least <= alike * std::abs(most))
        return speaker
            .byUnit({.words = SentenceWords::tr("%1 looks alike at each of %2 words, %3 each"),
                     .entries = SentenceWords::tr("%1 looks alike at each of %2 keys, %3 each"),
                     .patches = SentenceWords::tr("%1 looks alike at each of %2 patches, %3 each")})
            .arg(query, QLocale().toString(qlonglong(order.size())), speaker.weight(most));
    return SentenceWords::tr("%1 looks mostly at %2, %3, and at %4, %5")
        .arg(query, first, speaker.weight(most), speaker.key(row, order[1]), speaker.weight(row, order[1]));
}

QString rowSentence(const Picture& picture, Index row)
{
    if (picture.stage == Stage::Weights)
        return weightsSummary(picture, row);
    if (picture.stage != Stage::Scores && isOfPatches(*picture.attention))
        return patchSentence(picture, row);
    const Speaker speaker(picture);
    const QString query = speaker.row(row);
    const std::vector<Index> order = ranked(picture, row);
    if (picture.stage == Stage::Scores && order.empty())
        return SentenceWords::tr("%1 has nothing to attend to: every key is masked").arg(query);
    if (order.empty())
        return SentenceWords::tr("The numbers of %1 are undefined").arg(query);
    const double most = speaker.value(row, order.front());
    const double least = speaker.value(row, order.back());
    if (picture.stage == Stage::Scores && order.size() == 1)
        return SentenceWords::tr("%1 scores %2 with %3, the only key").arg(query, scoreText(most), speaker.key(row, order.front()));
    if (picture.stage == Stage::Scores)
        return SentenceWords::tr("%1 scores highest with %2, %3, and lowest with %4, %5")
            .arg(query, speaker.key(row, order.front()), scoreText(most), speaker.key(row, order.back()), scoreText(least));
    const QString count = QLocale().toString(qlonglong(picture.values->cols()));
    return (picture.stage == Stage::Vectors ? SentenceWords::tr("%1 is a list of %2 numbers, from %3 to %4")
                                            : SentenceWords::tr("%1 becomes a list of %2 numbers, from %3 to %4"))
        .arg(query, count, scoreText(least), scoreText(most));
}

QString columnSentence(const Picture& picture, Index column)
{
    if (picture.columns.empty())
        return dimensionName(*picture.attention->input, column);
    const Speaker speaker(picture);
    Index strongest = -1;
    for (Index row = 0; row < picture.values->rows(); ++row)
        if (!picture.isAbsent(row, column) && (strongest < 0 || speaker.value(row, column) > speaker.value(strongest, column)))
            strongest = row;
    const QString key = speaker.column(column);
    if (strongest < 0)
        return speaker
            .byUnit({.words = SentenceWords::tr("%1 is asked by no word: it is masked for all of them"),
                     .entries = SentenceWords::tr("%1 is asked by no query: it is masked for all of them"),
                     .patches = SentenceWords::tr("%1 is asked by no patch: it is masked for all of them")})
            .arg(key);
    const QString query = speaker.query(strongest, column);
    const double most = speaker.value(strongest, column);
    if (picture.stage == Stage::Scores)
        return SentenceWords::tr("%1 scores highest with %2, %3").arg(key, query, scoreText(most));
    if (most == 0)
        return SentenceWords::tr("%1 gets no attention").arg(key);
    return SentenceWords::tr("%1 gets most attention from %2, %3").arg(key, query, speaker.weight(most));
}

} // namespace

QString sentenceFor(const Picture& picture, Index row, Index column)
{
    if (!picture.values || row >= picture.values->rows() || column >= picture.values->cols())
        return {};
    const QString sentence = row >= 0 && column >= 0 ? cellSentence(picture, row, column)
                             : row >= 0              ? rowSentence(picture, row)
                             : column >= 0           ? columnSentence(picture, column)
                                                     : QString();
    // A word's quotation mark opens a sentence as it is, a patch's article does not.
    return isOfPatches(*picture.attention) ? opened(sentence) : sentence;
}

} // namespace softfocus
