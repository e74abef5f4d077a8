#include "ui/widgets/card.h"

#include "ui/widgets/metrics.h"

#include <QPaintEvent>
#include <QPainter>

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
    // Mostly a child changes, somewhere in the middle.
    if (rect().adjusted(radius, radius, -radius, -radius).contains(event->rect())) {
        painter.fillRect(event->rect(), m_theme.panel);
        return;
    }
    painter.fillRect(event->rect(), m_theme.window);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.hairline, 1));
    painter.setBrush(m_theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace softfocus
