#include "ui/commands/command.h"

#include <QActionGroup>
#include <QCoreApplication>

namespace softfocus {

namespace {

struct MenuTitles {
    Q_DECLARE_TR_FUNCTIONS(MenuTitles)
};

} // namespace

MenuPlace parentOf(MenuPlace place)
{
    switch (place) {
    case MenuPlace::Stage:
    case MenuPlace::Picture:
    case MenuPlace::Colours:
    case MenuPlace::Scale:
    case MenuPlace::Bookmarks:
    case MenuPlace::Theme: return MenuPlace::View;
    case MenuPlace::Normalizer:
    case MenuPlace::Temperature:
    case MenuPlace::Mask: return MenuPlace::Attention;
    default: return place;
    }
}

QString menuTitleWithKey(MenuPlace place)
{
    switch (place) {
    case MenuPlace::File: return MenuTitles::tr("&File");
    case MenuPlace::Edit: return MenuTitles::tr("&Edit");
    case MenuPlace::View: return MenuTitles::tr("&View");
    case MenuPlace::Stage: return MenuTitles::tr("Stage");
    case MenuPlace::Picture: return MenuTitles::tr("Drawn as");
    case MenuPlace::Colours: return MenuTitles::tr("Colours");
    case MenuPlace::Scale: return MenuTitles::tr("Scale");
    case MenuPlace::Bookmarks: return MenuTitles::tr("Bookmarks");
    case MenuPlace::Theme: return MenuTitles::tr("Theme");
    case MenuPlace::Attention: return MenuTitles::tr("&Attention");
    case MenuPlace::Normalizer: return MenuTitles::tr("Normalizer");
    case MenuPlace::Temperature: return MenuTitles::tr("Temperature");
    case MenuPlace::Mask: return MenuTitles::tr("Mask");
    case MenuPlace::Figure: return MenuTitles::tr("Fi&gure");
    case MenuPlace::Help: return MenuTitles::tr("&Help");
    }
    return {};
}

QString menuTitle(MenuPlace place)
{
    return menuTitleWithKey(place).remove(u'&');
}

CommandList::CommandList(QObject& owner) : m_group(new QActionGroup(&owner))
{
    m_group->setExclusionPolicy(QActionGroup::ExclusionPolicy::None);
}

void CommandList::in(MenuPlace place)
{
    m_place = place;
    m_opensGroup = false;
}

QAction& CommandList::add(const CommandText& text, const Keys& keys, std::function<void()> run)
{
    auto* action = new QAction(text.text, m_group->parent());
    action->setObjectName(text.name);
    action->setShortcuts(keys);
    action->setStatusTip(text.tip);
    if (!keys.isEmpty())
        action->setToolTip(MenuTitles::tr("%1 (%2)").arg(text.text, keys.first().toString(QKeySequence::NativeText)));
    action->setMenuRole(QAction::NoRole); // where it stands is not for the system to decide
    QObject::connect(action, &QAction::triggered, action, std::move(run));
    m_group->addAction(action);
    m_commands.push_back({m_place, std::exchange(m_opensGroup, false), action});
    return *action;
}

void CommandList::setAvailable(bool available)
{
    m_group->setVisible(available);
    m_group->setEnabled(available);
}

void ChoiceCommands::add(CommandList& list, const CommandText& text, const CommandList::Keys& keys, std::function<void()> run)
{
    QAction& action = list.add(text, keys, std::move(run));
    action.setCheckable(true);
    // Triggering changes the mark at once, whatever becomes of the choice; what is chosen in the end says show().
    QObject::connect(&action, &QAction::triggered, &action, [this] { show(m_shown); });
    m_actions.push_back(&action);
    m_tips.push_back(text.tip);
}

void ChoiceCommands::setPossible(const QString& why)
{
    for (int choice = 0; choice < int(m_actions.size()); ++choice)
        setPossible(choice, why);
}

void ChoiceCommands::setPossible(int choice, const QString& why)
{
    const auto place = std::size_t(choice);
    m_actions[place]->setEnabled(why.isEmpty());
    m_actions[place]->setStatusTip(why.isEmpty() ? m_tips[place] : why);
}

void ChoiceCommands::show(int choice)
{
    m_shown = choice;
    for (std::size_t place = 0; place < m_actions.size(); ++place)
        m_actions[place]->setChecked(int(place) == choice);
}

} // namespace softfocus
