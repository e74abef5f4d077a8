#include "ui/figure/page/strip_layout.h"

#include "ui/paint/heatmap/heatmap_surroundings.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <cmath>

namespace softfocus {

namespace {

constexpr double ownEdges = 2 * surround::edge; ///< what a map keeps beside its cells that names no queries
constexpr double headingDistance = 8;           ///< below a heading, and between two of them
constexpr std::array headingSizes{13, 12, 11, 10};

QFont headingFont(const StripTask& task, int pixels)
{
    return task.theme.sized(pixels, QFont::DemiBold);
}

double widestHeading(const StripTask& task, int pixels)
{
    const QFontMetricsF metrics(headingFont(task, pixels));
    double widest = 0;
    for (const QString& heading : task.headings)
        widest = std::max(widest, metrics.horizontalAdvance(heading));
    return widest;
}

/// The widths of one arrangement.
struct Widths {
    double sides = 0; ///< beside the cells of a row's first map
    double cells = 0, slot = 0;
    int headingPixels = 13;
};

Index columnCount(const StripTask& task)
{
    return task.pictures.front()->values->cols();
}

/// The widths of rows of `columns` maps. None where they do not fit.
std::optional<Widths> widthsFor(const StripTask& task, std::size_t columns, double sides)
{
    constexpr double least = 12, rounding = 0.01; // maps smaller than a letter show nothing
    const double room = task.inside - task.legendRoom - sides, others = double(columns) - 1;
    const bool given = task.cell > 0;
    Widths widths{sides, task.cell * double(columnCount(task)), 0};
    for (const int pixels : headingSizes) {
        widths.headingPixels = pixels;
        const double heading = columns > 1 ? widestHeading(task, pixels) + headingDistance : 0;
        const double equal = (room + ownEdges + betweenPanels) / double(columns);
        widths.slot = std::max(given ? widths.cells + ownEdges + betweenPanels : equal, heading);
        if (given ? task.inside == 0 || widths.cells + others * widths.slot <= room + rounding : equal >= heading)
            break;
    }
    if (!given)
        widths.cells = std::min(widths.slot - ownEdges - betweenPanels, room - others * widths.slot);
    const bool fits = task.inside == 0 || widths.cells + others * widths.slot <= room + rounding;
    return fits && (given || widths.cells >= least) ? std::optional(widths) : std::nullopt;
}

/// The map that names the queries. Labels of columns may reach to the right, where they run beside their neighbours' and
/// over the legend; a layout whose cells fill the width has none that do.
HeatmapLayout firstMap(const StripTask& task, const Widths& widths)
{
    constexpr double mostLabels = 200, tallestRow = 24, roomForTitles = 240; // as on a page of one map
    HeatmapParts parts = task.parts;
    parts.axisTitles = parts.axisTitles && widths.sides + widths.cells >= roomForTitles;
    const bool square = task.pictures.front()->stage == Stage::Weights;
    const double pitch = widths.cells / double(columnCount(task));
    const double whole = pitch * task.ratio >= 1 ? std::floor(pitch * task.ratio + 1e-6) / task.ratio : pitch;
    const double title = parts.axisTitles ? surround::titleStrip : 0;
    const PageLimits limits{.largestCell = whole,
                            .rowLabels = std::max(1.0, widths.sides - ownEdges - title),
                            .columnLabels = mostLabels,
                            .tallestRow = tallestRow};
    const double beyond = square ? 2 * task.legendRoom : 0;
    const double width = widths.sides + widths.cells + beyond;
    return layOutWithin(limits, *task.pictures.front(), width, task.ratio, parts, task.theme);
}

void shift(HeatmapLayout& layout, double distance)
{
    const QPointF by(distance, 0);
    layout.cells.translate(by);
    for (std::vector<PlacedLabel>* labels : {&layout.rowLabels, &layout.columnLabels})
        for (PlacedLabel& label : *labels)
            label.anchor += by;
    for (QRectF* part : {&layout.rowTitle, &layout.columnTitle})
        if (!part->isNull())
            part->translate(by);
}

/// Moves the cells to the left of what they need, and cuts the area to that.
void cutToSides(HeatmapLayout& layout, double left, double ratio)
{
    shift(layout, std::round((left - layout.cells.left()) * ratio) / ratio);
    layout.area.setWidth(layout.cells.right() + surround::edge);
}

/// The title of the columns stands over one map alone.
void narrowTitle(HeatmapLayout& layout, double width)
{
    if (layout.columnTitle.isNull())
        return;
    const double middle = layout.cells.center().x();
    layout.columnTitle.setLeft(middle - width / 2);
    layout.columnTitle.setRight(middle + width / 2);
}

StripLayout stripOf(const StripTask& task, std::size_t columns, const Widths& widths)
{
    StripLayout strip;
    strip.columns = columns;
    strip.first = firstMap(task, widths);
    const double sides = sidesOf(strip.first);
    cutToSides(strip.first, sides - surround::edge, task.ratio);
    strip.other = strip.first;
    strip.other.rowLabels.clear();
    strip.other.rowTitle = QRectF();
    cutToSides(strip.other, surround::edge, task.ratio);
    strip.slot = std::max(strip.first.cells.width() + ownEdges + betweenPanels, widths.slot);
    strip.headingPixels = widths.headingPixels;
    strip.headingWidth = columns > 1 ? strip.slot - headingDistance : strip.first.area.width();
    for (HeatmapLayout* layout : {&strip.first, &strip.other})
        narrowTitle(*layout, strip.headingWidth);
    for (const QString& heading : task.headings)
        if (!heading.isEmpty())
            strip.headings = std::ceil(QFontMetricsF(headingFont(task, widths.headingPixels)).height()) + headingDistance;
    const double rows = std::ceil(double(task.pictures.size()) / double(columns));
    strip.size = QSizeF(sides + strip.first.cells.width() + double(columns - 1) * strip.slot + task.legendRoom,
                        rows * strip.rowHeight() + (rows - 1) * betweenStripRows);
    return strip;
}

/// How many queries are named in full.
std::ptrdiff_t namedIn(const StripLayout& strip)
{
    return std::ranges::count(strip.first.rowLabels, false, &PlacedLabel::elided);
}

/// Maps in rows of `columns`, or none where they do not fit. Words take room from cells, and small cells have none for words
/// beside them, so several widths are tried.
std::optional<StripLayout> inColumns(const StripTask& task, std::size_t columns)
{
    constexpr std::array shares{0.25, 0.21, 0.17, 0.13, 0.09};
    constexpr double roomForWords = 240, rounding = 0.01;
    std::optional<StripLayout> best;
    const auto attempt = [&](double sides) {
        const std::optional<Widths> widths = widthsFor(task, columns, sides);
        if (!widths)
            return;
        StripLayout strip = stripOf(task, columns, *widths);
        const bool fits = task.inside == 0 || strip.size.width() <= task.inside + rounding;
        if (fits && (!best || std::pair(namedIn(strip), strip.first.cellWidth) > std::pair(namedIn(*best), best->first.cellWidth)))
            best = std::move(strip);
    };
    if (task.inside == 0)
        attempt(roomForWords);
    else
        for (const double share : shares)
            attempt(share * task.inside);
    if (best)
        attempt(sidesOf(best->first) + 1 / task.ratio);
    return best;
}

/// Of two arrangements the better one: not much higher than wide, then with cells that hold a number, then of fewer rows.
bool isBetter(const StripTask& task, const StripLayout& one, const StripLayout& other)
{
    constexpr double tallest = 1.25, enough = 22, page = 660; // a page of a paper is so wide in its own type
    const auto isTall = [&](const StripLayout& strip) { return task.inside > 0 && strip.size.height() > tallest * task.inside; };
    if (isTall(one) != isTall(other))
        return isTall(other);
    if (isTall(one) && one.size.height() != other.size.height())
        return one.size.height() < other.size.height();
    const auto longest = [&](const StripLayout& strip) { return std::max({page, strip.size.width(), strip.size.height()}); };
    if (task.cell > 0)
        return task.inside == 0 && longest(one) != longest(other) ? longest(one) < longest(other) : one.columns > other.columns;
    const double first = std::min(one.first.cellWidth, enough), second = std::min(other.first.cellWidth, enough);
    return first != second ? first > second : one.columns > other.columns;
}

} // namespace

double sidesOf(const HeatmapLayout& layout)
{
    QRectF all = layout.cells;
    for (const PlacedLabel& label : layout.rowLabels)
        all |= layout.boundsOf(label, true);
    for (const RowMargin& beside : layout.margins)
        all |= beside.strip;
    for (const QRectF& part : {layout.rowTitle, layout.legend, layout.legendCaption})
        if (!part.isNull())
            all |= part;
    return all.width() + ownEdges - layout.cells.width();
}

std::optional<StripLayout> layOutStrip(const StripTask& task)
{
    std::optional<StripLayout> best;
    const std::size_t count = task.pictures.size();
    for (std::size_t rows = 1; rows <= count; ++rows) {
        const std::size_t columns = (count + rows - 1) / rows;
        if (best && columns == best->columns)
            continue; // a last row would stay empty
        std::optional<StripLayout> strip = inColumns(task, columns);
        if (strip && (!best || isBetter(task, *strip, *best)))
            best = std::move(strip);
    }
    return best;
}

} // namespace softfocus
