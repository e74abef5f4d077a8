#include "ui/style/focus_ring.h"

#include <QPainter>

namespace softfocus {

bool comesByKeyboard(Qt::FocusReason reason)
{
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
}

void paintFocusRing(QPainter& painter, const QRectF& box, double radius, const QColor& colour)
{
    constexpr double width = 2;
    painter.setPen(QPen(colour, width));
    painter.setBrush(Qt::NoBrush);
    constexpr double inset = width / 2;
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius);
}

} // namespace softfocus
