#pragma once

#include "ui/commands/command.h"

#include <QObject>

#include <array>

class QMenu;
class QWidget;

namespace softfocus {

/// The menus of all commands. They stand in a menu bar, or below each other in a menu behind a button: both show the same ones.
class CommandMenus : public QObject {
    Q_OBJECT

public:
    /// Needs: the window outlives the object.
    explicit CommandMenus(QWidget& window);

    /// Fills the menus with all commands, once.
    void add(const std::vector<Command>& commands);
    /// The menus of the menu bar, in their order.
    const std::vector<QMenu*>& bar() const { return m_bar; }
    QMenu& menu(MenuPlace place) { return *m_menus[std::size_t(place)]; }

private:
    std::array<QMenu*, menuPlaceCount> m_menus{};
    std::vector<QMenu*> m_bar;
};

} // namespace softfocus
