#include "ui/controls/buttons/menu_row.h"

#include "ui/style/focus_ring.h"
#include "ui/style/metrics.h"
#include "ui/style/style.h"

#include <QFocusEvent>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>

namespace softfocus {

MenuRow::MenuRow(const QString& title, QWidget* parent) : QAbstractButton(parent), m_menu(new QMenu(this))
{
    setText(title);
    setAccessibleName(title);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_menu->installEventFilter(this);
    connect(this, &QAbstractButton::clicked, this, &MenuRow::open);
}

QAction& MenuRow::add(const char* name, const QString& text)
{
    QAction* action = m_menu->addAction(text);
    action->setObjectName(QString::fromLatin1(name));
    action->setCheckable(true);
    return *action;
}

void MenuRow::setSummary(const QString& summary)
{
    m_summary = summary;
    setAccessibleDescription(summary);
    update();
}

bool MenuRow::eventFilter(QObject* watched, QEvent* event)
{
    // Space switches, as it does on every other switch, and leaves the menu open for the next one; Qt leaves it to the style.
    const bool isSpace = event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space;
    if (watched != m_menu || !isSpace)
        return QAbstractButton::eventFilter(watched, event);
    if (QAction* action = m_menu->activeAction())
        action->trigger();
    return true;
}

void MenuRow::open()
{
    m_menu->setFont(m_theme.sized(13));
    m_menu->setPalette(paletteFor(m_theme));
    m_menu->popup(mapToGlobal(QPoint(width() - m_menu->sizeHint().width(), height())));
}

void MenuRow::applyTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

QSize MenuRow::sizeHint() const
{
    const QFontMetrics metrics(m_theme.sized(13));
    return {metrics.horizontalAdvance(text()) + scaled(m_theme, 100), scaled(m_theme, 24)};
}

void MenuRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = m_theme.sized(13);
    const QFontMetrics metrics(font);
    painter.setFont(font);
    painter.setPen(m_theme.text);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, text());

    const double arrow = scaled(m_theme, 8);
    const int overhang = scaled(m_theme, 2);
    const QPointF tip(width() - overhang - arrow / 2, height() / 2.0);
    QPainterPath path(tip + QPointF(-arrow / 2, -arrow / 4));
    path.lineTo(tip + QPointF(0, arrow / 4));
    path.lineTo(tip + QPointF(arrow / 2, -arrow / 4));
    painter.setPen(QPen(m_theme.secondary, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);

    const int left = metrics.horizontalAdvance(text()) + scaled(m_theme, 12);
    const QRect room = rect().adjusted(left, 0, -overhang - scaled(m_theme, 14), 0);
    const QString value = metrics.elidedText(m_summary, Qt::ElideRight, room.width());
    painter.setPen(underMouse() ? m_theme.accent : m_theme.secondary);
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, value);
    if (!m_showsFocus)
        return;
    QRectF ring = rect();
    ring.setLeft(room.right() - metrics.horizontalAdvance(value) - scaled(m_theme, 8));
    paintFocusRing(painter, ring, scaled(m_theme, 6), m_theme.accent);
}

void MenuRow::focusInEvent(QFocusEvent* event)
{
    m_showsFocus = comesByKeyboard(event->reason());
    QAbstractButton::focusInEvent(event);
}

void MenuRow::focusOutEvent(QFocusEvent* event)
{
    m_showsFocus = false;
    QAbstractButton::focusOutEvent(event);
}

} // namespace softfocus
