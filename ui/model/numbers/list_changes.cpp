#include "ui/model/numbers/list_changes.h"

#include "ui/model/numbers/numbers_editor.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <algorithm>
#include <numeric>

namespace softfocus {

namespace {

class ListChangeWords {
    Q_DECLARE_TR_FUNCTIONS(ListChangeWords)
};

/// The list in another order: order[i] is the former place of what stands at i.
ChangedList ordered(const ScoreList& list, const std::vector<std::size_t>& order)
{
    ChangedList changed{{}, std::vector<std::size_t>(order.size())};
    for (std::size_t place = 0; place < order.size(); ++place) {
        changed.list.scores.push_back(list.scores[order[place]]);
        changed.list.labels.push_back(numberName(list, order[place]).toStdString());
        changed.moved[order[place]] = place;
    }
    return changed;
}

std::vector<std::size_t> placesOf(const ScoreList& list)
{
    std::vector<std::size_t> places(list.scores.size());
    std::iota(places.begin(), places.end(), std::size_t(0));
    return places;
}

std::vector<std::size_t> shuffledPlaces(const ScoreList& list, std::uint32_t seed)
{
    const std::vector<std::size_t> before = placesOf(list);
    std::vector<std::size_t> places = before;
    QRandomGenerator generator(seed);
    do {
        for (std::size_t left = places.size(); left > 1; --left)
            std::swap(places[left - 1], places[std::size_t(generator.bounded(int(left)))]);
    } while (places == before && places.size() > 1);
    return places;
}

} // namespace

QString changeText(ListChange change)
{
    switch (change) {
    case ListChange::AddTen: return ListChangeWords::tr("Add 10 to all");
    case ListChange::TimesTen: return ListChangeWords::tr("Multiply by 10");
    case ListChange::Shuffle: return ListChangeWords::tr("Shuffle");
    case ListChange::Sort: break;
    }
    return ListChangeWords::tr("Sort");
}

ChangedList changed(const ScoreList& list, ListChange change, std::uint32_t seed)
{
    if (change == ListChange::Shuffle)
        return ordered(list, shuffledPlaces(list, seed));
    std::vector<std::size_t> places = placesOf(list);
    if (change == ListChange::Sort) {
        std::ranges::stable_sort(places, [&](std::size_t a, std::size_t b) { return list.scores[a] > list.scores[b]; });
        return ordered(list, places);
    }
    ChangedList result{list, places};
    for (double& score : result.list.scores)
        score = change == ListChange::AddTen ? score + 10 : score * 10;
    return result;
}

ScoreList withNumber(ScoreList list, std::size_t behind, double score)
{
    const auto at = std::ptrdiff_t(behind) + 1;
    list.scores.insert(list.scores.begin() + at, score);
    if (!list.labels.empty())
        list.labels.insert(list.labels.begin() + at, std::string());
    return list;
}

ScoreList withoutNumber(ScoreList list, std::size_t place)
{
    list.scores.erase(list.scores.begin() + std::ptrdiff_t(place));
    if (!list.labels.empty())
        list.labels.erase(list.labels.begin() + std::ptrdiff_t(place));
    return list;
}

ScoreList withName(ScoreList list, std::size_t place, const QString& name)
{
    list.labels.resize(list.scores.size());
    list.labels[place] = name.toStdString();
    if (std::ranges::all_of(list.labels, [](const std::string& label) { return label.empty(); }))
        list.labels.clear();
    return list;
}

std::vector<ReadyList> readyLists()
{
    const auto named = [](const QStringList& names, std::vector<double> scores) {
        ScoreList list{std::move(scores), {}};
        for (const QString& name : names)
            list.labels.push_back(name.toStdString());
        return list;
    };
    return {
        {ListChangeWords::tr("A vote"), ListChangeWords::tr("A leads, and C is still competitive: who gets how much?"),
         named({QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")}, {2.1, 0.5, 1.8})},
        {ListChangeWords::tr("4, 2, 1"),
         ListChangeWords::tr("Twice as much each time: linear keeps the proportions, softmax does not."),
         {{4, 2, 1}, {}}},
        {ListChangeWords::tr("Ties"),
         ListChangeWords::tr("Equal scores get equal weights: hardmax shares among the largest."),
         {{3, 3, 1, 3}, {}}},
        {ListChangeWords::tr("Negatives"),
         ListChangeWords::tr("Linear cuts off what is below 0; the others only look at differences."),
         {{1.5, -0.5, -2, 0.8}, {}}},
        {ListChangeWords::tr("One huge"),
         ListChangeWords::tr("A score far above the others takes everything; its exp would be beyond any number."),
         {{1000, 2, 1, 0}, {}}},
        {ListChangeWords::tr("All the same"),
         ListChangeWords::tr("Without a difference every normalizer is uniform, at every temperature."),
         {{3, 3, 3, 3}, {}}},
        {ListChangeWords::tr("Thirty numbers"),
         ListChangeWords::tr("The more there are, the less softmax leaves for the best; sparsemax cuts the rest off."),
         {{0.4, 1.7, -0.9, 2.6, 0.1,  -1.4, 0.8, 1.1,  -0.3, 0.6, 3.1,  -2.2, 0.9, 0.2,  -0.7,
           1.4, 2.2, -1.1, 0.5, -0.1, 1.9,  0.3, -1.8, 0.7,  2.9, -0.5, 1.2,  0,   -1.6, 1.6},
          {}}},
        {ListChangeWords::tr("The party"),
         ListChangeWords::tr("Voices and how loud they are: the temperature is how hard you listen to the loudest."),
         named({ListChangeWords::tr("friend"), ListChangeWords::tr("music"), ListChangeWords::tr("neighbour"), ListChangeWords::tr("phone"),
                ListChangeWords::tr("glasses")},
               {3.2, 2.6, 1.5, 0.4, -0.8})},
    };
}

} // namespace softfocus
