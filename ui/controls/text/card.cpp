#include "ui/controls/text/card.h"

#include "ui/style/metrics.h"

#include <QPainter>
#include <QPaintEvent>

namespace softfocus {

Card::Card(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void Card::applyTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void Card::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    const int radius = scaled(m_theme, 12);
    const QRect middle = rect().adjusted(radius, radius, -radius, -radius);
    painter.fillRect(event->rect() & middle, m_theme.panel);
    // Mostly a child changes, somewhere in the middle.
    if (middle.contains(event->rect()))
        return;
    // Only the edges need a shape; filling one as large as the panel takes longer than all that is on it.
    painter.setClipRegion(QRegion(rect()) - middle);
    painter.fillRect(rect(), m_theme.window);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.hairline, 1));
    painter.setBrush(m_theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace softfocus
