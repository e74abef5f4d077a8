#pragma once

#include "ui/paint/colour/theme.h"
#include "ui/style/look.h"

#include <QStyle>

class QPainter;
class QStyleOptionComboBox;
class QStyleOptionFrame;
class QStyleOptionSlider;
class QStyleOptionSpinBox;

namespace softfocus {

/// How fields are drawn in which something is written, chosen or dragged. Painters come with a state to spoil, and antialiased.
void drawComboBox(QPainter& painter, const QStyleOptionComboBox& box, Look look, const Theme& theme);
QRect comboBoxPart(const QStyleOptionComboBox& box, QStyle::SubControl part, Look look, const Theme& theme);

/// With a frame a field of a form; without one a number that shows only under the pointer that it can be written.
void drawSpinBox(QPainter& painter, const QStyleOptionSpinBox& box, const Theme& theme);
QRect spinBoxPart(const QStyleOptionSpinBox& box, QStyle::SubControl part, const Theme& theme);

void drawLineEdit(QPainter& painter, const QStyleOptionFrame& field, const Theme& theme);

/// A hairline around what scrolls, or the box of a formula or a notice.
void drawFrame(QPainter& painter, const QStyleOptionFrame& frame, Look look, const Theme& theme);

/// A thin line up to the handle in the accent's colour, and the handle.
void drawSlider(QPainter& painter, const QStyleOptionSlider& slider, const QRectF& groove, const QRectF& handle, const Theme& theme);

/// A rounded handle and nothing else.
void drawScrollBar(QPainter& painter, const QStyleOptionSlider& bar, const QRect& handle, const Theme& theme);

} // namespace softfocus
