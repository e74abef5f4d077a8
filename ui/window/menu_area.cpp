#include "ui/window/menu_area.h"

#include "ui/commands/command_menus.h"
#include "ui/style/shown_theme.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMainWindow>
#include <QSettings>

namespace softfocus {

namespace {

constexpr auto barKey = "window/menuBar";
/// Below this the map needs the room more.
constexpr double narrowWindow = 860;

} // namespace

MenuArea::MenuArea(QMainWindow& window, CommandMenus& menus) : QObject(&window), m_window(window), m_menus(menus), m_bar(new QMenuBar)
{
    m_bar->setObjectName("menuBar");
    m_bar->setAccessibleName(tr("Menus"));
    for (QMenu* menu : menus.bar())
        m_bar->addMenu(menu);
    m_bar->hide();
    window.setMenuBar(m_bar);
}

void MenuArea::fit(bool presenting)
{
    m_presenting = presenting;
    const bool hasRoom = m_window.width() >= scaled(narrowWindow) && m_window.height() >= scaled(lowWindow);
    const bool shown = !presenting && m_wanted.value_or(hasRoom);
    if (shown == hasBar())
        return;
    m_bar->setVisible(shown);
    emit changed();
}

void MenuArea::toggleBar()
{
    if (m_presenting)
        return;
    m_wanted = !hasBar();
    fit(m_presenting);
}

void MenuArea::open()
{
    if (!hasBar()) {
        openAt(m_window.mapToGlobal(QPoint(m_window.width() - scaled(8), scaled(40))));
        return;
    }
    // As somebody does it by keys: to the first menu, and down into it.
    m_bar->setActiveAction(m_bar->actions().first());
    QKeyEvent down(QEvent::KeyPress, Qt::Key_Down, Qt::NoModifier);
    QCoreApplication::sendEvent(m_bar, &down);
}

void MenuArea::openAt(const QPoint& globalPosition)
{
    auto* all = new QMenu(&m_window);
    all->setObjectName("allActions");
    all->setAttribute(Qt::WA_DeleteOnClose);
    for (QMenu* menu : m_menus.bar())
        all->addMenu(menu);
    all->popup(globalPosition - QPoint(all->sizeHint().width(), -4));
}

void MenuArea::restore(const QSettings& settings)
{
    if (const QVariant wanted = settings.value(barKey); wanted.isValid())
        m_wanted = wanted.toBool();
}

void MenuArea::save(QSettings& settings) const
{
    if (m_wanted)
        settings.setValue(barKey, *m_wanted);
}

} // namespace softfocus
