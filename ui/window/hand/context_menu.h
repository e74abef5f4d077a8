#pragma once

#include <QList>

class QAction;
class QContextMenuEvent;
class QWidget;

namespace softfocus {

class CommandMenus;
class Page;

/// Opens the menu of what nobody below the window had a menu for: what the page can do with it, the menus that change the picture, then
/// what can be done with the figure. False where there is nothing at that place that has a menu.
bool openContextMenu(QWidget& window, Page& page, CommandMenus& menus, const QList<QAction*>& ofFigure, const QContextMenuEvent& event);

/// Asks a widget for its menu as the menu key does it, which not every keyboard has.
void askForContextMenu(QWidget& at);

} // namespace softfocus
