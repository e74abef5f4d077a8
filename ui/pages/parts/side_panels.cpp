#include "ui/pages/parts/side_panels.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/values/panel_splitter.h"
#include "ui/style/icons.h"
#include "ui/style/shown_theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QSettings>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace softfocus {

namespace {

constexpr std::array sides{SidePanels::Side::Controls, SidePanels::Side::Inspector};
constexpr std::array<double, 2> leastWidths{200, 270};
constexpr std::array<double, 2> mostWidths{420, 640};
/// The picture's panel is not made narrower than this by an open side panel.
constexpr double leastStage = 440;

std::size_t at(SidePanels::Side side)
{
    return static_cast<std::size_t>(side);
}

} // namespace

SidePanels::SidePanels(QWidget& page, QWidget& controls, QWidget& picture, QWidget& inspector)
    : QObject(&page), m_page(page), m_panels{&controls, &inspector}, m_handles{makeIconButton("openControls", Icon::ChevronRight,
                                                                                              tr("Open the controls"), Look::Handle),
                                                                               makeIconButton("openInspector", Icon::ChevronLeft,
                                                                                              tr("Open the inspector"), Look::Handle)},
      m_splitter(new PanelSplitter), m_row(new QHBoxLayout)
{
    m_splitter->setObjectName("panelSplitter");
    for (QWidget* part : {&controls, &picture, &inspector})
        m_splitter->addWidget(part);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setCollapsible(1, false);
    for (const int place : {1, 2}) {
        QSplitterHandle& handle = *m_splitter->handle(place);
        handle.setAccessibleName(place == 1 ? tr("Width of the controls") : tr("Width of the inspector"));
        handle.setAccessibleDescription(tr("The left and right arrow keys make the panel wider or narrower."));
    }
    m_row->addWidget(m_handles[at(Side::Controls)]);
    m_row->addWidget(m_splitter, 1);
    m_row->addWidget(m_handles[at(Side::Inspector)]);
    for (const Side side : sides)
        connect(m_handles[at(side)], &QToolButton::clicked, this, [this, side] { open(side); });
    // A panel that was dragged shut is folded once the splitter has finished moving it.
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { QTimer::singleShot(0, this, &SidePanels::takeWidths); });
}

void SidePanels::setCommands(QAction& controls, QAction& inspector)
{
    m_commands = {&controls, &inspector};
}

QWidget& SidePanels::panel(Side side) const
{
    return *m_panels[at(side)];
}

bool SidePanels::isOpen(Side side) const
{
    return !panel(side).isHidden();
}

void SidePanels::dress()
{
    for (const Side side : sides) {
        panel(side).setMinimumWidth(scaled(leastWidths[at(side)]));
        panel(side).setMaximumWidth(scaled(mostWidths[at(side)]));
    }
}

void SidePanels::setGap(int pixels)
{
    m_row->setSpacing(pixels);
    m_splitter->setHandleWidth(pixels);
}

int SidePanels::wantedWidth(Side side) const
{
    const auto place = at(side);
    return scaled(std::clamp(m_widths[place], leastWidths[place], mostWidths[place]));
}

bool SidePanels::fits(const std::array<bool, 2>& open) const
{
    const QMargins margins = m_page.layout()->contentsMargins();
    int needed = margins.left() + margins.right() + scaled(leastStage);
    for (const Side side : sides)
        needed += (open[at(side)] ? wantedWidth(side) : m_handles.front()->sizeHint().width()) + m_splitter->handleWidth();
    return needed <= m_page.width();
}

void SidePanels::fold()
{
    std::array<bool, 2> open = m_presenting ? std::array{false, false} : m_wanted;
    if (open[0] && open[1] && !fits(open))
        open[at(m_lastOpened == Side::Controls ? Side::Inspector : Side::Controls)] = false;
    if (m_insisted && fits(m_wanted))
        m_insisted.reset();
    for (const Side side : sides)
        if (open[at(side)] && m_insisted != side && !fits(open))
            open[at(side)] = false;
    for (const Side side : sides) {
        panel(side).setVisible(open[at(side)]);
        if (m_commands[at(side)])
            m_commands[at(side)]->setChecked(open[at(side)]);
        m_handles[at(side)]->setVisible(!m_presenting && !open[at(side)]);
    }
    const int left = open[0] ? wantedWidth(Side::Controls) : 0;
    const int right = open[1] ? wantedWidth(Side::Inspector) : 0;
    const int room = std::max(1, m_page.width() - left - right);
    m_splitter->setSizes({left, room, right});
}

void SidePanels::open(Side side)
{
    m_wanted[at(side)] = true;
    m_lastOpened = side;
    m_insisted = side;
    fold();
}

void SidePanels::toggle(Side side)
{
    if (m_presenting) {
        fold(); // marks in menus, too
        return;
    }
    if (!isOpen(side)) {
        open(side);
        return;
    }
    m_wanted[at(side)] = false;
    if (m_insisted == side)
        m_insisted.reset();
    fold();
}

void SidePanels::takeWidths()
{
    const QList<int> sizes = m_splitter->sizes();
    bool shut = false;
    for (const Side side : sides) {
        if (!isOpen(side))
            continue;
        const int size = sizes[side == Side::Controls ? 0 : 2];
        if (size > 0)
            m_widths[at(side)] = double(size) / scaled(100) * 100;
        else
            m_wanted[at(side)] = false;
        shut = shut || size == 0;
    }
    if (shut)
        fold();
}

void SidePanels::restore(const QSettings& settings)
{
    m_wanted = {settings.value("panels/controls", true).toBool(), settings.value("panels/inspector", true).toBool()};
    m_widths = {settings.value("panels/controlsWidth", m_widths[0]).toDouble(),
                settings.value("panels/inspectorWidth", m_widths[1]).toDouble()};
}

void SidePanels::save(QSettings& settings) const
{
    settings.setValue("panels/controls", m_wanted[0]);
    settings.setValue("panels/inspector", m_wanted[1]);
    settings.setValue("panels/controlsWidth", m_widths[0]);
    settings.setValue("panels/inspectorWidth", m_widths[1]);
}

} // namespace softfocus
