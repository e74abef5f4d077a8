#include "ui/controls/text/card.h"

#include "ui/controls/text/spoken.h"
#include "ui/style/shown_theme.h"

#include <QPainter>
#include <QPaintEvent>

namespace softfocus {

Card::Card(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSpokenRole(*this, QAccessible::Grouping);
}

void Card::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    const int radius = scaled(12);
    const QRect middle = rect().adjusted(radius, radius, -radius, -radius);
    painter.fillRect(event->rect() & middle, shownTheme().panel);
    // Mostly a child changes, somewhere in the middle.
    if (middle.contains(event->rect()))
        return;
    // Only the edges need a shape; filling one as large as the panel takes longer than all that is on it.
    painter.setClipRegion(QRegion(rect()) - middle);
    painter.fillRect(rect(), shownTheme().window);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(shownTheme().hairline, 1));
    painter.setBrush(shownTheme().panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace softfocus
