#include "ui/paint/heatmap/heatmap_painter.h"

#include "ui/paint/colour/colour_vision.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/paint/heatmap/cell_painter.h"
#include "ui/paint/heatmap/corner_titles.h"
#include "ui/paint/heatmap/former_painter.h"
#include "ui/paint/heatmap/highlight_painter.h"
#include "ui/paint/heatmap/page_parts.h"
#include "ui/paint/heatmap/row_margin.h"
#include "ui/paint/labels/label_painter.h"
#include "ui/paint/labels/legend_painter.h"
#include "ui/paint/labels/mixed_text.h"
#include "ui/paint/labels/text_width.h"
#include "ui/paint/marks/mark_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPen>
#include <QRegion>

#include <algorithm>

namespace softfocus {

namespace {

class HeatmapPainterWords {
    Q_DECLARE_TR_FUNCTIONS(HeatmapPainterWords)
};

/// A title that fits, or its brief form, or nothing.
QString fittingTitle(const AxisTitle& title, const QFont& font, double room)
{
    for (const QString& text : {title.whole, title.brief})
        if (textWidth(font, text) <= room)
            return text;
    return {};
}

void paintTitles(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme)
{
    if (layout.titlesInCorner) {
        paintCornerTitles(painter, layout, picture, theme);
        return;
    }
    const QFont font = theme.sized(12);
    painter.setFont(font);
    painter.setPen(theme.secondary);
    const QFontMetricsF metrics(font);
    if (!layout.columnTitle.isNull()) {
        const QRectF& strip = layout.columnTitle;
        const QString title = fittingTitle(picture.columnTitle, font, strip.width());
        const double width = textWidth(font, title);
        const double x = std::clamp(layout.cells.center().x() - width / 2, strip.left(), std::max(strip.left(), strip.right() - width));
        painter.drawText(QPointF(x, strip.center().y() + metrics.capHeight() / 2), title);
    }
    if (!layout.rowTitle.isNull()) {
        const QRectF& strip = layout.rowTitle;
        const QString title = fittingTitle(picture.rowTitle, font, strip.height());
        const double width = textWidth(font, title);
        const double y = std::clamp(layout.cells.center().y() + width / 2, std::min(strip.bottom(), strip.top() + width), strip.bottom());
        painter.save();
        painter.translate(strip.center().x() + metrics.capHeight() / 2, y);
        painter.rotate(-90);
        painter.drawText(QPointF(0, 0), title);
        painter.restore();
    }
}

/// A text that starts below the left edge of the cells; where it needs more room below that of their labels; else in the middle.
QRectF besideCells(const HeatmapLayout& layout, const QRectF& strip, double width)
{
    QRectF box = strip;
    const double labels = layout.querySide == QuerySide::Left ? layout.cells.left() - layout.rowRoom : layout.cells.left();
    for (const double left : {layout.cells.left(), labels, strip.center().x() - width / 2})
        if (box.setLeft(std::max(strip.left(), left)); box.left() + width <= strip.right())
            break;
    return box;
}

void paintSentence(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme, const Highlight& highlight)
{
    Cell cell = highlight.focused;
    if (cell.row < 0)
        cell = highlight.hovered != Cell{} ? highlight.hovered : Cell{highlight.pinnedRow, -1};
    const QFont font = theme.sized(14);
    const QFontMetricsF metrics(font);
    const QString sentence = sentenceFor(picture, cell.row, cell.column);
    const double width = metrics.horizontalAdvance(sentence);
    painter.setPen(theme.text);
    if (width > layout.sentence.width() && layout.sentence.height() > 1.6 * metrics.height()) {
        painter.setFont(font);
        if (asksForPictures(sentence))
            drawMixedLines(painter, layout.sentence, Qt::AlignHCenter, font, sentence);
        else
            painter.drawText(layout.sentence, int(Qt::AlignHCenter) | int(Qt::AlignTop) | int(Qt::TextWordWrap), sentence);
        return;
    }
    QRectF line = layout.sentence;
    line.setHeight(std::min(line.height(), metrics.height() + 2));
    drawFitted(painter, besideCells(layout, line, width), Qt::AlignLeft, font, sentence);
    if (!picture.hasUnknown() || !layout.provenance.isNull())
        return;
    const QString note = HeatmapPainterWords::tr("? not in vocabulary");
    const QFont small = theme.sized(11);
    const double noteWidth = QFontMetricsF(small).horizontalAdvance(note);
    const double end = besideCells(layout, line, width).left() + width;
    if (end + 24 * zoomOf(theme) + noteWidth > line.right())
        return;
    painter.setPen(theme.secondary);
    drawFitted(painter, line.adjusted(line.width() - noteWidth - 1, 0, 0, 0), Qt::AlignRight, small, note);
}

void paintProvenance(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme)
{
    const QFont font = theme.sized(11);
    painter.setPen(theme.secondary);
    const double width = QFontMetricsF(font).horizontalAdvance(picture.provenance);
    if (width > layout.provenance.width()) {
        painter.setFont(font);
        painter.drawText(layout.provenance, int(Qt::AlignLeft) | int(Qt::AlignTop) | int(Qt::TextWordWrap), picture.provenance);
        return;
    }
    drawFitted(painter, besideCells(layout, layout.provenance, width), Qt::AlignLeft, font, picture.provenance);
}

void paintOverview(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme)
{
    const QRectF& whole = layout.overview;
    paintCellsIn(painter, whole, picture, theme);
    const QSizeF cell(whole.width() / double(layout.allColumns), whole.height() / double(layout.allRows));
    const QRectF part(whole.left() + double(layout.firstColumn) * cell.width(), whole.top() + double(layout.firstRow) * cell.height(),
                      double(layout.columnCount) * cell.width(), double(layout.rowCount) * cell.height());
    const Theme seen = seenThrough(picture.preview, theme);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(seen.hairline, 1));
    painter.drawRect(whole.adjusted(-0.5, -0.5, 0.5, 0.5));
    painter.setPen(QPen(theme.panel, 3.5 * zoomOf(theme)));
    painter.drawRect(part);
    painter.setPen(QPen(seen.accent, 1.5 * zoomOf(theme)));
    painter.drawRect(part);
}

/// Everything that does not change with the highlight.
void paintFixed(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& seen)
{
    paintTitles(painter, layout, picture, seen);
    if (!layout.legend.isNull())
        paintLegend(painter, layout, picture, seen);
    if (!layout.provenance.isNull())
        paintProvenance(painter, layout, picture, seen);
}

void paintChanging(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme, const Highlight& highlight,
                   const Matrix* before = nullptr)
{
    paintCells(painter, layout, picture, theme);
    if (showsFormer(layout, picture, before))
        paintFormer(painter, layout, picture, *before, theme);
    const Theme seen = seenThrough(picture.preview, theme);
    paintMarks(painter, layout, picture, seen);
    paintHighlight(painter, layout, seen, highlight);
    if (!layout.sentence.isNull())
        paintSentence(painter, layout, picture, seen, highlight);
    if (!layout.margins.empty())
        paintRowMargins(painter, layout, picture, seen);
    if (!layout.overview.isNull())
        paintOverview(painter, layout, picture, theme);
}

} // namespace

void paintNumbers(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme, const Highlight& highlight)
{
    painter.save();
    painter.setRenderHint(QPainter::TextAntialiasing);
    paintChanging(painter, layout, picture, theme, highlight);
    painter.restore();
}

void paintAround(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme)
{
    const Theme seen = seenThrough(picture.preview, theme);
    if (!layout.margins.empty())
        paintRowMargins(painter, layout, picture, seen);
    paintLabels(painter, layout, picture, seen, {}, nullptr);
    paintFixed(painter, layout, picture, seen);
}

void paintHeatmap(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme, const Highlight& highlight,
                  const Matrix* before)
{
    if (!picture.values || layout.rowCount == 0 || layout.columnCount == 0)
        return;
    painter.save();
    painter.setRenderHint(QPainter::TextAntialiasing);
    paintChanging(painter, layout, picture, theme, highlight, before);
    const Theme seen = seenThrough(picture.preview, theme);
    paintLabels(painter, layout, picture, seen, highlight, nullptr);
    paintFixed(painter, layout, picture, seen);
    painter.restore();
}

void paintHeatmapWithin(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme,
                        const Highlight& highlight, const QRegion& part)
{
    if (!picture.values || layout.rowCount == 0 || layout.columnCount == 0 || part.isEmpty())
        return;
    painter.save();
    painter.setClipRegion(part);
    for (const QRect& rect : part)
        painter.fillRect(rect, theme.panel);
    painter.setRenderHint(QPainter::TextAntialiasing);
    paintCells(painter, layout, picture, theme, &part);
    const Theme seen = seenThrough(picture.preview, theme);
    paintMarks(painter, layout, picture, seen);
    paintHighlight(painter, layout, seen, highlight);
    const auto touched = [&](const QRectF& rect) { return !rect.isNull() && part.intersects(rect.toAlignedRect()); };
    if (touched(layout.sentence))
        paintSentence(painter, layout, picture, seen, highlight);
    if (std::ranges::any_of(layout.margins, [&](const RowMargin& margin) { return touched(margin.strip) || touched(margin.title); }))
        paintRowMargins(painter, layout, picture, seen);
    if (touched(layout.overview))
        paintOverview(painter, layout, picture, theme);
    paintLabels(painter, layout, picture, seen, highlight, &part);
    paintFixed(painter, layout, picture, seen);
    painter.restore();
}

void paintThumbnail(QPainter& painter, const QRectF& target, const Picture& picture, const Theme& theme)
{
    if (picture.values && !target.isEmpty())
        paintCellsIn(painter, target, picture, theme);
}

} // namespace softfocus
