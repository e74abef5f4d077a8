#include "ui/window/hand/context_menu.h"

#include "ui/commands/command_menus.h"
#include "ui/pages/page.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QMenu>

#include <memory>

namespace softfocus {

bool openContextMenu(QWidget& window, Page& page, CommandMenus& menus, const QList<QAction*>& ofFigure, const QContextMenuEvent& event)
{
    const bool byKey = event.reason() == QContextMenuEvent::Keyboard;
    QWidget* at = byKey ? window.focusWidget() : window.childAt(event.pos());
    QPoint place = event.globalPos();
    auto menu = std::make_unique<QMenu>(&window);
    menu->setObjectName("contextMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!at || !page.fillContextMenu(*menu, *at, place, byKey))
        return false;
    menu->addSeparator();
    if (page.drawsMatrices())
        for (const MenuPlace look : {MenuPlace::Picture, MenuPlace::Colours, MenuPlace::Scale})
            menu->addMenu(&menus.menu(look));
    menu->addSeparator();
    menu->addActions(ofFigure);
    menu->popup(place);
    if (byKey)
        menu->setActiveAction(menu->actions().first());
    static_cast<void>(menu.release()); // gone once it is closed
    return true;
}

void askForContextMenu(QWidget& at)
{
    const QPoint middle = at.rect().center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, middle, at.mapToGlobal(middle));
    QCoreApplication::sendEvent(&at, &event);
}

} // namespace softfocus
