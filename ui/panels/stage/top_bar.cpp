#include "ui/panels/stage/top_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QSignalBlocker>
#include <QTabBar>

#include <algorithm>

namespace softfocus {

TopBar::TopBar(QWidget* parent)
    : QWidget(parent), m_name(new TextLabel({16, QFont::Bold}, QStringLiteral("Softfocus"))),
      m_file(new TextLabel({.pixels = 13, .ink = Ink::Secondary, .evenFigures = false})), m_row(new QHBoxLayout(this))
{
    setObjectName("topBar");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_name->setObjectName("programName");
    m_file->setObjectName("fileName");
    m_row->addWidget(m_name, 0, Qt::AlignVCenter);
    m_row->addWidget(m_file, 1, Qt::AlignVCenter);
    followTheme(*this, [this](const Theme&) {
        fitHeight();
        m_row->setSpacing(scaled(6));
        fitWidth();
    });
}

void TopBar::add(QAction& action, Look look)
{
    QToolButton* button = makeActionButton(action, look);
    m_row->addWidget(button);
    if (!action.icon().isNull())
        m_icons.push_back(button);
    else if (look != Look::Primary)
        m_words.push_back(button);
    connect(&action, &QAction::visibleChanged, this, &TopBar::fitWidth);
}

void TopBar::addGap()
{
    m_gaps.push_back(new QSpacerItem(scaled(8), 0, QSizePolicy::Fixed));
    m_row->addItem(m_gaps.back());
}

void TopBar::addPage(const QString& name, const QString& text)
{
    if (!m_pages) {
        m_pages = new QTabBar;
        m_pages->setObjectName("pages");
        m_pages->setAccessibleName(tr("Pages"));
        m_pages->setDrawBase(false);
        m_pages->setUsesScrollButtons(false); // they have their room, whatever gives way
        m_pages->setElideMode(Qt::ElideNone);
        m_pages->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        m_nameGap = new QSpacerItem(scaled(20), 0, QSizePolicy::Fixed);
        m_row->insertItem(1, m_nameGap);
        m_row->insertWidget(2, m_pages, 0, Qt::AlignVCenter);
        connect(m_pages, &QTabBar::currentChanged, this, &TopBar::pageChosen);
    }
    const QSignalBlocker quiet(m_pages); // the first one that is added is chosen by itself
    m_pages->setTabData(m_pages->addTab(text), name);
}

void TopBar::showPage(int place)
{
    if (!m_pages)
        return;
    const QSignalBlocker quiet(m_pages);
    m_pages->setCurrentIndex(place);
}

void TopBar::addMenuButton()
{
    m_menu = makeIconButton("menuButton", Icon::More, tr("All actions"));
    connect(m_menu, &QToolButton::clicked, this, [this] { emit menuRequested(m_menu->mapToGlobal(m_menu->rect().bottomRight())); });
    m_row->addWidget(m_menu);
}

void TopBar::showMenuButton(bool shown)
{
    if (m_menu)
        m_menu->setVisible(shown);
}

/// Where room is short, the program's name gives way to the pages, then what has an icon, then the file's name, and last what has a word and is
/// not what the window is there for.
void TopBar::fitWidth()
{
    if (!m_pages)
        return;
    const QMargins margins = m_row->contentsMargins();
    int wanted = margins.left() + margins.right(), icons = 0;
    const int between = scaled(6);
    for (int place = 0; place < m_row->count(); ++place) {
        QLayoutItem& item = *m_row->itemAt(place);
        const QWidget* widget = item.widget();
        const auto icon = std::ranges::find(m_icons, widget);
        const auto word = std::ranges::find(m_words, widget);
        const bool isThere = icon != m_icons.end()   ? (*icon)->defaultAction()->isVisible()
                             : word != m_words.end() ? (*word)->defaultAction()->isVisible()
                                                     : !widget || !widget->isHidden();
        const int room = (widget ? widget->sizeHint().width() : scaled(&item == m_nameGap ? 0 : 8)) + between;
        if (widget != m_file && widget != m_name && isThere)
            wanted += room;
        if (icon != m_icons.end() && isThere)
            icons += room;
    }
    m_file->setVisible(wanted + scaled(40) <= width()); // it stands in the window's title, too
    const int name = m_name->sizeHint().width() + scaled(20) + between;
    const bool hasName = wanted + name <= width();
    m_name->setVisible(hasName);
    m_nameGap->changeSize(hasName ? scaled(20) : 0, 0, QSizePolicy::Fixed);
    const bool hasIcons = wanted <= width();
    for (QSpacerItem* gap : m_gaps)
        gap->changeSize(hasIcons ? scaled(8) : 0, 0, QSizePolicy::Fixed);
    for (QToolButton* button : m_icons)
        button->setVisible(hasIcons && button->defaultAction()->isVisible());
    for (QToolButton* button : m_words)
        button->setVisible(wanted - icons <= width() && button->defaultAction()->isVisible());
    m_row->setSpacing(scaled(hasIcons ? 6 : 3));
    m_row->invalidate();
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitWidth();
}

void TopBar::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    fitHeight();
}

void TopBar::setBelowMenus(bool below)
{
    m_belowMenus = below;
    fitHeight();
}

void TopBar::fitHeight()
{
    setFixedHeight(scaled(m_belowMenus ? 38 : m_compact ? 42 : 52));
    const int side = scaled(m_compact ? 12 : 20);
    m_row->setContentsMargins(side, 0, side, 1);
}

bool TopBar::event(QEvent* event)
{
    // What an action says of itself in a menu would take the place of what it has just done.
    return event->type() == QEvent::StatusTip || QWidget::event(event);
}

void TopBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), shownTheme().panel);
    painter.fillRect(0, height() - 1, width(), 1, shownTheme().hairline);
}

} // namespace softfocus
