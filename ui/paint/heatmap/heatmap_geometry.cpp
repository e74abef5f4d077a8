#include "ui/paint/heatmap/heatmap_layout.h"

#include <QTransform>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

/// One direction of the grid. Units: device pixels.
struct Side {
    Index count;
    int length; ///< with a gap at its end
    bool hasPixels() const { return Index(length) >= count; }

    double edge(Index place) const { return hasPixels() ? cellEdge(place, count, length) : double(place) * length / double(count); }

    /// The cell that a point lies in. Needs: 0 ≤ point.
    Index placeAt(double point) const
    {
        // The largest place whose edge is at or before the point's pixel.
        const Index place = hasPixels() ? ((Index(point) + 1) * count - 1) / length : Index(point * double(count) / length);
        return std::clamp(place, Index(0), count - 1);
    }
};

Side columnsOf(const HeatmapLayout& layout)
{
    return {layout.columnCount, int(std::lround((layout.cells.width() + layout.gap) * layout.devicePixelRatio))};
}

Side rowRangeOf(const HeatmapLayout& layout)
{
    return {layout.rowCount, int(std::lround((layout.cells.height() + layout.rowGap) * layout.devicePixelRatio))};
}

QTransform turnOf(const PlacedLabel& label, double degrees)
{
    QTransform turn;
    turn.translate(label.anchor.x(), label.anchor.y());
    turn.rotate(degrees);
    return turn;
}

} // namespace

HeatmapParts partsOf(const View& view)
{
    HeatmapParts parts;
    parts.axisTitles = view.axisTitles;
    parts.legend = view.legend;
    parts.rowSums = view.rowSums;
    parts.effectiveTokens = view.effectiveTokens;
    parts.keySide = view.keySide;
    parts.querySide = view.querySide;
    return parts;
}

QRectF HeatmapLayout::rectOf(Index row, Index column) const
{
    const QRectF band = rectOfRow(row), stripe = rectOfColumn(column);
    return {stripe.left(), band.top(), stripe.width(), band.height()};
}

QRectF HeatmapLayout::rectOfRow(Index row) const
{
    const Side rows = rowRangeOf(*this);
    const double top = rows.edge(row - firstRow) / devicePixelRatio, bottom = rows.edge(row - firstRow + 1) / devicePixelRatio;
    return {cells.left(), cells.top() + top, cells.width(), bottom - top - rowGap};
}

QRectF HeatmapLayout::rectOfColumn(Index column) const
{
    const Side columns = columnsOf(*this);
    const double left = columns.edge(column - firstColumn) / devicePixelRatio,
                 right = columns.edge(column - firstColumn + 1) / devicePixelRatio;
    return {cells.left() + left, cells.top(), right - left - gap, cells.height()};
}

double HeatmapLayout::columnDegrees() const
{
    return columnAngle == LabelAngle::Upright ? 0 : columnAngle == LabelAngle::Slanted ? -45 : -90;
}

QRectF HeatmapLayout::boundsOf(const PlacedLabel& label, bool isRow) const
{
    return turnOf(label, isRow ? 0 : columnDegrees()).mapRect(label.box);
}

std::optional<Cell> HeatmapLayout::cellAt(QPointF point) const
{
    if (rowCount == 0 || columnCount == 0)
        return std::nullopt;
    if (cells.contains(point)) {
        const QPointF inside = (point - cells.topLeft()) * devicePixelRatio;
        return Cell{firstRow + rowRangeOf(*this).placeAt(inside.y()), firstColumn + columnsOf(*this).placeAt(inside.x())};
    }
    for (const PlacedLabel& label : rowLabels)
        if (label.box.translated(label.anchor).contains(point))
            return Cell{label.index, -1};
    for (const PlacedLabel& label : columnLabels)
        if (label.box.contains(turnOf(label, columnDegrees()).inverted().map(point)))
            return Cell{-1, label.index};
    return std::nullopt;
}

} // namespace softfocus
