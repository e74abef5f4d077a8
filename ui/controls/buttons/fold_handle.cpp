#include "ui/controls/buttons/fold_handle.h"

#include "ui/style/metrics.h"

#include <QPainter>

namespace softfocus {

FoldHandle::FoldHandle(Icon icon, const QString& name, QWidget* parent) : QAbstractButton(parent), m_icon(icon)
{
    setAccessibleName(name);
    setToolTip(name);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void FoldHandle::applyTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

QSize FoldHandle::sizeHint() const
{
    return {scaled(m_theme, 20), scaled(m_theme, 80)};
}

void FoldHandle::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(m_theme.accent, 2) : QPen(m_theme.hairline, 1));
    painter.setBrush(underMouse() ? m_theme.accentWash : m_theme.panel);
    const double radius = scaled(m_theme, 8);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    const double side = scaled(m_theme, 12);
    QRectF square(0, 0, side, side);
    square.moveCenter(QRectF(rect()).center());
    painter.setPen(underMouse() || hasFocus() ? m_theme.accent : m_theme.secondary);
    paintIcon(painter, m_icon, square);
}

void FoldHandle::enterEvent(QEnterEvent* event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void FoldHandle::leaveEvent(QEvent* event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace softfocus
