#pragma once

#include "ui/paint/colour/theme.h"

#include <QPointF>
#include <QRectF>
#include <QString>

class QPainter;

namespace softfocus {

/// The theme's type size against the design's: everything of a picture grows with it.
double zoomOf(const Theme& theme);
/// The theme's font at a size that already includes the zoom. Units: logical pixels.
QFont fontAt(const Theme& theme, int pixels, int weight = QFont::Normal);

/// Text whose digits all take the same width, so that a number does not jitter while it changes.
/// Qt before 6.7 cannot ask a font for its tabular figures.
double evenWidth(const QFont& font, const QString& text);
/// Draws such text with the painter's pen; `baseline` is its left end. Sets the painter's font.
void drawEven(QPainter& painter, QPointF baseline, const QFont& font, const QString& text);

/// One line, centred vertically, shortened with "…" in the middle where it does not fit, in a smaller size before that.
void drawFitted(QPainter& painter, const QRectF& area, Qt::Alignment alignment, QFont font, const QString& text);

} // namespace softfocus
