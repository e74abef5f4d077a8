#include "ui/controls/buttons/step_button.h"

#include "ui/style/focus_ring.h"
#include "ui/style/metrics.h"

#include <QFocusEvent>
#include <QPainter>

namespace softfocus {

StepButton::StepButton(Direction direction, QWidget* parent) : QAbstractButton(parent), m_direction(direction)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setAutoRepeat(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StepButton::applyTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

QSize StepButton::sizeHint() const
{
    return {scaled(m_theme, 24), scaled(m_theme, 24)};
}

void StepButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
    const double radius = box.height() / 2;
    painter.setPen(QPen(m_theme.hairline, 1));
    painter.setBrush(isEnabled() && (underMouse() || isDown()) ? m_theme.accentWash : m_theme.window);
    painter.drawRoundedRect(box, radius, radius);
    painter.setPen(QPen(isEnabled() ? m_theme.text : m_theme.hairline, 1.5, Qt::SolidLine, Qt::RoundCap));
    const double arm = scaled(m_theme, 4);
    const QPointF centre = box.center();
    painter.drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0));
    if (m_direction == Direction::Up)
        painter.drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm));
    if (m_showsFocus)
        paintFocusRing(painter, rect(), radius, m_theme.accent);
}

void StepButton::focusInEvent(QFocusEvent* event)
{
    m_showsFocus = comesByKeyboard(event->reason());
    QAbstractButton::focusInEvent(event);
}

void StepButton::focusOutEvent(QFocusEvent* event)
{
    m_showsFocus = false;
    QAbstractButton::focusOutEvent(event);
}

} // namespace softfocus
