#include "ui/commands/present/theme_commands.h"

#include "core/scene/view.h"
#include "ui/style/icons.h"

#include <QAction>
#include <QGuiApplication>
#include <QPalette>
#include <QSettings>

namespace softfocus {

namespace {

constexpr auto themeKey = "window/theme";

} // namespace

ThemeCommands::ThemeCommands(QObject* parent) : QObject(parent)
{
    m_list.in(MenuPlace::Theme);
    const auto add = [this](ThemeChoice choice, const QString& text, const QString& tip) {
        const QByteArray name = QByteArray("theme-") + themeChoiceNames[std::size_t(choice)];
        m_choices.add(m_list, {name.constData(), text, tip}, {}, [this, choice] { choose(choice); });
    };
    add(ThemeChoice::System, tr("As the system"), tr("Dark where the desktop is"));
    add(ThemeChoice::Light, tr("Light"), tr("For a projector, and for paper"));
    add(ThemeChoice::Dark, tr("Dark"), {});
    m_list.beginGroup();
    m_other = &m_list.add({"otherTheme", tr("Light or dark"), tr("The other theme than the one that is shown")},
                          {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)},
                          [this] { choose(theme().dark ? ThemeChoice::Light : ThemeChoice::Dark); });
    m_other->setIcon(iconOf(Icon::Theme));
    m_choices.show(int(m_choice));
}

Theme ThemeCommands::theme() const
{
    const Theme system = Theme::of(QGuiApplication::palette());
    if (m_choice == ThemeChoice::System)
        return system;
    Theme theme = m_choice == ThemeChoice::Dark ? Theme::darkTheme() : Theme::light();
    theme.font = system.font;
    return theme;
}

void ThemeCommands::choose(ThemeChoice choice)
{
    m_choices.show(int(choice));
    if (choice == m_choice)
        return;
    m_choice = choice;
    emit changed();
}

void ThemeCommands::restore(const QSettings& settings)
{
    m_choice = named<ThemeChoice>(themeChoiceNames, settings.value(themeKey).toString().toStdString()).value_or(ThemeChoice::System);
    m_choices.show(int(m_choice));
}

void ThemeCommands::save(QSettings& settings) const
{
    settings.setValue(themeKey, QLatin1String(themeChoiceNames[std::size_t(m_choice)]));
}

} // namespace softfocus
