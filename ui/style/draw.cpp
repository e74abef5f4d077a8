#include "ui/style/draw.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace softfocus {

void drawBox(QPainter& painter, const QRectF& box, double radius, const QColor& fill, const QColor& edge)
{
    painter.setPen(QPen(edge, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

bool showsFocus(const QStyleOption& option)
{
    return option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange;
}

bool comesByKeyboard(Qt::FocusReason reason)
{
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
}

void drawRing(QPainter& painter, const QRectF& box, double radius, const QColor& colour)
{
    constexpr double width = 2;
    painter.setPen(QPen(colour, width));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius);
}

void drawArrow(QPainter& painter, const QPointF& centre, double size, const QColor& colour)
{
    QPainterPath path(centre + QPointF(-size / 2, -size / 4));
    path.lineTo(centre + QPointF(0, size / 4));
    path.lineTo(centre + QPointF(size / 2, -size / 4));
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
}

bool isPointedAt(const QStyleOption& option)
{
    return option.state & QStyle::State_Enabled && option.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
}

bool isOn(const QStyleOption& option)
{
    return option.state & QStyle::State_On;
}

} // namespace softfocus
