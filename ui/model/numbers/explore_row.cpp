#include "ui/model/numbers/explore_row.h"

#include "ui/words/message_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

class ExploreRowWords {
    Q_DECLARE_TR_FUNCTIONS(ExploreRowWords)
};

/// What the keys are called in a list, each otherwise.
std::vector<std::string> namesOfKeys(const Attention& attention)
{
    std::vector<std::string> names;
    for (const QString& label : keyLabelsOf(*attention.input))
        names.push_back(label.toStdString());
    return names;
}

/// The keys that the row attends to, those with the largest scores where there are too many, in their order.
std::vector<Index> takenKeys(const Attention& attention, Index query)
{
    std::vector<Index> keys;
    for (Index key = 0; key < attention.keyCount(); ++key)
        if (std::isfinite(attention.scores->masked(query, key)))
            keys.push_back(key);
    if (keys.size() > mostNumbers) {
        std::ranges::stable_sort(keys,
                                 [&](Index a, Index b) { return attention.scores->masked(query, a) > attention.scores->masked(query, b); });
        keys.resize(mostNumbers);
        std::ranges::sort(keys);
    }
    return keys;
}

bool hasRow(const Attention& attention, Index query)
{
    return query >= 0 && query < attention.queryCount();
}

} // namespace

Result<TakenRow> takenRow(const Attention& attention, Index query)
{
    if (!hasRow(attention, query))
        return Error{translatable("ExploreRow", "There is no row to play with.")};
    if (hasGivenWeights(attention))
        return Error{translatable("ExploreRow", "The weights are given, so there are no scores to play with.")};
    if (hasPooledWeights(attention))
        return Error{translatable(
            "ExploreRow",
            "This row is put together from several heads or pieces; choose one head with all its pieces to play with its scores.")};
    const std::vector<Index> keys = takenKeys(attention, query);
    if (keys.empty())
        return Error{translatable("ExploreRow", "This row has nothing to attend to, so there are no scores to play with.")};
    const std::vector<std::string> names = namesOfKeys(attention);
    TakenRow taken;
    for (const Index key : keys) {
        taken.list.scores.push_back(attention.scores->masked(query, key));
        taken.list.labels.push_back(names[std::size_t(key)]);
    }
    taken.masked = std::ranges::count_if(rowOf(attention.scores->masked, query), [](double score) { return std::isinf(score); });
    taken.smaller = attention.keyCount() - taken.masked - std::ssize(keys);
    return taken;
}

QString leftOutText(const TakenRow& taken)
{
    const QString kept = countText(std::ssize(taken.list.scores)), masked = countText(taken.masked), smaller = countText(taken.smaller);
    if (taken.smaller > 0 && taken.masked > 0)
        return ExploreRowWords::tr("The list has the %1 largest scores of the row: %2 smaller ones and %3 masked ones are left out.")
            .arg(kept, smaller, masked);
    if (taken.smaller > 0)
        return ExploreRowWords::tr("The list has the %1 largest scores of the row: %2 smaller ones are left out.").arg(kept, smaller);
    if (taken.masked > 0)
        return ExploreRowWords::tr("The list has the scores that no mask hides: %1 masked ones are left out.").arg(masked);
    return {};
}

QString whyNotPutBack(const Attention& attention, Index query, const ScoreList& list)
{
    const Result<TakenRow> taken = takenRow(attention, query);
    if (!taken)
        return messageText(taken.error());
    if (list.labels.empty())
        return ExploreRowWords::tr("The list did not come from Explore: its numbers have no names.");
    std::vector<std::string> wanted = taken->list.labels, names = list.labels;
    std::ranges::sort(wanted);
    std::ranges::sort(names);
    for (const std::string& name : names)
        if (!std::ranges::binary_search(wanted, name))
            return ExploreRowWords::tr("The row that is chosen on Explore has no “%1”.").arg(QString::fromStdString(name));
    for (const std::string& name : wanted)
        if (!std::ranges::binary_search(names, name))
            return ExploreRowWords::tr("The list has no “%1”, which is in the row that is chosen on Explore.")
                .arg(QString::fromStdString(name));
    if (names != wanted)
        return ExploreRowWords::tr("In the list a name stands more than once, so it cannot be told what belongs where.");
    return {};
}

GivenScores withRow(const Attention& attention, Index query, const ScoreList& list)
{
    GivenScores given;
    given.origin = ExploreRowWords::tr("%1, the row of %2 changed")
                       .arg(messageText(attention.input->sourceName), nameOf(attention, NamedSide::Query, query))
                       .toStdString();
    for (const Token& unit : attention.input->queries)
        given.queries.push_back(unit.text);
    for (const Token& unit : attention.input->keys)
        given.keys.push_back(unit.text);
    given.scores = attention.scores->raw;
    const std::vector<std::string> names = namesOfKeys(attention);
    for (const Index key : takenKeys(attention, query)) {
        const auto place = std::ranges::find(list.labels, names[std::size_t(key)]) - list.labels.begin();
        given.scores(query, key) = list.scores[std::size_t(place)];
    }
    return given;
}

} // namespace softfocus
