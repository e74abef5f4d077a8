#include "ui/widgets/sentence_editor.h"

#include "ui/widgets/metrics.h"

#include <QGlyphRun>
#include <QPainter>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>

namespace softfocus {

namespace {

/// Where some characters of a line stand, whatever direction each of them runs in: the places of carets
/// would not do, for at a change of direction there are two.
QRectF boxOf(const QTextLine& line, int begin, int end)
{
    QRectF box;
    for (const QGlyphRun& run : line.glyphRuns(begin, end - begin))
        box |= run.boundingRect();
    return box;
}

} // namespace

void SentenceEditor::paintEvent(QPaintEvent* event)
{
    {
        QPainter painter(viewport());
        paintMarks(painter, true);
    }
    QPlainTextEdit::paintEvent(event);
    QPainter painter(viewport());
    paintMarks(painter, false);
}

void SentenceEditor::forEachVisibleLine(const std::function<void(const QTextLine&, QPointF, int)>& visit) const
{
    const QPointF offset = contentOffset();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QPointF origin = blockBoundingGeometry(block).topLeft() + offset;
        if (origin.y() > viewport()->height())
            return;
        for (int i = 0; i < block.layout()->lineCount(); ++i) {
            const QTextLine line = block.layout()->lineAt(i);
            if (origin.y() + line.y() > viewport()->height())
                return;
            if (origin.y() + line.y() + line.height() >= 0)
                visit(line, origin, block.position());
        }
    }
}

void SentenceEditor::paintMarks(QPainter& painter, bool behindText) const
{
    if (m_marks.empty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    forEachVisibleLine([&](const QTextLine& line, QPointF origin, int blockStart) {
        for (const WordMark& mark : m_marks)
            if ((mark.kind == WordMark::Kind::Lit) == behindText)
                paintMark(painter, mark, line, origin, blockStart);
    });
}

void SentenceEditor::paintMark(QPainter& painter, const WordMark& mark, const QTextLine& line, QPointF origin,
                               int blockStart) const
{
    const int begin = std::max(mark.begin - blockStart, line.textStart());
    const int end = std::min(mark.begin - blockStart + mark.length, line.textStart() + line.textLength());
    if (begin >= end)
        return;
    const QRectF box = boxOf(line, begin, end);
    const double left = origin.x() + box.left();
    const double right = origin.x() + box.right();
    const double top = origin.y() + line.y();
    const double underline = top + line.ascent() + scaled(m_theme, 4);
    switch (mark.kind) {
    case WordMark::Kind::Lit: {
        const double overhang = scaled(m_theme, 2); // two neighbours stay apart
        const double radius = scaled(m_theme, 5);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.accentWash);
        painter.drawRoundedRect(QRectF(left - overhang, top, right - left + 2 * overhang, line.height()), radius, radius);
        break;
    }
    case WordMark::Kind::Chosen:
        painter.setPen(QPen(m_theme.accent, 2, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(left, underline), QPointF(right, underline));
        break;
    case WordMark::Kind::Unknown: {
        QPen dots(m_theme.secondary, 2, Qt::CustomDashLine, Qt::RoundCap);
        dots.setDashPattern({0.01, 2});
        painter.setPen(dots);
        painter.drawLine(QPointF(left, underline), QPointF(right, underline));
        break;
    }
    }
}

} // namespace softfocus
