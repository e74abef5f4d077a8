#pragma once

#include "ui/paint/colour/theme.h"

#include <QSize>

class QPainter;
class QStyleOption;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionTab;

namespace softfocus {

/// How menus, lists, tables and what lies between panels are drawn. Painters come with a state to spoil, and antialiased.
void drawMenuItem(QPainter& painter, const QStyleOptionMenuItem& item, const Theme& theme);
QSize menuItemSize(const QStyleOptionMenuItem& item, const QSize& contents, const Theme& theme);

/// An item of the list that a combo box opens: the chosen one in the accent's colour.
void drawListItem(QPainter& painter, const QStyleOptionMenuItem& item, const QSize& icon, const Theme& theme);
QSize listItemSize(const QStyleOptionMenuItem& item, const QSize& contents, const Theme& theme);

void drawMenuBarItem(QPainter& painter, const QStyleOptionMenuItem& item, bool underlines, const Theme& theme);

void drawTab(QPainter& painter, const QStyleOptionTab& tab, const Theme& theme);
QSize tabSize(const QStyleOptionTab& tab, const Theme& theme);

void drawHeaderLabel(QPainter& painter, const QStyleOptionHeader& header, const Theme& theme);

/// The ground of an item that is chosen, or under the pointer.
void drawItemGround(QPainter& painter, const QStyleOption& item, const Theme& theme);

/// A gap that shows a grip only under the pointer.
void drawSplitter(QPainter& painter, const QStyleOption& gap, const Theme& theme);

} // namespace softfocus
