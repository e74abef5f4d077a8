#include "ui/controls/buttons/text_button.h"

#include "ui/style/focus_ring.h"
#include "ui/style/metrics.h"

#include <QFocusEvent>
#include <QFontMetrics>
#include <QPainter>

namespace softfocus {

TextButton::TextButton(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TextButton::applyTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

QSize TextButton::sizeHint() const
{
    const QFontMetrics metrics(m_theme.sized(12, QFont::Medium));
    return {metrics.horizontalAdvance(text()) + scaled(m_theme, 8), scaled(m_theme, 22)};
}

QSize TextButton::minimumSizeHint() const
{
    return {scaled(m_theme, 60), sizeHint().height()};
}

void TextButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = m_theme.sized(12, QFont::Medium);
    const QFontMetrics metrics(font);
    const int padding = scaled(m_theme, 2);
    const QString line = metrics.elidedText(text(), Qt::ElideRight, width() - 2 * padding);
    const QRect words(padding, 0, metrics.horizontalAdvance(line), height());
    painter.setFont(font);
    painter.setPen(isEnabled() ? m_theme.accent : m_theme.secondary);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, line);
    if (isEnabled() && (underMouse() || isDown())) {
        const int y = height() / 2 + metrics.ascent() / 2 + scaled(m_theme, 2);
        painter.drawLine(words.left(), y, words.right(), y);
    }
    if (m_showsFocus)
        paintFocusRing(painter, QRectF(words).adjusted(-padding, 0, padding + 2, 0), scaled(m_theme, 6), m_theme.accent);
}

void TextButton::focusInEvent(QFocusEvent* event)
{
    m_showsFocus = comesByKeyboard(event->reason());
    QAbstractButton::focusInEvent(event);
}

void TextButton::focusOutEvent(QFocusEvent* event)
{
    m_showsFocus = false;
    QAbstractButton::focusOutEvent(event);
}

} // namespace softfocus
