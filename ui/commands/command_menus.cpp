#include "ui/commands/command_menus.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

namespace softfocus {

namespace {

/// For tests and those who look for them.
constexpr std::array<const char*, menuPlaceCount> menuNames{
    "fileMenu",  "editMenu",      "viewMenu",       "stageMenu",       "drawnAsMenu", "coloursMenu", "scaleMenu", "bookmarksMenu",
    "themeMenu", "attentionMenu", "normalizerMenu", "temperatureMenu", "maskMenu",    "figureMenu",  "helpMenu"};

/// Marks in each entry of a menu the letter that chooses it while the menu is open, in no two the same: the first letter of a word where
/// it is free, else any.
void markLetters(const QMenu& menu)
{
    QString taken;
    for (QAction* action : menu.actions()) {
        const QString text = action->text();
        QList<qsizetype> places;
        for (qsizetype at = 0; at < text.size(); ++at)
            if (text[at].isLetterOrNumber())
                places << at;
        std::stable_partition(places.begin(), places.end(), [&](qsizetype at) { return at == 0 || text[at - 1].isSpace(); });
        const auto free = std::ranges::find_if(places, [&](qsizetype at) { return !taken.contains(text[at], Qt::CaseInsensitive); });
        if (free == places.end())
            continue;
        taken += text[*free];
        action->setText(QString(text).insert(*free, u'&'));
    }
}

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
    for (const QMenu* menu : m_menus)
        markLetters(*menu);
}

} // namespace softfocus
