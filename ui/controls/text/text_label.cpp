#include "ui/controls/text/text_label.h"

#include "core/text/one_line.h"
#include "ui/controls/text/spoken.h"
#include "ui/paint/labels/elided_text.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace softfocus {

TextLabel::TextLabel(const Style& style, const QString& text, QWidget* parent) : QWidget(parent), m_style(style), m_breaks(style.breaks)
{
    QSizePolicy policy(QSizePolicy::Preferred, hasHeightForWidth() ? QSizePolicy::Preferred : QSizePolicy::Fixed);
    policy.setHeightForWidth(hasHeightForWidth());
    setSizePolicy(policy);
    setSpokenRole(*this, QAccessible::StaticText);
    setText(text);
}

void TextLabel::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    if (hasHeightForWidth()) // the width follows the panel, so that a number that changes moves nothing
        updateGeometry();
    update();
}

void TextLabel::setBreaks(bool breaks)
{
    m_breaks = m_style.breaks && breaks;
    updateGeometry();
    update();
}

void TextLabel::setAlignment(Qt::Alignment across)
{
    m_alignment = across;
    update();
}

QSize TextLabel::sizeHint() const
{
    const QFontMetrics metrics(textFont());
    const int wide = m_style.evenFigures ? int(std::ceil(figures().width(m_text))) : metrics.horizontalAdvance(boundedLine(m_text));
    return {wide + 1, metrics.height()};
}

QSize TextLabel::minimumSizeHint() const
{
    constexpr int narrow = 20;
    return {narrow, QFontMetrics(textFont()).height()};
}

int TextLabel::heightForWidth(int width) const
{
    return int(std::max(qsizetype(1), lines(width).size())) * QFontMetrics(textFont()).height();
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
    // Others may ask for its size before it hears itself that the type is another one.
    if (const QFont font = textFont(); !m_figures || font != m_figuresFont) {
        m_figures.emplace(font);
        m_figuresFont = font;
    }
    return *m_figures;
}

void TextLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Qt::Alignment placed = QStyle::visualAlignment(layoutDirection(), m_alignment);
    painter.setPen(m_style.ink == Ink::Text ? shownTheme().text : shownTheme().secondary);
    if (const QStringList parts = lines(width()); parts.size() > 1) {
        const int high = height() / int(parts.size());
        for (qsizetype i = 0; i < parts.size(); ++i)
            figures().draw(painter, QRect(0, int(i) * high, width(), high), placed, parts[i]);
        return;
    }
    if (m_style.evenFigures) {
        if (m_style.shrinks && !fits())
            TabularText(smallerFont()).draw(painter, rect(), placed, m_text);
        else
            figures().draw(painter, rect(), placed, m_text);
        return;
    }
    painter.setFont(textFont());
    const QString line = withoutCutNumber(m_text, elidedRight(m_text, width(), QFontMetricsF(textFont())));
    painter.drawText(rect(), int(Qt::AlignVCenter | m_alignment), line);
}

bool TextLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const bool elided = !fits();
        if (elided)
            QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), withoutMiddle(m_text, longestMessage), this);
        event->setAccepted(elided);
        return true;
    }
    return QWidget::event(event);
}

} // namespace softfocus
