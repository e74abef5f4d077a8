#include "ui/controls/buttons/switch_row.h"

#include "ui/style/focus_ring.h"
#include "ui/style/metrics.h"

#include <QFocusEvent>
#include <QFontMetrics>
#include <QPainter>

namespace softfocus {

SwitchRow::SwitchRow(const QString& title, QWidget* parent) : QAbstractButton(parent)
{
    setText(title);
    setAccessibleName(title);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SwitchRow::applyTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

QSize SwitchRow::sizeHint() const
{
    const QFontMetrics metrics(m_theme.sized(13));
    return {metrics.horizontalAdvance(text()) + scaled(m_theme, 48), scaled(m_theme, 24)};
}

void SwitchRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_theme.sized(13));
    painter.setPen(isEnabled() ? m_theme.text : m_theme.secondary);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, text());

    const double height = scaled(m_theme, 16);
    QRectF slot(0, 0, scaled(m_theme, 28), height);
    slot.moveCenter(QPointF(width() - slot.width() / 2 - scaled(m_theme, 2), this->height() / 2.0));
    painter.setPen(Qt::NoPen);
    QColor off = m_theme.secondary;
    off.setAlphaF(!isEnabled() ? 0.3F : underMouse() ? 0.8F : 0.6F);
    const bool isOn = isChecked() && isEnabled();
    painter.setBrush(isOn ? m_theme.accent : off);
    painter.drawRoundedRect(slot, height / 2, height / 2);
    const double radius = height / 2 - scaled(m_theme, 2);
    painter.setBrush(m_theme.panel);
    const double x = isOn ? slot.right() - height / 2 : slot.left() + height / 2;
    painter.drawEllipse(QPointF(x, slot.center().y()), radius, radius);
    if (m_showsFocus)
        paintFocusRing(painter, slot.adjusted(-4, -4, 4, 4), height / 2 + 4, m_theme.accent);
}

void SwitchRow::focusInEvent(QFocusEvent* event)
{
    m_showsFocus = comesByKeyboard(event->reason());
    QAbstractButton::focusInEvent(event);
}

void SwitchRow::focusOutEvent(QFocusEvent* event)
{
    m_showsFocus = false;
    QAbstractButton::focusOutEvent(event);
}

} // namespace softfocus
