#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <functional>
#include <vector>

class QAction;
class QActionGroup;
class QObject;

namespace softfocus {

/// The menus of the menu bar in their order, each followed by the menus within it.
enum class MenuPlace {
    File,
    Edit,
    View,
    Stage,
    Picture,
    Colours,
    Scale,
    Bookmarks,
    Theme,
    Attention,
    Normalizer,
    Temperature,
    Mask,
    Figure,
    Help
};
inline constexpr int menuPlaceCount = 15;

/// The menu that a menu stands in; itself for one of the menu bar.
MenuPlace parentOf(MenuPlace place);
/// "File", "Normalizer": as a heading.
QString menuTitle(MenuPlace place);
/// The same with the letter marked that opens it: "&File". No two menus of the menu bar have the same letter.
QString menuTitleWithKey(MenuPlace place);

/// Something that can be done in the window, and where it stands in the menus.
struct Command {
    MenuPlace place;
    bool opensGroup = false; ///< a line stands above it
    QAction* action;
};

/// What a new command is.
struct CommandText {
    const char* name; ///< its object's
    QString text;
    QString tip = {}; ///< more than the text says, for the line at the bottom of the window; or empty
};

/// Makes commands, in the order in which they stand in their menus and on the sheet of keys.
class CommandList {
public:
    using Keys = QList<QKeySequence>;

    /// The actions are the owner's, and each must be added to a window for its keys to work. Needs: the owner outlives the list.
    explicit CommandList(QObject& owner);

    /// Where the commands stand that are added from now on.
    void in(MenuPlace place);
    /// The next one begins a group within its menu.
    void beginGroup() { m_opensGroup = true; }
    QAction& add(const CommandText& text, const Keys& keys, std::function<void()> run);
    const std::vector<Command>& all() const { return m_commands; }
    /// Whether they can be done at all, and are shown in menus; each may still be disabled by itself.
    void setAvailable(bool available);

private:
    QActionGroup* m_group; ///< of all of them, not exclusive: an action that is disabled by itself stays so
    std::vector<Command> m_commands;
    MenuPlace m_place = MenuPlace::File;
    bool m_opensGroup = false;
};

/// Commands of which one is checked: the present choice.
class ChoiceCommands {
public:
    /// Adds a choice to the list, which `run` makes.
    void add(CommandList& list, const CommandText& text, const CommandList::Keys& keys, std::function<void()> run);
    /// Whether one can be chosen; `why` not, for the line at the bottom of the window, or empty where it can.
    void setPossible(const QString& why);
    /// The same of one of them, in the order in which they were added.
    void setPossible(int choice, const QString& why);
    /// Checks a choice, in the order in which they were added; none of them for −1.
    void show(int choice);

private:
    std::vector<QAction*> m_actions;
    std::vector<QString> m_tips; ///< what each says where it can be chosen
    int m_shown = -1;
};

} // namespace softfocus
