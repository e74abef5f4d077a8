#pragma once

#include "ui/model/numbers/one_pass.h"
#include "ui/model/numbers/overflow_lesson.h"

#include <QStringList>

#include <vector>

namespace softfocus {

/// How a cell of a lesson stands out.
enum class CellTone {
    Plain,
    Quiet, ///< of no importance here
    Good,  ///< what the row is about
    Lost,  ///< digits are missing
    Wrong, ///< no number any more
};

struct LessonCell {
    QString text;
    CellTone tone = CellTone::Plain;
    bool operator==(const LessonCell&) const = default;
};

/// A table of numbers of which some went wrong.
struct LessonRows {
    QStringList titles;                        ///< one per column
    std::vector<std::vector<LessonCell>> rows; ///< the first cell names its row
    std::vector<LessonCell> foot;              ///< one per column, or none
    bool operator==(const LessonRows&) const = default;
};

/// The column from which on each precision has one for its powers and one for its weights.
inline constexpr int firstPowerColumn = 2;

/// What becomes of every number in each precision, with or without the maximum subtracted, and the sums below.
LessonRows overflowRows(const OverflowLesson& lesson, Shift shift);
/// What a cell of it says, for a place and a column of overflowRows(); empty for those that say nothing more.
QString overflowCellSentence(const OverflowLesson& lesson, Shift shift, int row, int column);
/// What it is a table of: "With the maximum subtracted: exp(x − max) / Σ exp(x − max)".
QString overflowTitle(Shift shift);

/// The numbers one after the other: what is known once each is taken; of the others only their score.
LessonRows onePassRows(const OnePass& pass);

} // namespace softfocus
