#include "ui/panels/sentence/word_mark.h"

#include "ui/style/shown_theme.h"

#include <QGlyphRun>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace softfocus {

QRectF boxOfText(const QTextLine& line, int begin, int end)
{
    QRectF box;
    for (const QGlyphRun& run : line.glyphRuns(begin, end - begin))
        box |= run.boundingRect();
    return box;
}

void paintMark(QPainter& painter, const WordMark& mark, const QTextLine& line, QPointF origin, int blockStart)
{
    const int begin = std::max(mark.begin - blockStart, line.textStart());
    const int end = std::min(mark.begin - blockStart + mark.length, line.textStart() + line.textLength());
    if (begin >= end)
        return;
    const QRectF box = boxOfText(line, begin, end);
    const double left = origin.x() + box.left();
    const double right = origin.x() + box.right();
    const double top = origin.y() + line.y();
    const double underline = top + line.ascent() + scaled(4);
    switch (mark.kind) {
    case WordMark::Kind::Lit: {
        const double overhang = scaled(2); // two neighbours stay apart
        const double radius = scaled(5);
        painter.setPen(Qt::NoPen);
        QColor wash = shownTheme().accentWash;
        wash.setAlphaF(float(wash.alphaF() * mark.strength));
        painter.setBrush(wash);
        painter.drawRoundedRect(QRectF(left - overhang, top, right - left + 2 * overhang, line.height()), radius, radius);
        break;
    }
    case WordMark::Kind::Chosen:
        painter.setPen(QPen(shownTheme().accent, 2, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(left, underline), QPointF(right, underline));
        break;
    case WordMark::Kind::Unknown: {
        QPen dots(shownTheme().secondary, 2, Qt::CustomDashLine, Qt::RoundCap);
        dots.setDashPattern({0.01, 2});
        painter.setPen(dots);
        painter.drawLine(QPointF(left, underline), QPointF(right, underline));
        break;
    }
    }
}

} // namespace softfocus
