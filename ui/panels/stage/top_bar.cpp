#include "ui/panels/stage/top_bar.h"

#include "ui/controls/buttons/bar_button.h"
#include "ui/controls/buttons/segmented_control.h"
#include "ui/controls/text/text_label.h"
#include "ui/style/metrics.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>

namespace softfocus {

TopBar::TopBar(QWidget* parent)
    : QWidget(parent), m_name(new TextLabel({16, QFont::Bold})),
      m_file(new TextLabel({.pixels = 13, .ink = TextLabel::Ink::Secondary, .evenFigures = false})), m_row(new QHBoxLayout(this))
{
    setObjectName("topBar");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_name->setText(QStringLiteral("Softfocus"));
    m_name->setObjectName("programName");
    m_file->setObjectName("fileName");
    m_row->addWidget(m_name, 0, Qt::AlignVCenter);
    m_row->addWidget(m_file, 1, Qt::AlignVCenter);
}

void TopBar::addPage(const QString& name, const QString& text)
{
    constexpr int mostPages = 16; // side by side
    if (!m_pages) {
        m_pages = new SegmentedControl(SegmentLook::Tab, mostPages, this);
        m_pages->setObjectName("pages");
        m_pages->setAccessibleName(tr("Pages"));
        m_pages->applyTheme(m_theme);
        m_row->insertSpacing(1, scaled(m_theme, 20));
        m_row->insertWidget(2, m_pages, 0, Qt::AlignVCenter);
        connect(m_pages, &SegmentedControl::chosen, this, &TopBar::pageChosen);
    }
    m_pages->add(name + QStringLiteral("Tab"), text);
}

void TopBar::showPage(int place)
{
    if (m_pages)
        m_pages->showChoice(place);
}

void TopBar::add(BarButton& button, QAction& action)
{
    button.setObjectName(action.objectName() + QStringLiteral("Button"));
    const QString shortcut = action.shortcut().toString(QKeySequence::NativeText);
    const auto follow = [&button, &action, shortcut] {
        button.setEnabled(action.isEnabled());
        button.setVisible(action.isVisible());
        button.setToolTip(shortcut.isEmpty() ? action.text() : tr("%1 (%2)").arg(action.text(), shortcut));
        button.setCheckable(action.isCheckable());
        button.setChecked(action.isChecked());
        button.setAccessibleName(action.text());
    };
    follow();
    connect(&action, &QAction::changed, &button, follow);
    connect(&button, &BarButton::clicked, &action, &QAction::trigger);
    m_buttons.push_back(&button);
    m_row->addWidget(&button);
}

void TopBar::addIcon(QAction& action, Icon icon)
{
    add(*new BarButton(icon, action.text(), this), action);
}

void TopBar::addWord(QAction& action, const QString& word, bool primary)
{
    add(*new BarButton(word, primary ? BarButton::Look::Primary : BarButton::Look::Plain, this), action);
}

void TopBar::addMenuButton()
{
    auto* button = new BarButton(Icon::More, tr("All actions"), this);
    button->setObjectName("menuButton");
    connect(button, &BarButton::clicked, this, [this, button] { emit menuRequested(button->mapToGlobal(button->rect().bottomRight())); });
    m_buttons.push_back(button);
    m_row->addWidget(button);
    m_menu = button;
}

void TopBar::showMenuButton(bool shown)
{
    if (m_menu)
        m_menu->setVisible(shown);
}

void TopBar::addGap(double pixels)
{
    m_row->addSpacing(scaled(m_theme, pixels));
}

void TopBar::showFile(const QString& name, bool modified)
{
    m_file->setText(modified ? tr("%1 · not saved").arg(name) : name);
}

void TopBar::applyTheme(const Theme& theme)
{
    m_theme = theme;
    m_name->applyTheme(theme);
    m_file->applyTheme(theme);
    if (m_pages)
        m_pages->applyTheme(theme);
    for (BarButton* button : m_buttons)
        button->applyTheme(theme);
    m_row->setSpacing(scaled(theme, 6));
    fitHeight();
    update();
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
    setFixedHeight(scaled(m_theme, m_belowMenus ? 38 : m_compact ? 42 : 52));
    const int side = scaled(m_theme, m_compact ? 12 : 20);
    m_row->setContentsMargins(side, 0, side, 1);
}

void TopBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    painter.fillRect(0, height() - 1, width(), 1, m_theme.hairline);
}

} // namespace softfocus
