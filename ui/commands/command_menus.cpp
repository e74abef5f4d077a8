#include "ui/commands/command_menus.h"

#include <QAction>
#include <QMenu>

namespace softfocus {

namespace {

/// For tests and those who look for them.
constexpr std::array<const char*, menuPlaceCount> menuNames{"fileMenu",       "editMenu",        "viewMenu", "stageMenu",  "attentionMenu",
                                                            "normalizerMenu", "temperatureMenu", "maskMenu", "figureMenu", "helpMenu"};

} // namespace

CommandMenus::CommandMenus(QWidget& window) : QObject(&window)
{
    for (int number = 0; number < menuPlaceCount; ++number) {
        const auto place = static_cast<MenuPlace>(number);
        auto* menu = new QMenu(menuTitleWithKey(place), &window);
        menu->setObjectName(menuNames[std::size_t(number)]);
        m_menus[std::size_t(number)] = menu;
        if (parentOf(place) == place)
            m_bar.push_back(menu);
    }
}

void CommandMenus::add(const std::vector<Command>& commands)
{
    for (const Command& command : commands) {
        QMenu& menu = this->menu(command.place);
        // A menu within another one stands where the first of its commands does.
        if (menu.isEmpty() && parentOf(command.place) != command.place)
            this->menu(parentOf(command.place)).addMenu(&menu);
        if (command.opensGroup && !menu.isEmpty())
            menu.addSeparator();
        menu.addAction(command.action);
    }
}

} // namespace softfocus
