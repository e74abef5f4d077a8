#pragma once

#include "ui/paint/colour/theme.h"
#include "ui/style/look.h"

#include <QSize>

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionToolButton;

namespace softfocus {

/// How buttons of all kinds are drawn, and the size that they want. Painters come with a state to spoil, and antialiased.
void drawPushButton(QPainter& painter, const QStyleOptionButton& button, Look look, const Theme& theme);
QSize pushButtonSize(const QStyleOptionButton& button, Look look, const Theme& theme);

/// An icon, a word, the handle of a folded panel, or the row that opens a menu.
void drawToolButton(QPainter& painter, const QStyleOptionToolButton& button, Look look, const Theme& theme);
QSize toolButtonSize(const QStyleOptionToolButton& button, Look look, const Theme& theme);

/// What opens a list or a menu: the value at the end of a row, before an arrow.
void drawRow(QPainter& painter, const QStyleOption& option, const QString& value, const Theme& theme);

/// A radio button as a segment. What follows a tab in its text is the key that chooses it, small on the right.
void drawSegment(QPainter& painter, const QStyleOptionButton& button, Look look, const Theme& theme);
QSize segmentSize(const QStyleOptionButton& button, Look look, const Theme& theme);

/// A check box as a row with its name at the start and a switch at the end.
void drawSwitch(QPainter& painter, const QStyleOptionButton& button, const Theme& theme);
QSize switchSize(const QStyleOptionButton& button, const Theme& theme);

} // namespace softfocus
