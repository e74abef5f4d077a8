#pragma once

#include "ui/paint/colour/theme.h"

#include <QRectF>

class QPainter;
class QStyleOption;

namespace softfocus {

/// A rounded box with a hairline, within its rectangle.
void drawBox(QPainter& painter, const QRectF& box, double radius, const QColor& fill, const QColor& edge);
/// True where the focus is shown: it came by the keyboard.
bool showsFocus(const QStyleOption& option);
/// Whether focus that comes for a reason comes by the keyboard.
bool comesByKeyboard(Qt::FocusReason reason);
/// The ring of the keyboard's focus, just inside a box.
void drawRing(QPainter& painter, const QRectF& box, double radius, const QColor& colour);
/// The arrow of what opens downwards. Units: logical pixels from end to end.
void drawArrow(QPainter& painter, const QPointF& centre, double size, const QColor& colour);
/// Whether the pointer is on what is drawn, or presses it, and that does something.
bool isPointedAt(const QStyleOption& option);
bool isOn(const QStyleOption& option);

} // namespace softfocus
