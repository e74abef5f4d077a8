#include "ui/controls/buttons/bar_button.h"

#include "ui/style/metrics.h"

#include <QFontMetrics>
#include <QPainter>

namespace softfocus {

BarButton::BarButton(const QString& text, Look look, QWidget* parent) : QAbstractButton(parent), m_look(look)
{
    setText(text);
    setAccessibleName(text);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
}

BarButton::BarButton(Icon icon, const QString& name, QWidget* parent) : QAbstractButton(parent), m_icon(icon)
{
    setAccessibleName(name);
    setToolTip(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
}

void BarButton::applyTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

void BarButton::showIcon(Icon icon)
{
    m_icon = icon;
    update();
}

QSize BarButton::sizeHint() const
{
    const int height = scaled(m_theme, 30);
    if (m_icon != Icon::None)
        return {height, height};
    const QFontMetrics metrics(m_theme.sized(13, QFont::DemiBold));
    const double padding = m_look == Look::Primary ? 22 : 12;
    return {metrics.horizontalAdvance(text()) + 2 * scaled(m_theme, padding), height};
}

QColor BarButton::ink() const
{
    QColor colour = m_look == Look::Primary ? m_theme.onAccent : m_theme.text;
    if (m_icon != Icon::None && !underMouse() && !isChecked())
        colour = m_theme.secondary;
    if (isCheckable() && isChecked())
        colour = m_theme.accent;
    if (!isEnabled())
        colour.setAlphaF(0.35F);
    return colour;
}

void BarButton::paintGround(QPainter& painter) const
{
    const bool pointed = isEnabled() && (underMouse() || isDown());
    QColor fill = m_theme.panel;
    QColor edge = m_theme.hairline;
    if (m_look == Look::Primary) {
        fill = pointed ? m_theme.accent.lighter(m_theme.dark ? 108 : 112) : m_theme.accent;
        edge = fill;
    } else if (m_icon != Icon::None) {
        fill = pointed ? m_theme.accentWash : QColor(Qt::transparent);
        edge = Qt::transparent;
    } else if (pointed) {
        fill = m_theme.accentWash;
    }
    const double radius = scaled(m_theme, 8);
    painter.setPen(QPen(edge, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    if (hasFocus()) {
        painter.setPen(QPen(m_look == Look::Primary ? m_theme.text : m_theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
    }
}

void BarButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter);
    painter.setPen(ink());
    if (m_icon == Icon::None) {
        painter.setFont(m_theme.sized(13, QFont::DemiBold));
        painter.drawText(rect(), Qt::AlignCenter, text());
        return;
    }
    const double side = scaled(m_theme, 16);
    QRectF square(0, 0, side, side);
    square.moveCenter(QRectF(rect()).center());
    paintIcon(painter, m_icon, square);
}

void BarButton::enterEvent(QEnterEvent* event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void BarButton::leaveEvent(QEvent* event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace softfocus
