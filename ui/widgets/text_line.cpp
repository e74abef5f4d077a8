#include "ui/widgets/text_line.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace softfocus {

TextLine::TextLine(const Style& style, QWidget* parent) : QWidget(parent), m_style(style)
{
    QSizePolicy policy(QSizePolicy::Preferred, style.wraps ? QSizePolicy::Preferred : QSizePolicy::Fixed);
    policy.setHeightForWidth(style.wraps);
    setSizePolicy(policy);
}

void TextLine::applyTheme(const Theme& theme)
{
    m_theme = theme;
    m_figures.reset();
    updateGeometry();
    update();
}

void TextLine::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    if (m_style.wraps)
        updateGeometry();
    update();
}

void TextLine::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

QSize TextLine::sizeHint() const
{
    const QFontMetrics metrics(textFont());
    // The width follows the panel, not the text, so that a number that changes moves nothing.
    constexpr int narrow = 40;
    return {m_style.wraps ? narrow : metrics.horizontalAdvance(m_text) + 1, metrics.height()};
}

QSize TextLine::minimumSizeHint() const
{
    constexpr int narrow = 20;
    return {narrow, QFontMetrics(textFont()).height()};
}

int TextLine::heightForWidth(int width) const
{
    const QFontMetrics metrics(textFont());
    constexpr int unlimited = 10'000;
    return m_text.isEmpty() ? 0 : metrics.boundingRect(QRect(0, 0, width, unlimited), Qt::TextWordWrap, m_text).height();
}

const TabularText& TextLine::figures() const
{
    if (!m_figures)
        m_figures.emplace(textFont());
    return *m_figures;
}

void TextLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(m_style.ink == Ink::Text ? m_theme.text : m_theme.secondary);
    if (m_style.wraps) {
        painter.setFont(textFont());
        painter.drawText(rect(), int(Qt::TextWordWrap | Qt::AlignTop | m_alignment), m_text);
        return;
    }
    if (m_style.evenFigures) {
        if (m_style.shrinks && !fits())
            TabularText(smallerFont()).draw(painter, rect(), m_alignment, m_text);
        else
            figures().draw(painter, rect(), m_alignment, m_text);
        return;
    }
    painter.setFont(textFont());
    const QString line = QFontMetrics(textFont()).elidedText(m_text, Qt::ElideRight, width());
    painter.drawText(rect(), int(Qt::AlignVCenter | m_alignment), line);
}

bool TextLine::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && !m_style.wraps && toolTip().isEmpty()) {
        const bool elided = !fits();
        if (elided)
            QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), m_text, this);
        event->setAccepted(elided);
        return true;
    }
    return QWidget::event(event);
}

} // namespace softfocus
