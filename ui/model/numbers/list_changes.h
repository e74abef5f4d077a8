#pragma once

#include "core/scene/page_choices.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace softfocus {

/// What can be done with all numbers of a list at once.
enum class ListChange { AddTen, TimesTen, Shuffle, Sort };
inline constexpr int listChangeCount = 4;

/// "Add 10 to all": as a button and a step to undo.
QString changeText(ListChange change);

/// A list that was changed.
struct ChangedList {
    ScoreList list;
    std::vector<std::size_t> moved; ///< where each number of the former list stands now
};

/// The changed list. Numbers that change their places take their names along, also those that they have by their place.
/// Shuffles by the seed, to another order than before where there is one. Numbers may overflow to infinity.
ChangedList changed(const ScoreList& list, ListChange change, std::uint32_t seed = 1);

/// A list with one number more, behind a place, or less. Needs: the place is there; one number remains.
ScoreList withNumber(ScoreList list, std::size_t behind, double score);
ScoreList withoutNumber(ScoreList list, std::size_t place);
/// A list with another name for a number; an empty one takes it back to what it is called by its place.
ScoreList withName(ScoreList list, std::size_t place, const QString& name);

/// A list that shows something, and what to look for in it.
struct ReadyList {
    QString name;
    QString reason;
    ScoreList list;
};

std::vector<ReadyList> readyLists();

} // namespace softfocus
