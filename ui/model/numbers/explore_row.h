#pragma once

#include "core/attention/attention.h"
#include "core/base/result.h"
#include "core/scene/page_choices.h"

#include <QString>

namespace softfocus {

/// A row of a result as a list of numbers.
struct TakenRow {
    ScoreList list;    ///< its scores with the names of their keys, in the order of the keys
    Index masked = 0;  ///< so many keys are hidden by a mask and left out
    Index smaller = 0; ///< so many have smaller scores than the mostNumbers that are taken, and are left out
};

/// The scores of a query's row. Keys that are called the same are told apart by their places: "the (4)".
/// Errors: the row is not there, has no scores or no key that it may attend to.
Result<TakenRow> takenRow(const Attention& attention, Index query);

/// What was left out, as a sentence, or empty.
QString leftOutText(const TakenRow& taken);

/// Whether the list can be put into a query's row in place of its scores: the names of its numbers are those of keys, each of them once,
/// and as many as takenRow() takes. None where it can, else a sentence.
QString whyNotPutBack(const Attention& attention, Index query, const ScoreList& list);

/// All scores of the result, those of a query's row changed to the list's. A number that is as it was taken keeps all of its digits.
/// Needs: nothing of the above says that it cannot be.
GivenScores withRow(const Attention& attention, Index query, const ScoreList& list);

} // namespace softfocus
