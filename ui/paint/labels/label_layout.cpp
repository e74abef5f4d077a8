#include "ui/paint/labels/label_layout.h"

#include "ui/paint/colour/text_ink.h"

#include <QFontMetricsF>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace softfocus {

namespace {

constexpr double halfTurnShare = std::numbers::sqrt2 / 2; ///< sine and cosine of 45°
constexpr double rowLabelDistance = 10;                   ///< between a row label and the cells, before any zoom
constexpr double columnLabelDistance = 6;                 ///< between a column label and the cells, before any zoom
constexpr double betweenLabels = 6;                       ///< the least room between upright neighbours, before any zoom

/// Every how many cells a label fits when one takes `size` of them and a cell `pitch`.
Index stepFor(double size, double pitch, Index count)
{
    constexpr double rounding = 1e-9;
    return count < 2 ? 1 : std::max(Index(1), static_cast<Index>(std::ceil(size / pitch - rounding)));
}

/// Every how many columns a label fits.
Index columnStepOf(const HeatmapLayout& layout, const LabelPlan& plan)
{
    const double height = labelHeight(plan.fontPixels);
    switch (plan.angle) {
    case LabelAngle::Upright: return 1;
    case LabelAngle::Slanted: return stepFor(height / halfTurnShare, layout.cellWidth, layout.columnCount);
    case LabelAngle::Vertical: break;
    }
    return stepFor(height, layout.cellWidth, layout.columnCount);
}

Index rowStepOf(const HeatmapLayout& layout, const LabelPlan& plan)
{
    return stepFor(labelHeight(plan.fontPixels), layout.cellHeight, layout.rowCount);
}

/// Where a label stands beside its cells. Not rounded as small cells are, so that labels stay equally far apart.
double columnCentre(const HeatmapLayout& layout, Index column)
{
    return layout.cells.left() + (double(column - layout.firstColumn) + 0.5) * layout.cellWidth - layout.gap / 2;
}

double rowCentre(const HeatmapLayout& layout, Index row)
{
    return layout.cells.top() + (double(row - layout.firstRow) + 0.5) * layout.cellHeight - layout.rowGap / 2;
}

/// Where labels of columns end: above the cells or below them.
double columnLabelsAt(const HeatmapLayout& layout, double distance)
{
    return layout.keySide == KeySide::Above ? layout.cells.top() - distance : layout.cells.bottom() + distance;
}

/// Dimension numbers 1-based at round places: 10, 20, 30 …
Index roundStep(double wanted)
{
    Index step = 1;
    for (const Index candidate : {1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000})
        if (double(step) < wanted)
            step = candidate;
    return step;
}

PlacedLabel dimensionLabel(const HeatmapLayout& layout, Index column, const QString& text, int fontPixels, const QFontMetricsF& metrics,
                           double zoom)
{
    const double height = labelHeight(fontPixels), width = metrics.horizontalAdvance(text);
    const bool above = layout.keySide == KeySide::Above;
    // A number may be wider than its column; at the ends of the area it stands inside of it.
    const double x = std::clamp(columnCentre(layout, column), width / 2, std::max(width / 2, layout.area.width() - width / 2));
    return {column, text, QRectF(-width / 2, above ? -height : 0, width, height),
            QPointF(x, columnLabelsAt(layout, columnLabelDistance * zoom)), false};
}

void placeDimensions(HeatmapLayout& layout, const LabelPlan& plan, const Theme& theme)
{
    const QFontMetricsF metrics(fontAt(theme, plan.fontPixels, QFont::DemiBold));
    const double zoom = zoomOf(theme);
    const double widest = metrics.horizontalAdvance(QString::number(layout.allColumns)) + 2 * betweenLabels * zoom;
    const Index step = roundStep(widest / layout.cellWidth);
    layout.columnAngle = LabelAngle::Upright;
    for (Index column = layout.firstColumn; column < layout.firstColumn + layout.columnCount; ++column)
        if ((column + 1) % step == 0)
            layout.columnLabels.push_back(dimensionLabel(layout, column, QString::number(column + 1), plan.fontPixels, metrics, zoom));
}

/// One label cut to the room it has.
class Cutter {
public:
    Cutter(const Theme& theme, int fontPixels) : m_pixels(fontPixels), m_metrics(fontAt(theme, fontPixels, QFont::DemiBold)) {}

    PlacedLabel cut(Index index, const QString& text, double ems, bool shortened, bool known, double room) const
    {
        PlacedLabel label;
        label.index = index;
        label.text = text;
        label.elided = shortened;
        double width = ems * m_pixels;
        if (width > room + 0.01) {
            const double mark = known ? 0 : unknownMarkWidth(m_pixels);
            label.text = m_metrics.elidedText(text, Qt::ElideRight, std::max(0.0, room - mark));
            label.elided = true;
            width = std::min(room, m_metrics.horizontalAdvance(label.text) + mark);
        }
        label.box = QRectF(0, 0, width, labelHeight(m_pixels));
        return label;
    }

private:
    int m_pixels;
    QFontMetricsF m_metrics;
};

/// The room along the text that a column label has at its place.
double lengthAt(const HeatmapLayout& layout, const LabelPlan& plan, double centre, double zoom)
{
    const double height = labelHeight(plan.fontPixels);
    switch (plan.angle) {
    case LabelAngle::Upright: {
        // Centred over its column, so the nearer edge of the area counts twice.
        const double toEdge = 2 * std::min(centre, layout.area.width() - centre);
        return std::min(layout.cellWidth - betweenLabels * zoom, toEdge);
    }
    case LabelAngle::Slanted: {
        // Above they rise to the right from their column, below they rise to it from the left.
        const double toEdge = layout.keySide == KeySide::Above ? layout.area.width() - centre : centre;
        const double byHeight = (plan.columnRoom - columnLabelDistance * zoom) / halfTurnShare - height;
        const double byEdge = toEdge / halfTurnShare - height / 2;
        return std::min(byHeight, byEdge);
    }
    case LabelAngle::Vertical: break;
    }
    return plan.columnRoom - columnLabelDistance * zoom;
}

void placeColumn(PlacedLabel& label, const HeatmapLayout& layout, LabelAngle angle, double centre, double zoom)
{
    const double width = label.box.width(), height = label.box.height();
    const bool above = layout.keySide == KeySide::Above;
    const double distance = columnLabelDistance * zoom;
    switch (angle) {
    case LabelAngle::Upright:
        label.anchor = QPointF(centre, columnLabelsAt(layout, distance));
        label.box = QRectF(-width / 2, above ? -height : 0, width, height);
        break;
    case LabelAngle::Slanted:
        label.anchor = QPointF(centre, columnLabelsAt(layout, distance * 0.5 + height / 2 * halfTurnShare));
        label.box = QRectF(above ? 0 : -width, -height / 2, width, height);
        break;
    case LabelAngle::Vertical:
        label.anchor = QPointF(centre, columnLabelsAt(layout, distance));
        label.box = QRectF(above ? 0 : -width, -height / 2, width, height);
        break;
    }
}

void placeRow(PlacedLabel& label, const HeatmapLayout& layout, double zoom)
{
    const bool left = layout.querySide == QuerySide::Left;
    const double distance = rowLabelDistance * zoom;
    const double width = label.box.width(), height = label.box.height();
    label.anchor = QPointF(left ? layout.cells.left() - distance : layout.cells.right() + distance, rowCentre(layout, label.index));
    label.box = QRectF(left ? -width : 0, -height / 2, width, height);
}

/// The first cell from `first` that has a label when every `step`-th of the map has one.
Index firstLabelled(Index first, Index step)
{
    return (first + step - 1) / step * step;
}

} // namespace

LabelPlan planFor(const LabelWidths& widths, int fontPixels, LabelAngle angle, double rowLimit, double columnLimit, double zoom)
{
    const double height = labelHeight(fontPixels);
    const double length = widths.widestColumn * fontPixels;
    if (widths.columns.empty())
        angle = LabelAngle::Upright; // as the numbers of dimensions always stand
    LabelPlan plan{fontPixels, angle, 0, 0};
    if (widths.widestRow > 0)
        plan.rowRoom = std::min(widths.widestRow * fontPixels + rowLabelDistance * zoom, rowLimit);
    switch (angle) {
    case LabelAngle::Upright: plan.columnRoom = height + columnLabelDistance * zoom; break;
    case LabelAngle::Slanted:
        plan.columnRoom = std::min((length + height) * halfTurnShare + columnLabelDistance * zoom, columnLimit);
        break;
    case LabelAngle::Vertical: plan.columnRoom = std::min(length + columnLabelDistance * zoom, columnLimit); break;
    }
    return plan;
}

LabelPlan trimmed(LabelPlan plan, const HeatmapLayout& layout, const LabelWidths& widths, double zoom)
{
    // While a part is shown every place holds every label in turn, and the map must not jump as they pass.
    if (layout.isZoomed())
        return plan;
    const auto widest = [&](const std::vector<double>& ems, Index step) {
        double most = 0;
        for (std::size_t i = 0; i < ems.size(); i += std::size_t(step))
            most = std::max(most, ems[i] * plan.fontPixels);
        return most;
    };
    if (const Index step = rowStepOf(layout, plan); step > 1)
        plan.rowRoom = std::min(plan.rowRoom, widest(widths.rowEms, step) + rowLabelDistance * zoom);
    if (const Index step = columnStepOf(layout, plan); step > 1 && plan.angle == LabelAngle::Vertical && !widths.columnEms.empty())
        plan.columnRoom = std::min(plan.columnRoom, widest(widths.columnEms, step) + columnLabelDistance * zoom);
    return plan;
}

LabelFit fitOf(const HeatmapLayout& layout, const LabelPlan& plan, const LabelWidths& widths, double zoom)
{
    constexpr double rounding = 0.01;
    if (rowStepOf(layout, plan) > 1 || columnStepOf(layout, plan) > 1)
        return LabelFit::Thinned;
    constexpr double fewest = 2.5; // ems, a few letters and the sign that more are missing
    bool areWhole = true;
    for (Index column = layout.firstColumn; column < layout.firstColumn + layout.columnCount; ++column) {
        if (widths.columnEms.empty())
            break;
        // While a part is shown every place holds every label in turn, and the map must not jump as they pass.
        const double ems = layout.isZoomed() ? widths.widestColumn : widths.columnEms[std::size_t(column)];
        const double room = lengthAt(layout, plan, columnCentre(layout, column), zoom) + rounding;
        if (std::min(ems, fewest) * plan.fontPixels > room)
            return LabelFit::Stumps;
        areWhole = areWhole && ems * plan.fontPixels <= room;
    }
    if (!areWhole)
        return LabelFit::Elided;
    const bool rowsAreWhole =
        widths.widestRow == 0 || widths.widestRow * plan.fontPixels + rowLabelDistance * zoom <= plan.rowRoom + rounding;
    return rowsAreWhole ? LabelFit::Whole : LabelFit::ColumnsWhole;
}

namespace {

void placeRows(HeatmapLayout& layout, const LabelPlan& plan, const LabelWidths& widths, const Picture& picture, const Cutter& cutter,
               double zoom)
{
    const Index step = rowStepOf(layout, plan);
    for (Index row = firstLabelled(layout.firstRow, step); row < layout.firstRow + layout.rowCount; row += step) {
        const auto i = std::size_t(row);
        PlacedLabel label = cutter.cut(row, widths.rows[i], widths.rowEms[i], widths.rowShortened[i], picture.rows[i].known,
                                       plan.rowRoom - rowLabelDistance * zoom);
        placeRow(label, layout, zoom);
        // Thinned labels are taller than their rows; the first and the last one may have no room.
        const double y = label.anchor.y();
        if (step == 1 || (y + label.box.top() >= 0 && y + label.box.bottom() <= layout.area.height()))
            layout.rowLabels.push_back(std::move(label));
    }
}

void placeColumns(HeatmapLayout& layout, const LabelPlan& plan, const LabelWidths& widths, const Picture& picture, const Cutter& cutter,
                  double zoom)
{
    const Index step = columnStepOf(layout, plan);
    for (Index column = firstLabelled(layout.firstColumn, step); column < layout.firstColumn + layout.columnCount; column += step) {
        const auto i = std::size_t(column);
        const double centre = columnCentre(layout, column);
        PlacedLabel label = cutter.cut(column, widths.columns[i], widths.columnEms[i], widths.columnShortened[i], picture.columns[i].known,
                                       lengthAt(layout, plan, centre, zoom));
        placeColumn(label, layout, plan.angle, centre, zoom);
        const double half = labelHeight(plan.fontPixels) / 2;
        if (step == 1 || (centre - half >= 0 && centre + half <= layout.area.width()))
            layout.columnLabels.push_back(std::move(label));
    }
}

} // namespace

void placeLabels(HeatmapLayout& layout, const LabelPlan& plan, const LabelWidths& widths, const Picture& picture, const Theme& theme)
{
    const double zoom = zoomOf(theme);
    const Cutter cutter(theme, plan.fontPixels);
    layout.fontPixels = plan.fontPixels;
    layout.columnAngle = plan.angle;
    layout.rowRoom = plan.rowRoom;
    layout.columnRoom = plan.columnRoom;
    placeRows(layout, plan, widths, picture, cutter, zoom);
    if (picture.columns.empty())
        placeDimensions(layout, plan, theme);
    else
        placeColumns(layout, plan, widths, picture, cutter, zoom);
}

namespace {

LabelPlan planOf(const HeatmapLayout& layout)
{
    return {layout.fontPixels, layout.columnAngle, layout.rowRoom, layout.columnRoom};
}

/// The room along the text that a label of this layout has.
double roomAt(const HeatmapLayout& layout, LabelSide side, Index index, double zoom)
{
    if (side == LabelSide::Columns)
        return std::max(0.0, lengthAt(layout, planOf(layout), columnCentre(layout, index), zoom));
    // One that is drawn in the place of others may be longer than they are: left of the cells it has what no title takes.
    const bool isFree = layout.querySide == QuerySide::Left && (layout.titlesInCorner || layout.rowTitle.isNull());
    return std::max(0.0, (isFree ? std::max(layout.rowRoom, layout.cells.left()) : layout.rowRoom) - rowLabelDistance * zoom);
}

/// Puts a label that has its size to its row or column; at the ends of the area it stands inside of it.
void putInPlace(PlacedLabel& label, const HeatmapLayout& layout, LabelSide side, double zoom)
{
    const double half = labelHeight(layout.fontPixels) / 2;
    const auto inside = [half](double place, double length) { return std::clamp(place, half, std::max(half, length - half)); };
    if (side == LabelSide::Rows) {
        placeRow(label, layout, zoom);
        label.anchor.setY(inside(label.anchor.y(), layout.area.height()));
    } else {
        placeColumn(label, layout, layout.columnAngle, inside(columnCentre(layout, label.index), layout.area.width()), zoom);
    }
}

} // namespace

PlacedLabel labelAt(const HeatmapLayout& layout, LabelSide side, Index index, const Picture& picture, const Theme& theme)
{
    const double zoom = zoomOf(theme);
    const bool isRow = side == LabelSide::Rows;
    if (!isRow && picture.columns.empty())
        return dimensionLabel(layout, index, QString::number(index + 1), layout.fontPixels,
                              QFontMetricsF(fontAt(theme, layout.fontPixels, QFont::DemiBold)), zoom);
    const Label& word = (isRow ? picture.rows : picture.columns)[std::size_t(index)];
    const auto [text, ems, shortened] = measureLabel(word, theme);
    PlacedLabel label = Cutter(theme, layout.fontPixels).cut(index, text, ems, shortened, word.known, roomAt(layout, side, index, zoom));
    putInPlace(label, layout, side, zoom);
    return label;
}

PlacedLabel largestLabelAt(const HeatmapLayout& layout, LabelSide side, Index index, const Theme& theme)
{
    const double zoom = zoomOf(theme);
    // Of upright labels only the numbers of dimensions are thinned.
    if (side == LabelSide::Columns && layout.columnAngle == LabelAngle::Upright)
        return dimensionLabel(layout, index, QString::number(layout.allColumns) + u'0', layout.fontPixels,
                              QFontMetricsF(fontAt(theme, layout.fontPixels, QFont::DemiBold)), zoom);
    PlacedLabel label;
    label.index = index;
    label.box = QRectF(0, 0, roomAt(layout, side, index, zoom), labelHeight(layout.fontPixels));
    putInPlace(label, layout, side, zoom);
    return label;
}

bool cover(const HeatmapLayout& layout, LabelSide side, const PlacedLabel& one, const PlacedLabel& other)
{
    // All labels of a side are turned alike, so that their boxes stand straight in the turned coordinates.
    QTransform back;
    back.rotate(side == LabelSide::Rows ? 0 : -layout.columnDegrees());
    constexpr double touching = 0.05;
    const auto straight = [&](const PlacedLabel& label) {
        return label.box.translated(back.map(label.anchor)).adjusted(0, touching, 0, -touching);
    };
    return straight(one).intersects(straight(other));
}

} // namespace softfocus
