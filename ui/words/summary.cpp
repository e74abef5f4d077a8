#include "ui/words/summary.h"

#include "ui/words/by_unit.h"
#include "ui/words/difference_picture.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/patch_texts.h"
#include "ui/words/shown_vectors.h"
#include "ui/words/speaker.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

namespace softfocus {

namespace {

class SummaryWords {
    Q_DECLARE_TR_FUNCTIONS(SummaryWords)
};

constexpr std::size_t mostTiedNamed = 3; ///< of places that tie; more are counted

/// The places of a row or a column that a mask leaves, by value, largest first.
struct Ranking {
    std::vector<Index> places;
    std::vector<double> values; ///< of each place
    std::size_t tied = 0;       ///< how many places have the largest value, up to rounding

    bool isEmpty() const { return places.empty(); }
    double most() const { return values.front(); }
    double least() const { return values.back(); }
    bool isEven() const { return tied == places.size(); }
    /// How many places have the second largest value, up to rounding. Needs: a value behind those that tie.
    std::size_t tiedSecond() const { return alikeFrom(tied); }
    /// True when several places have the largest value, and what is behind them is exactly 0.
    bool restIsZero() const { return !isEven() && values[tied] == 0 && least() == 0; }

    /// How many places from this one on have its value, up to rounding.
    std::size_t alikeFrom(std::size_t first) const
    {
        constexpr double alike = 1e-9;
        const double bound = values[first] - alike * std::abs(values[first]);
        return std::size_t(
            std::count_if(values.begin() + std::ptrdiff_t(first), values.end(), [bound](double one) { return one >= bound; }));
    }
};

/// Needs: `value` of every place from 0 below the count for which `isThere` holds.
Ranking rankingOf(Index count, const std::function<bool(Index)>& isThere, const std::function<double(Index)>& value)
{
    std::vector<std::pair<double, Index>> ranked;
    for (Index place = 0; place < count; ++place)
        if (isThere(place))
            ranked.emplace_back(value(place), place);
    std::ranges::stable_sort(ranked, std::greater<>(), &std::pair<double, Index>::first);
    Ranking ranking;
    for (const auto& [size, place] : ranked) {
        ranking.places.push_back(place);
        ranking.values.push_back(size);
    }
    if (!ranking.isEmpty())
        ranking.tied = ranking.alikeFrom(0);
    return ranking;
}

Ranking rankingOfRow(const Picture& picture, Index row)
{
    const Speaker speaker(picture);
    return rankingOf(
        picture.values->cols(), [&](Index column) { return !picture.isAbsent(row, column); },
        [&](Index column) { return speaker.value(row, column); });
}

Ranking rankingOfColumn(const Picture& picture, Index column)
{
    const Speaker speaker(picture);
    return rankingOf(
        picture.values->rows(), [&](Index row) { return !picture.isAbsent(row, column); },
        [&](Index row) { return speaker.value(row, column); });
}

/// Two or three names, as they follow one another in a sentence.
QString together(const QStringList& names)
{
    return names.size() == 2 ? SummaryWords::tr("%1 and %2").arg(names[0], names[1])
                             : SummaryWords::tr("%1, %2 and %3").arg(names[0], names[1], names[2]);
}

/// The names of `count` places from the ranking's `first` on. Needs: a count of two or three.
QString namesFrom(const Ranking& ranking, std::size_t first, std::size_t count, const std::function<QString(Index)>& name)
{
    QStringList names;
    for (std::size_t i = first; i < first + count; ++i)
        names << name(ranking.places[i]);
    return together(names);
}

/// The names of the places that tie. Needs: two or three of them.
QString tiedNames(const Ranking& ranking, const std::function<QString(Index)>& name)
{
    return namesFrom(ranking, 0, ranking.tied, name);
}

/// True where the places that tie are few enough to be named; two of two are, ten of ten are "all".
bool areNamed(const Ranking& ranking)
{
    return ranking.tied <= (ranking.isEven() ? mostTiedNamed - 1 : mostTiedNamed);
}

QString tiedCount(const Ranking& ranking)
{
    return countText(qsizetype(ranking.tied));
}

/// A row whose weights are all alike.
QString evenSummary(const Picture& picture, Index row, const Ranking& ranking)
{
    const Speaker speaker(picture);
    const bool seesAll = std::ssize(ranking.places) == picture.values->cols();
    const QString form = seesAll
                             ? speaker.byUnit({.words = SummaryWords::tr("%1 looks equally at all %2 words, %3 each"),
                                               .entries = SummaryWords::tr("%1 looks equally at all %2 keys, %3 each"),
                                               .patches = SummaryWords::tr("%1 looks equally at all %2 patches, %3 each"),
                                               .pieces = SummaryWords::tr("%1 looks equally at all %2 pieces, %3 each")})
                             : speaker.byUnit({.words = SummaryWords::tr("%1 looks equally at all %2 words that it can see, %3 each"),
                                               .entries = SummaryWords::tr("%1 looks equally at all %2 keys that it can see, %3 each"),
                                               .patches = SummaryWords::tr("%1 looks equally at all %2 patches that it can see, %3 each"),
                                               .pieces = SummaryWords::tr("%1 looks equally at all %2 pieces that it can see, %3 each")});
    return form.arg(speaker.row(row), tiedCount(ranking), speaker.weight(ranking.most()));
}

/// A row in which several keys have the largest weight.
QString tiedSummary(const Picture& picture, Index row, const Ranking& ranking)
{
    const Speaker speaker(picture);
    const QString query = speaker.row(row), each = speaker.weight(ranking.most());
    if (areNamed(ranking)) {
        const QString keys = tiedNames(ranking, [&](Index column) { return speaker.key(row, column); });
        if (ranking.isEven())
            return SummaryWords::tr("%1 looks equally at %2, %3 each").arg(query, keys, each);
        return (ranking.restIsZero() ? SummaryWords::tr("%1 looks equally at %2, %3 each, and at nothing else")
                                     : SummaryWords::tr("%1 looks equally at %2, %3 each, and less at the others"))
            .arg(query, keys, each);
    }
    if (ranking.isEven())
        return evenSummary(picture, row, ranking);
    const QString form =
        ranking.restIsZero()
            ? speaker.byUnit({.words = SummaryWords::tr("%1 looks equally at %2 words, %3 each, and at nothing else"),
                              .entries = SummaryWords::tr("%1 looks equally at %2 keys, %3 each, and at nothing else"),
                              .patches = SummaryWords::tr("%1 looks equally at %2 patches, %3 each, and at nothing else"),
                              .pieces = SummaryWords::tr("%1 looks equally at %2 pieces, %3 each, and at nothing else")})
            : speaker.byUnit({.words = SummaryWords::tr("%1 looks equally at %2 words, %3 each, and less at the others"),
                              .entries = SummaryWords::tr("%1 looks equally at %2 keys, %3 each, and less at the others"),
                              .patches = SummaryWords::tr("%1 looks equally at %2 patches, %3 each, and less at the others"),
                              .pieces = SummaryWords::tr("%1 looks equally at %2 pieces, %3 each, and less at the others")});
    return form.arg(query, tiedCount(ranking), each);
}

/// True when the largest weight is more than all others together. Rows need not sum to 1, and of those that do not it has to be large, too.
bool isMostOfAll(const Ranking& ranking)
{
    double sum = 0;
    for (const double value : ranking.values)
        sum += std::abs(value);
    return ranking.most() > 0.5 && ranking.most() > sum / 2;
}

/// A row with one largest weight, and what comes next: of several that are alike none is left out as if it were less.
QString secondsSummary(const Picture& picture, Index row, const Ranking& ranking)
{
    const Speaker speaker(picture);
    const QString query = speaker.row(row), most = speaker.weight(ranking.most());
    const QString first = speaker.key(row, ranking.places.front());
    const std::size_t seconds = ranking.tiedSecond();
    const bool mostly = isMostOfAll(ranking);
    const auto key = [&](Index column) { return speaker.key(row, column); };
    const QString next = seconds == 1 ? key(ranking.places[1]) : seconds > mostTiedNamed ? QString() : namesFrom(ranking, 1, seconds, key);
    const QString weight = speaker.weight(ranking.values[1]);
    if (seconds == 1)
        return (mostly ? SummaryWords::tr("%1 looks mostly at %2, %3, and at %4, %5")
                       : SummaryWords::tr("%1 looks most at %2, %3, and at %4, %5"))
            .arg(query, first, most, next, weight);
    if (seconds <= mostTiedNamed)
        return (mostly ? SummaryWords::tr("%1 looks mostly at %2, %3, and at %4, %5 each")
                       : SummaryWords::tr("%1 looks most at %2, %3, and at %4, %5 each"))
            .arg(query, first, most, next, weight);
    return (mostly ? SummaryWords::tr("%1 looks mostly at %2, %3, and equally at %4 others, %5 each")
                   : SummaryWords::tr("%1 looks most at %2, %3, and equally at %4 others, %5 each"))
        .arg(query, first, most, countText(qsizetype(seconds)), weight);
}

QString weightsSummary(const Picture& picture, Index row)
{
    const Speaker speaker(picture);
    const QString query = speaker.row(row);
    const Weights& weights = *picture.attention->weights;
    const RowState state = stateOf(weights, row);
    if (state == RowState::NothingToAttend)
        return SummaryWords::tr("%1 has nothing to attend to: every key is masked").arg(query);
    if (state == RowState::Undefined && weights.states[std::size_t(row)] == state)
        return SummaryWords::tr("The weights of %1 are undefined: its scores sum to 0").arg(query);
    const Ranking ranking = rankingOfRow(picture, row);
    if (state != RowState::Normal || ranking.isEmpty())
        return SummaryWords::tr("The weights of %1 are undefined").arg(query);
    if (ranking.most() == 0 && ranking.least() == 0)
        return SummaryWords::tr("%1 gives no attention to any key: every weight is 0").arg(query);
    const QString first = speaker.key(row, ranking.places.front());
    if (ranking.places.size() == 1 || (ranking.tied == 1 && ranking.restIsZero()))
        return SummaryWords::tr("%1 looks only at %2").arg(query, first);
    if (ranking.tied > 1)
        return tiedSummary(picture, row, ranking);
    return secondsSummary(picture, row, ranking);
}

QString scoresSummary(const Picture& picture, Index row)
{
    const Speaker speaker(picture);
    const QString query = speaker.row(row);
    const Ranking ranking = rankingOfRow(picture, row);
    if (ranking.isEmpty())
        return SummaryWords::tr("%1 has nothing to attend to: every key is masked").arg(query);
    const QString first = speaker.key(row, ranking.places.front()), most = scoreText(ranking.most());
    if (ranking.places.size() == 1)
        return SummaryWords::tr("%1 scores %2 with %3, the only key").arg(query, most, first);
    if (ranking.isEven() && areNamed(ranking))
        return SummaryWords::tr("%1 scores the same with %2, %3")
            .arg(query, tiedNames(ranking, [&](Index column) { return speaker.key(row, column); }), most);
    if (ranking.isEven())
        return speaker
            .byUnit({.words = SummaryWords::tr("%1 scores the same with all %2 words, %3"),
                     .entries = SummaryWords::tr("%1 scores the same with all %2 keys, %3"),
                     .patches = SummaryWords::tr("%1 scores the same with all %2 patches, %3"),
                     .pieces = SummaryWords::tr("%1 scores the same with all %2 pieces, %3")})
            .arg(query, tiedCount(ranking), most);
    return SummaryWords::tr("%1 scores highest with %2, %3, and lowest with %4, %5")
        .arg(query, first, most, speaker.key(row, ranking.places.back()), scoreText(ranking.least()));
}

/// A row of vectors or output.
QString vectorSummary(const Picture& picture, Index row)
{
    const QString query = Speaker(picture).row(row);
    const Ranking ranking = rankingOfRow(picture, row);
    if (ranking.isEmpty())
        return SummaryWords::tr("The numbers of %1 are undefined").arg(query);
    const QString ofVectors = byVectors(*picture.attention->input,
                                        {.compared = SummaryWords::tr("%1 is a list of %2 numbers, from %3 to %4"),
                                         .values = SummaryWords::tr("The value of %1 is a list of %2 numbers, from %3 to %4"),
                                         .stream = SummaryWords::tr("In the residual stream %1 is a list of %2 numbers, from %3 to %4")});
    return (picture.stage == Stage::Vectors ? ofVectors : SummaryWords::tr("%1 becomes a list of %2 numbers, from %3 to %4"))
        .arg(query, countText(picture.values->cols()), scoreText(ranking.least()), scoreText(ranking.most()));
}

/// A column to which several rows give the same, which is the most that it gets.
QString tiedColumn(const Picture& picture, Index column, const Ranking& ranking)
{
    const Speaker speaker(picture);
    const QString key = speaker.column(column), each = speaker.weight(ranking.most());
    if (areNamed(ranking)) {
        const QString queries = tiedNames(ranking, [&](Index row) { return speaker.query(row, column); });
        return (ranking.isEven() ? SummaryWords::tr("%1 gets equal attention from %2, %3 each")
                                 : SummaryWords::tr("%1 gets most attention from %2, %3 each"))
            .arg(key, queries, each);
    }
    const QString form = ranking.isEven()
                             ? speaker.byUnit({.words = SummaryWords::tr("%1 gets equal attention from all %2 words, %3 each"),
                                               .entries = SummaryWords::tr("%1 gets equal attention from all %2 queries, %3 each"),
                                               .patches = SummaryWords::tr("%1 gets equal attention from all %2 patches, %3 each"),
                                               .pieces = SummaryWords::tr("%1 gets equal attention from all %2 pieces, %3 each")})
                             : speaker.byUnit({.words = SummaryWords::tr("%1 gets most attention from %2 words, %3 each"),
                                               .entries = SummaryWords::tr("%1 gets most attention from %2 queries, %3 each"),
                                               .patches = SummaryWords::tr("%1 gets most attention from %2 patches, %3 each"),
                                               .pieces = SummaryWords::tr("%1 gets most attention from %2 pieces, %3 each")});
    return form.arg(key, tiedCount(ranking), each);
}

} // namespace

QString rowSummary(const Picture& picture, Index row)
{
    if (picture.difference)
        return differenceRowSummary(picture, row);
    switch (picture.stage) {
    case Stage::Weights: return weightsSummary(picture, row);
    case Stage::Scores: return scoresSummary(picture, row);
    case Stage::Vectors:
    case Stage::Output: break;
    }
    return isOfPatches(*picture.attention) ? patchSentence(picture, row) : vectorSummary(picture, row);
}

QString columnSummary(const Picture& picture, Index column)
{
    if (picture.difference)
        return differenceColumnSummary(picture, column);
    if (picture.columns.empty())
        return dimensionName(*picture.attention->input, column);
    const Speaker speaker(picture);
    const QString key = speaker.column(column);
    const Ranking ranking = rankingOfColumn(picture, column);
    if (ranking.isEmpty())
        return speaker
            .byUnit({.words = SummaryWords::tr("%1 is asked by no word: it is masked for all of them"),
                     .entries = SummaryWords::tr("%1 is asked by no query: it is masked for all of them"),
                     .patches = SummaryWords::tr("%1 is asked by no patch: it is masked for all of them"),
                     .pieces = SummaryWords::tr("%1 is asked by no piece: it is masked for all of them")})
            .arg(key);
    const QString query = speaker.query(ranking.places.front(), column);
    if (picture.stage == Stage::Scores)
        return SummaryWords::tr("%1 scores highest with %2, %3").arg(key, query, scoreText(ranking.most()));
    if (ranking.most() == 0)
        return SummaryWords::tr("%1 gets no attention").arg(key);
    if (ranking.tied > 1)
        return tiedColumn(picture, column, ranking);
    return SummaryWords::tr("%1 gets most attention from %2, %3").arg(key, query, speaker.weight(ranking.most()));
}

} // namespace softfocus
