#include "ui/widgets/card.h"

#include "ui/widgets/metrics.h"

#include <QPainter>

namespace softfocus {

void Card::applyTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.hairline, 1));
    painter.setBrush(m_theme.panel);
    const double radius = scaled(m_theme, 12);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace softfocus
