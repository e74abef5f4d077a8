#pragma once

#include "ui/paint/colour/theme.h"

#include <QRectF>

class QPainter;

namespace softfocus {

/// True when the focus came by the keyboard, so that a ring has to show where it is.
bool comesByKeyboard(Qt::FocusReason reason);

/// Draws the ring of the keyboard focus just inside a box.
void paintFocusRing(QPainter& painter, const QRectF& box, double radius, const QColor& colour);

} // namespace softfocus
