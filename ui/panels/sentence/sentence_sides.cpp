#include "ui/panels/sentence/sentence_sides.h"

#include "ui/panels/sentence/sentence_editor.h"
#include "ui/style/shown_theme.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace softfocus {

SentenceSides::SentenceSides(const std::vector<SentenceEditor*>& editors) : m_editors(editors)
{
    setObjectName(QStringLiteral("sentenceSides"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Ignored);
    setAttribute(Qt::WA_TransparentForMouseEvents); // a click beside a sentence is one into it
    followTheme(*this, [this](const Theme&) {
        m_font = shownTheme().sized(12);
        updateGeometry();
    });
}

void SentenceSides::setTexts(QStringList texts)
{
    if (texts == m_texts)
        return;
    m_texts = std::move(texts);
    updateGeometry();
    update();
}

QSize SentenceSides::sizeHint() const
{
    const QFontMetrics metrics(m_font);
    int wide = 0;
    for (const QString& text : m_texts)
        wide = std::max(wide, metrics.horizontalAdvance(text));
    return {wide + scaled(2), metrics.height()};
}

void SentenceSides::paintEvent(QPaintEvent*)
{
    if (m_texts.size() < 2)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_font);
    std::vector<double> middles;
    for (std::size_t place = 0; place < 2; ++place) {
        const SentenceEditor& editor = *m_editors[place];
        middles.push_back(mapFromGlobal(editor.mapToGlobal(editor.firstLine().center())).y());
        painter.setPen(editor.hasFocus() ? shownTheme().text : shownTheme().secondary);
        const double high = QFontMetricsF(m_font).height();
        painter.drawText(QRectF(0, middles[place] - high / 2, width(), high), int(Qt::AlignVCenter) | int(Qt::AlignRight),
                         m_texts[qsizetype(place)]);
    }
    const double across = QFontMetricsF(m_font).horizontalAdvance(m_texts.first()) / 2;
    paintArrow(painter, isRightToLeft() ? across : width() - across, middles.front(), middles.back());
}

/// From below the middle of one line to above that of another.
void SentenceSides::paintArrow(QPainter& painter, double x, double from, double to) const
{
    const double gap = QFontMetricsF(m_font).height() / 2 + scaled(1), head = scaled(3);
    const QPointF start(x, from + gap), end(x, to - gap);
    if (end.y() - start.y() < head)
        return;
    painter.setPen(QPen(shownTheme().secondary, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawLine(start, end);
    painter.drawPolyline(QPolygonF{end + QPointF(-head, -head), end, end + QPointF(head, -head)});
}

} // namespace softfocus
