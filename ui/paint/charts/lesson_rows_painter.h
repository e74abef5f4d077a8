#pragma once

#include "ui/model/numbers/lesson_rows.h"
#include "ui/paint/colour/theme.h"

class QPainter;
class QRectF;

namespace softfocus {

/// What a cell is written in.
QColor inkOf(CellTone tone, const Theme& theme);

/// How high a table of a lesson is, with its titles and its foot. Units: logical pixels.
double lessonRowsHeight(const LessonRows& rows, const Theme& theme);
/// The whole table in the upper part of an area, as a picture: titles, every row, the foot below a line.
void paintLessonRows(QPainter& painter, const QRectF& area, const LessonRows& rows, const Theme& theme);

/// The wash under a cell that is no number any more. `contents` is where its text may stand.
void paintWrongCell(QPainter& painter, const QRectF& contents, const Theme& theme);

} // namespace softfocus
