#include "ui/paint/heatmap/highlight_painter.h"

#include "ui/paint/colour/text_ink.h"
#include "ui/paint/labels/label_layout.h"

#include <QPainter>
#include <QPen>

#include <algorithm>
#include <array>
#include <cmath>

namespace softfocus {

namespace {

/// Where the middle of a line runs that encloses cells without covering them, however small they are.
QRectF around(const QRectF& cells, double lineWidth)
{
    const double out = lineWidth / 2;
    return cells.adjusted(-out, -out, out, out);
}

/// A frame around cells that stays visible on every colour: a line in `colour`, set off by one of the background.
void paintFrame(QPainter& painter, const QRectF& cells, const QColor& colour, const Theme& theme, double width)
{
    const QRectF frame = around(cells, width);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.panel, width + 2));
    painter.drawRoundedRect(frame, 2, 2);
    painter.setPen(QPen(colour, width));
    painter.drawRoundedRect(frame, 2, 2);
}

/// Lines along the sides of a row or a column, on whole device pixels; they lie between cells where there is room.
void paintLine(QPainter& painter, const QRectF& cells, double width, const QColor& colour)
{
    const QRectF outer = cells.adjusted(-width, -width, width, width);
    painter.fillRect(QRectF(outer.left(), outer.top(), outer.width(), width), colour);
    painter.fillRect(QRectF(outer.left(), cells.bottom(), outer.width(), width), colour);
    painter.fillRect(QRectF(outer.left(), cells.top(), width, cells.height()), colour);
    painter.fillRect(QRectF(cells.right(), cells.top(), width, cells.height()), colour);
}

void paintLines(QPainter& painter, const HeatmapLayout& layout, const Theme& theme, const Highlight& highlight)
{
    const double width = std::max(1.0, std::floor(zoomOf(theme) * layout.devicePixelRatio)) / layout.devicePixelRatio;
    const auto inMap = [&](const Cell& cell) { return cell.row < layout.allRows && cell.column < layout.allColumns ? cell : Cell{}; };
    const Cell one = inMap(highlight.hovered), other = inMap(highlight.focused);
    // Each once: where cells share device pixels their edges are smoothed, and twice would be darker.
    for (const Index row : {one.row, other.row == one.row ? Index(-1) : other.row})
        if (layout.showsRow(row))
            paintLine(painter, layout.rectOfRow(row), width, theme.secondary);
    for (const Index column : {one.column, other.column == one.column ? Index(-1) : other.column})
        if (layout.showsColumn(column))
            paintLine(painter, layout.rectOfColumn(column), width, theme.secondary);
}

/// How many logical pixels a step is that always ends on a device pixel; 0 where there is no small one.
int gridStep(double devicePixelRatio)
{
    constexpr int largest = 8;
    for (int step = 1; step <= largest; ++step)
        if (std::abs(step * devicePixelRatio - std::round(step * devicePixelRatio)) < 1e-6)
            return step;
    return 0;
}

/// The smallest rectangle on the grid that holds `rect`.
QRect onGrid(const QRectF& rect, int step)
{
    const auto down = [step](double length) { return int(std::floor(length / step)) * step; };
    const auto up = [step](double length) { return int(std::ceil(length / step)) * step; };
    return {QPoint(down(rect.left()), down(rect.top())), QPoint(up(rect.right()) - 1, up(rect.bottom()) - 1)};
}

/// What a frame around cells may touch: the cells inside it stay as they are.
QRegion frameRegion(const QRectF& cells, double reach, int step)
{
    const QRect outer = onGrid(cells.adjusted(-reach, -reach, reach, reach), step);
    // Corners are round and lines are smoothed, so a little of the inside counts as well.
    constexpr double inside = 3;
    QRectF hole = cells.adjusted(inside, inside, -inside, -inside);
    const auto up = [step](double length) { return int(std::ceil(length / step)) * step; };
    const auto down = [step](double length) { return int(std::floor(length / step)) * step; };
    if (hole.width() <= 2 * step || hole.height() <= 2 * step)
        return outer;
    const QRect kept(QPoint(up(hole.left()), up(hole.top())), QPoint(down(hole.right()) - 1, down(hole.bottom()) - 1));
    return QRegion(outer) - kept;
}

/// Where labels come and go that are drawn only while their row or column is lit, with the neighbours that make room for them.
QRegion passingLabels(const HeatmapLayout& layout, LabelSide side, const Theme& theme, const Highlight& before, const Highlight& after,
                      int step)
{
    const bool rows = side == LabelSide::Rows;
    const std::vector<PlacedLabel>& placed = rows ? layout.rowLabels : layout.columnLabels;
    const auto litBy = [rows](const Highlight& highlight) {
        return rows ? std::array{highlight.hovered.row, highlight.focused.row, highlight.pinnedRow}
                    : std::array{highlight.hovered.column, highlight.focused.column, Index(-1)};
    };
    QRegion region;
    if (placed.empty() || litBy(before) == litBy(after))
        return region;
    const auto add = [&](const PlacedLabel& label) { region += onGrid(layout.boundsOf(label, rows).adjusted(-2, -2, 2, 2), step); };
    for (const Highlight* highlight : {&before, &after})
        for (const Index index : litBy(*highlight)) {
            const bool shown = rows ? layout.showsRow(index) : layout.showsColumn(index);
            if (!shown || std::ranges::find(placed, index, &PlacedLabel::index) != placed.end())
                continue;
            const PlacedLabel largest = largestLabelAt(layout, side, index, theme);
            add(largest);
            for (const PlacedLabel& label : placed)
                if (cover(layout, side, largest, label))
                    add(label);
        }
    return region;
}

} // namespace

double frameReach(const Theme& theme)
{
    return std::ceil(3.5 * zoomOf(theme)) + 1; // the keyboard's frame with its border, and antialiasing
}

bool hasPixelGrid(double devicePixelRatio)
{
    return gridStep(devicePixelRatio) > 0;
}

void paintHighlight(QPainter& painter, const HeatmapLayout& layout, const Theme& theme, const Highlight& highlight)
{
    const double zoom = zoomOf(theme);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintLines(painter, layout, theme, highlight);
    if (layout.showsRow(highlight.pinnedRow)) {
        const double width = (layout.cellHeight < 8 ? 1 : 2) * zoom;
        painter.setPen(QPen(theme.accent, width));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(around(layout.rectOfRow(highlight.pinnedRow), width), 3 * zoom, 3 * zoom);
    }
    if (layout.shows(highlight.hovered))
        paintFrame(painter, layout.rectOf(highlight.hovered.row, highlight.hovered.column), theme.text, theme, 1.5 * zoom);
    if (layout.shows(highlight.focused))
        paintFrame(painter, layout.rectOf(highlight.focused.row, highlight.focused.column), theme.accent, theme, 2.5 * zoom);
    painter.restore();
}

QRegion changedRegion(const HeatmapLayout& layout, const Theme& theme, const Highlight& before, const Highlight& after)
{
    const int step = std::max(1, gridStep(layout.devicePixelRatio));
    const double reach = frameReach(theme);
    QRegion region;
    const auto addFrame = [&](const QRectF& cells) { region += frameRegion(cells, reach, step); };
    const auto addLabel = [&](const PlacedLabel& label, bool isRow) {
        region += onGrid(layout.boundsOf(label, isRow).adjusted(-2, -2, 2, 2), step);
    };
    const auto rowChanged = [&](Index row) { return before.lightsRow(row) != after.lightsRow(row); };
    const auto columnChanged = [&](Index column) { return before.lightsColumn(column) != after.lightsColumn(column); };
    for (const Cell& cell : {before.hovered, before.focused, after.hovered, after.focused}) {
        if (layout.showsRow(cell.row) && rowChanged(cell.row))
            addFrame(layout.rectOfRow(cell.row));
        if (layout.showsColumn(cell.column) && columnChanged(cell.column))
            addFrame(layout.rectOfColumn(cell.column));
    }
    const auto addCells = [&](const Cell& one, const Cell& other) {
        for (const Cell& cell : {one, other})
            if (one != other && layout.shows(cell))
                addFrame(layout.rectOf(cell.row, cell.column));
    };
    addCells(before.hovered, after.hovered);
    addCells(before.focused, after.focused);
    const bool pinMoved = before.pinnedRow != after.pinnedRow;
    for (const Index row : {before.pinnedRow, after.pinnedRow})
        if (pinMoved && layout.showsRow(row))
            addFrame(layout.rectOfRow(row));
    for (const PlacedLabel& label : layout.rowLabels)
        if (rowChanged(label.index) || (pinMoved && (label.index == before.pinnedRow || label.index == after.pinnedRow)))
            addLabel(label, true);
    for (const PlacedLabel& label : layout.columnLabels)
        if (columnChanged(label.index))
            addLabel(label, false);
    for (const LabelSide side : {LabelSide::Rows, LabelSide::Columns})
        region += passingLabels(layout, side, theme, before, after, step);
    if (!layout.sentence.isNull())
        region += onGrid(layout.sentence, step);
    return region & onGrid(QRectF(QPointF(0, 0), layout.area), step);
}

} // namespace softfocus
