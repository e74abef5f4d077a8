#include "ui/model/derivation/word_move.h"

#include "ui/words/numbers/number_text.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

class WordMoveWords {
    Q_DECLARE_TR_FUNCTIONS(WordMoveWords)
};

QString movedTextOf(const NearWord& word)
{
    const std::string_view text = WordVectors::bundled().word(word.row);
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

WordMove wordMoveOf(const Attention& attention, Index query, const NearestWords& words, std::vector<NearWord> before)
{
    const std::span from = rowOf(*projectionsOf(*attention.input)->queries, query);
    const std::span to = rowOf(attention.output->values, query);
    WordMove move;
    move.query = query;
    move.before = before.empty() ? words.nearestTo(from, neighbourCount) : std::move(before);
    move.after = words.nearestTo(to, neighbourCount);
    move.cosine = cosineOf(from, to);
    move.distance = distanceOf(from, to);
    return move;
}

QString cosineText(double cosine)
{
    if (std::isnan(cosine))
        return QStringLiteral("–");
    // The cosine of a vector with itself, up to rounding.
    constexpr double rounding = 1e-6;
    return weightText(std::abs(cosine) > 1 - rounding ? std::copysign(1.0, cosine) : cosine);
}

QString distanceText(double distance)
{
    if (distance == 0)
        return QLocale().toString(0);
    constexpr double roundsToZero = 0.005;
    return distance < roundsToZero ? QStringLiteral("<") + QLocale().toString(0.01, 'f', 2) : scoreText(distance);
}

QString neighboursText(const std::vector<NearWord>& words, std::size_t count)
{
    QStringList parts;
    for (std::size_t place = 0; place < std::min(count, words.size()); ++place)
        parts << movedTextOf(words[place]) + u' ' + cosineText(words[place].cosine);
    return parts.join(QStringLiteral(" · "));
}

QString moveSentence(const Attention& attention, const WordMove& move)
{
    const QString word = nameOf(attention, NamedSide::Query, move.query);
    const RowState state = stateOf(*attention.weights, move.query);
    if (state == RowState::NothingToAttend)
        return WordMoveWords::tr("%1 has nothing to attend to: its output is 0, which is near to no word").arg(word);
    if (state != RowState::Normal)
        return WordMoveWords::tr("The output of %1 is undefined").arg(word);
    if (move.before.empty() || move.after.empty())
        return WordMoveWords::tr("%1 moved by %2; a vector of length 0 is near to no word").arg(word, distanceText(move.distance));
    const QString before = quotedWord(movedTextOf(move.before.front())), after = quotedWord(movedTextOf(move.after.front()));
    if (move.distance == 0)
        return WordMoveWords::tr("%1 stays where it is, nearest to %2").arg(word, before);
    const QString how =
        WordMoveWords::tr("cosine %1 with what it was, distance %2").arg(cosineText(move.cosine), distanceText(move.distance));
    return move.before.front().row == move.after.front().row
               ? WordMoveWords::tr("%1 is nearest to %2 before mixing and after: %3").arg(word, before, how)
               : WordMoveWords::tr("%1 is nearest to %2 before mixing and to %3 after: %4").arg(word, before, after, how);
}

} // namespace softfocus
