#include "ui/controls/text/text_label.h"

#include "core/text/one_line.h"
#include "ui/paint/labels/elided_text.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace softfocus {

TextLabel::TextLabel(const Style& style, QWidget* parent) : QWidget(parent), m_style(style), m_breaks(style.breaks)
{
    QSizePolicy policy(QSizePolicy::Preferred, hasHeightForWidth() ? QSizePolicy::Preferred : QSizePolicy::Fixed);
    policy.setHeightForWidth(hasHeightForWidth());
    setSizePolicy(policy);
}

void TextLabel::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    if (hasHeightForWidth())
        updateGeometry();
    update();
}

void TextLabel::setBreaks(bool breaks)
{
    m_breaks = m_style.breaks && breaks;
    updateGeometry();
    update();
}

void TextLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

QSize TextLabel::sizeHint() const
{
    const QFontMetrics metrics(textFont());
    // The width follows the panel, not the text, so that a number that changes moves nothing.
    constexpr int narrow = 40;
    return {m_style.wraps ? narrow : metrics.horizontalAdvance(boundedLine(m_text)) + 1, metrics.height()};
}

QSize TextLabel::minimumSizeHint() const
{
    constexpr int narrow = 20;
    return {narrow, QFontMetrics(textFont()).height()};
}

int TextLabel::heightForWidth(int width) const
{
    const QFontMetrics metrics(textFont());
    if (!m_style.wraps)
        return int(std::max(qsizetype(1), lines(width).size())) * metrics.height();
    constexpr int unlimited = 10'000;
    return m_text.isEmpty() ? 0 : metrics.boundingRect(QRect(0, 0, width, unlimited), Qt::TextWordWrap, boundedLine(m_text)).height();
}

QStringList TextLabel::lines(int width) const
{
    if (!m_breaks || figures().width(m_text) <= width || (m_style.shrinks && TabularText(smallerFont()).width(m_text) <= width))
        return {m_text};
    QStringList lines;
    for (const QString& word : m_text.split(u' ')) {
        const QString longer = lines.isEmpty() ? word : lines.last() + u' ' + word;
        if (!lines.isEmpty() && figures().width(longer) <= width)
            lines.last() = longer;
        else
            lines << word;
    }
    return lines;
}

const TabularText& TextLabel::figures() const
{
    if (!m_figures)
        m_figures.emplace(textFont());
    return *m_figures;
}

void TextLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(m_style.ink == Ink::Text ? shownTheme().text : shownTheme().secondary);
    if (m_style.wraps) {
        painter.setFont(textFont());
        const Qt::Alignment vertical = m_alignment & Qt::AlignVCenter ? Qt::AlignVCenter : Qt::AlignTop;
        painter.drawText(rect(), int(Qt::TextWordWrap) | int(vertical | (m_alignment & Qt::AlignHorizontal_Mask)), boundedLine(m_text));
        return;
    }
    if (const QStringList parts = lines(width()); parts.size() > 1) {
        const int high = height() / int(parts.size());
        for (qsizetype i = 0; i < parts.size(); ++i)
            figures().draw(painter, QRect(0, int(i) * high, width(), high), m_alignment, parts[i]);
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
    const QString line = withoutCutNumber(m_text, elidedRight(m_text, width(), QFontMetricsF(textFont())));
    painter.drawText(rect(), int(Qt::AlignVCenter | m_alignment), line);
}

bool TextLabel::event(QEvent* event)
{
    if (event->type() == QEvent::StyleChange)
        m_figures.reset();
    if (event->type() == QEvent::ToolTip && !m_style.wraps && toolTip().isEmpty()) {
        const bool elided = !fits();
        if (elided)
            QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), withoutMiddle(m_text, longestMessage), this);
        event->setAccepted(elided);
        return true;
    }
    return QWidget::event(event);
}

} // namespace softfocus
