#include "ui/controls/text/slim_scroll_bar.h"

#include "ui/style/metrics.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionSlider>

namespace softfocus {

void SlimScrollBar::applyTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

QSize SlimScrollBar::sizeHint() const
{
    return {scaled(m_theme, 10), QScrollBar::sizeHint().height()};
}

void SlimScrollBar::paintEvent(QPaintEvent*)
{
    // Where the handle is stays the style's to say: it is what the mouse grabs.
    QStyleOptionSlider option;
    initStyleOption(&option);
    QRectF handle = style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, this);
    const double margin = scaled(m_theme, 3);
    handle.setLeft(margin);
    handle.setRight(width() - margin);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QColor colour = m_theme.secondary;
    colour.setAlphaF(isSliderDown() || underMouse() ? 0.8F : 0.45F);
    painter.setBrush(colour);
    painter.drawRoundedRect(handle, handle.width() / 2, handle.width() / 2);
}

} // namespace softfocus
