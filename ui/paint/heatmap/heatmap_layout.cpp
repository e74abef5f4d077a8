#include "ui/paint/heatmap/heatmap_layout.h"

#include "ui/paint/colour/text_ink.h"
#include "ui/paint/heatmap/cell_pitch.h"
#include "ui/paint/heatmap/corner_titles.h"
#include "ui/paint/heatmap/heatmap_surroundings.h"
#include "ui/paint/heatmap/page_parts.h"
#include "ui/paint/heatmap/row_margin.h"
#include "ui/paint/labels/label_layout.h"
#include "ui/paint/labels/number_fit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace softfocus {

namespace {

constexpr double comfortable = 24; ///< the size of cells from which on nothing around them gives way, before any zoom
constexpr double largestBand = 72; ///< the tallest row of a picture whose cells are not square

/// Everything that stays the same while plans for labels are tried.
struct Task {
    const Picture& picture;
    const Theme& theme;
    QSizeF area;
    double ratio;
    double zoom;
    MapSize map;
    MapWindow window; ///< with its counts
    bool square;
    double largestCell; ///< of square cells
    double columnLimit; ///< the most height that column labels may take
    double rowLimit;    ///< the most width that row labels may take
    HeatmapParts wanted;
    Arrangement arrangement;
    Surroundings around;
    QSizeF corner; ///< what titles in the corner take of the labels' rooms
    double tallestRow = largestBand;
    double leastRow = 0; ///< of square cells: those of a map that is much wider than high may be higher than wide
};

CellShape shapeOf(const Task& task)
{
    return {task.arrangement.onPage, task.square, task.ratio, task.zoom, task.map, task.largestCell, task.tallestRow, task.leastRow,
            task.arrangement.widest};
}

HeatmapLayout emptyLayout(const Task& task)
{
    HeatmapLayout layout;
    layout.area = task.area;
    layout.devicePixelRatio = task.ratio;
    layout.firstRow = task.window.row;
    layout.firstColumn = task.window.column;
    layout.rowCount = task.window.rows;
    layout.columnCount = task.window.columns;
    layout.allRows = task.map.rows;
    layout.allColumns = task.map.columns;
    layout.keySide = task.around.parts.keySide;
    layout.querySide = task.around.parts.querySide;
    return layout;
}

/// The layout's cells, centred with everything that goes around them.
HeatmapLayout withCells(const Task& task, const LabelPlan& plan)
{
    const Surroundings& around = task.around;
    const HeatmapParts& parts = around.parts;
    const double left = around.left + (parts.querySide == QuerySide::Left ? plan.rowRoom : 0);
    const double right = around.right + (parts.querySide == QuerySide::Right ? plan.rowRoom : 0);
    const double top = around.top + (parts.keySide == KeySide::Above ? plan.columnRoom : 0);
    const double bottom = around.bottom + (parts.keySide == KeySide::Below ? plan.columnRoom : 0);
    const double width = std::max(1.0, task.area.width() - left - right);
    const double height = std::max(1.0, task.area.height() - top - bottom);
    HeatmapLayout layout = emptyLayout(task);
    const Index rows = layout.rowCount, columns = layout.columnCount;
    const QSizeF pitch = cellPitch(shapeOf(task), QSizeF(width, height), rows, columns);
    layout.cellWidth = pitch.width();
    layout.cellHeight = pitch.height();
    layout.gap = gapFor(layout.cellWidth, task.ratio);
    layout.rowGap = gapFor(layout.cellHeight, task.ratio);
    if (task.square && !task.arrangement.onPage)
        layout.gap = layout.rowGap = std::min(layout.gap, layout.rowGap); // gaps one way alone are stripes
    const double cellsWidth = std::max(1 / task.ratio, snapped(layout.cellWidth * double(columns), task.ratio) - layout.gap);
    const double cellsHeight = std::max(1 / task.ratio, snapped(layout.cellHeight * double(rows), task.ratio) - layout.rowGap);
    const double freeWidth = task.area.width() - left - right - cellsWidth;
    const double freeHeight = task.area.height() - top - bottom - cellsHeight;
    // In an area too small for anything else the cells come first.
    const double x = std::clamp(left + freeWidth / 2, 0.0, std::max(0.0, task.area.width() - cellsWidth));
    const double y = std::clamp(top + freeHeight / 2, 0.0, std::max(0.0, task.area.height() - cellsHeight));
    layout.cells = QRectF(snapped(x, task.ratio), snapped(y, task.ratio), cellsWidth, cellsHeight);
    return layout;
}

/// True where labels that are turned so leave the corner free in which those of rows and columns meet.
bool leavesCorner(LabelAngle angle, const HeatmapParts& parts)
{
    // Slanted labels reach past the cells: above them to the right and below them to the left.
    return angle != LabelAngle::Slanted || (parts.keySide == KeySide::Above) == (parts.querySide == QuerySide::Left);
}

/// The first plan, in the order upright, 45°, vertical, elided, every n-th, that works out. Where the words of rows have to be
/// shortened those of columns may still be whole.
LabelPlan bestPlan(const Task& task, const LabelWidths& widths)
{
    const auto planAt = [&](double pixels, LabelAngle angle) {
        LabelPlan plan = planFor(widths, std::max(1, qRound(pixels * task.zoom)), angle, task.rowLimit, task.columnLimit, task.zoom);
        plan.rowRoom = std::max(plan.rowRoom, task.corner.width());
        plan.columnRoom = std::max(plan.columnRoom, task.corner.height());
        return plan;
    };
    const auto isFree = [&](LabelAngle angle) { return task.corner.isEmpty() || leavesCorner(angle, task.around.parts); };
    const auto fits = [&](const LabelPlan& plan, LabelFit least) {
        return isFree(plan.angle) && fitOf(withCells(task, plan), plan, widths, task.zoom) >= least;
    };
    constexpr std::array angles{LabelAngle::Upright, LabelAngle::Slanted, LabelAngle::Vertical};
    const std::optional<LabelAngle> wanted = task.around.parts.columnAngle;
    for (const double pixels : {13, 12, 11, 10})
        for (const LabelAngle angle : angles)
            if (const LabelPlan plan = planAt(pixels, angle); angle == wanted.value_or(angle) && fits(plan, LabelFit::Whole))
                return plan;
    for (const LabelFit fit : {LabelFit::ColumnsWhole, LabelFit::Elided})
        for (const double pixels : {12, 11, 10, 9})
            for (const LabelAngle angle : {wanted.value_or(LabelAngle::Slanted), wanted.value_or(LabelAngle::Vertical)})
                if (const LabelPlan plan = planAt(pixels, angle); fits(plan, fit))
                    return plan;
    LabelPlan plan = planAt(10, wanted.value_or(LabelAngle::Vertical));
    if (task.arrangement.onPage)
        return plan;
    // Larger cells may name others, so it is asked again; a label that is wider than those before is shortened.
    for (int times = 0; times < 2; ++times) {
        plan = trimmed(plan, withCells(task, plan), widths, task.zoom);
        plan.rowRoom = std::max(plan.rowRoom, task.corner.width());
        plan.columnRoom = std::max(plan.columnRoom, task.corner.height());
    }
    return plan;
}

/// The axis titles, brief, where the labels of rows and columns meet: that of columns next to them, that of rows next to those.
void placeTitlesInCorner(HeatmapLayout& layout, const Task& task, const LabelPlan& plan)
{
    const QRectF& cells = layout.cells;
    const bool above = layout.keySide == KeySide::Above, left = layout.querySide == QuerySide::Left;
    const double line = cornerTitleLine * task.zoom, distance = cornerTitleDistance * task.zoom;
    const double x = left ? cells.left() - plan.rowRoom : cells.right() + distance;
    const double width = plan.rowRoom - distance;
    const double next = above ? cells.top() - distance - line : cells.bottom() + distance;
    layout.titlesInCorner = true;
    layout.rowTitle = QRectF(x, next, width, line);
    layout.columnTitle = QRectF(x, above ? next - line : next + line, width, line);
}

void placeTitles(HeatmapLayout& layout, const Task& task, const LabelPlan& plan)
{
    const double strip = surround::titleStrip * task.zoom, distance = 4 * task.zoom;
    const QRectF& cells = layout.cells;
    const double y = layout.keySide == KeySide::Above ? cells.top() - plan.columnRoom - strip : cells.bottom() + plan.columnRoom + distance;
    const double x = layout.querySide == QuerySide::Left ? cells.left() - plan.rowRoom - strip : cells.right() + plan.rowRoom + distance;
    layout.columnTitle = QRectF(0, y, task.area.width(), strip - distance);
    // Slanted labels reach past the cells, above them to the right and below them to the left.
    const bool above = layout.keySide == KeySide::Above, left = layout.querySide == QuerySide::Left;
    layout.rowTitle = QRectF(QPointF(x, above && !left ? cells.top() : 0),
                             QPointF(x + strip - distance, above && left ? task.area.height() - task.around.bottom : cells.bottom()));
}

/// The columns beside the rows, from `x` on. Returns where they end.
double placeMargins(HeatmapLayout& layout, const Task& task, double x)
{
    const Surroundings& around = task.around;
    const QRectF& cells = layout.cells;
    const double y = layout.keySide == KeySide::Above ? cells.bottom() : cells.top() - around.marginTitles;
    for (const MarginKind kind : marginKinds) {
        if (!hasMargin(around.parts, kind))
            continue;
        x += surround::marginDistance * task.zoom;
        const double width = rowMarginWidth(kind, task.theme);
        layout.margins.push_back({kind, QRectF(x, cells.top(), width, cells.height()), QRectF(x, y, width, around.marginTitles)});
        x += width;
    }
    return x;
}

void placeLegend(HeatmapLayout& layout, const Task& task, double beside)
{
    const double zoom = task.zoom;
    const QRectF& cells = layout.cells;
    const double x = snapped(beside + task.around.legendDistance * zoom, task.ratio);
    double bottom = cells.bottom();
    if (task.around.overview) {
        const double aspect = task.square ? double(task.map.rows) / double(task.map.columns) : 0.5;
        const double longest = surround::overviewSide * zoom;
        const double width = snapped(aspect > 1 ? std::max(longest / aspect, 6 * zoom) : longest, task.ratio);
        const double height = snapped(std::min(aspect > 1 ? longest : std::max(longest * aspect, 6 * zoom), cells.height()), task.ratio);
        layout.overview = QRectF(x, snapped(bottom - height, task.ratio), width, height);
        bottom = layout.overview.top() - surround::overviewDistance * zoom;
    }
    constexpr double shortest = 40;
    if (!task.around.parts.legend || task.arrangement.legendBelow || (task.around.overview && bottom - cells.top() < shortest * zoom))
        return;
    const double below = task.area.height() - cells.top();
    const double height = std::max(bottom - cells.top(), std::min(shortest * zoom, below)); // so that its numbers stand apart
    layout.legend = QRectF(x, cells.top(), snapped(surround::legendWidth * zoom, task.ratio), height);
    layout.legendCaption =
        QRectF(layout.legend.right() + task.around.tickStrip * zoom, cells.top(), surround::captionStrip * zoom, layout.legend.height());
}

void placeSurroundings(HeatmapLayout& layout, const Task& task, const LabelPlan& plan)
{
    const Surroundings& around = task.around;
    const double zoom = task.zoom;
    const QRectF& cells = layout.cells;
    const bool inCorner = task.arrangement.titlesInCorner;
    const double title = around.parts.axisTitles && !inCorner ? surround::titleStrip * zoom : 0;
    if (around.parts.axisTitles)
        inCorner ? placeTitlesInCorner(layout, task, plan) : placeTitles(layout, task, plan);
    const bool right = layout.querySide == QuerySide::Right;
    placeLegend(layout, task, placeMargins(layout, task, cells.right() + (right ? plan.rowRoom + title : 0)));
    double below = cells.bottom() + (layout.keySide == KeySide::Below ? plan.columnRoom + title : around.marginTitles);
    if (around.parts.legend && task.arrangement.legendBelow) {
        const double line = surround::lyingLegendLine * zoom;
        below += surround::lyingLegend * zoom;
        layout.legend = QRectF(0, below - line, task.area.width(), line);
        layout.legendLies = true;
    }
    if (around.parts.sentence) {
        const double height = surround::sentenceLine * around.sentenceLines * zoom;
        layout.sentence = QRectF(0, below + (surround::sentenceStrip - surround::sentenceLine - 4) * zoom, task.area.width(), height);
        below = layout.sentence.bottom();
    }
    if (around.parts.provenance) {
        const double height = surround::provenanceLine * around.provenanceLines * zoom;
        layout.provenance = QRectF(0, below + (surround::provenanceStrip - surround::provenanceLine) * zoom, task.area.width(), height);
    }
}

Task taskOf(const Picture& picture, QSizeF area, double ratio, const HeatmapParts& parts, const Theme& theme, const MapWindow& window,
            const Arrangement& arrangement)
{
    const double zoom = zoomOf(theme);
    const MapSize map = picture.values ? MapSize{picture.values->rows(), picture.values->cols()} : MapSize{};
    const bool square = picture.stage == Stage::Scores || picture.stage == Stage::Weights;
    const bool isPart = !within(window, map).isWhole();
    const MapWindow shown = resolved(window, map);
    // Of many words the labels give way before the cells do.
    constexpr Index many = 24;
    const bool isTight = !arrangement.onPage && std::max(shown.rows, shown.columns) > many;
    return {picture,
            theme,
            area,
            ratio,
            zoom,
            map,
            shown,
            square,
            1e9,
            (isTight ? 0.2 : 0.27) * area.height(),
            (isTight ? 0.2 : 0.28) * area.width(),
            parts,
            arrangement,
            surroundingsOf(parts, picture, area, theme, isPart, arrangement),
            arrangement.titlesInCorner ? cornerTitlesSize(picture, theme) : QSizeF()};
}

/// The task with its parts elsewhere.
Task arranged(const Task& task, const Arrangement& arrangement)
{
    return taskOf(task.picture, task.area, task.ratio, task.wanted, task.theme, task.window, arrangement);
}

/// The first arrangement, in the order in which parts give way, that leaves the cells of the whole map large enough; else the one with
/// the largest map.
Arrangement arrangementFor(const Task& task, const LabelWidths& widths)
{
    constexpr double worthwhile = 1.06; // of the area that is won by it
    const HeatmapParts& parts = task.around.parts;
    Arrangement best;
    double most = 0;
    for (const Arrangement& one : {Arrangement{}, Arrangement{.legendBelow = true}, Arrangement{.titlesInCorner = true},
                                   Arrangement{.legendBelow = true, .titlesInCorner = true}}) {
        if ((one.legendBelow && !parts.legend) || (one.titlesInCorner && !(parts.axisTitles && parts.labels)))
            continue;
        const Task tried = taskOf(task.picture, task.area, task.ratio, task.wanted, task.theme, {}, one);
        const HeatmapLayout layout = withCells(tried, parts.labels ? bestPlan(tried, widths) : LabelPlan());
        const double size = task.square ? std::min(layout.cellWidth, layout.cellHeight) : layout.cellHeight;
        if (size >= comfortable * task.zoom)
            return one;
        const double area = layout.cells.width() * layout.cells.height();
        if (area <= most * worthwhile)
            continue;
        best = one;
        most = area;
    }
    return best;
}

/// The arrangement in which the cells of a whole square map are, in a flat panel, just so much wider than high that the labels of columns
/// are whole and level; `usual` where they would have to be more than three times as wide, or need not be wider. More than twice as wide
/// are those that would be hardly higher than a line of text.
Arrangement widened(const Task& task, const Arrangement& usual, const LabelWidths& widths)
{
    constexpr double flatPanel = 1.55; // times wider than high
    constexpr double usuallyWidest = 2, low = 28;
    constexpr int legible = 12;
    const HeatmapParts& parts = task.around.parts;
    const bool isFlat = task.area.width() >= flatPanel * task.area.height();
    const bool mayBeLevel = parts.labels && parts.columnAngle.value_or(LabelAngle::Upright) == LabelAngle::Upright;
    if (!task.square || !isFlat || !mayBeLevel || task.map.columns > fewColumns)
        return usual;
    for (const auto& [inCorner, below] : {std::pair{false, false}, {true, false}, {false, true}, {true, true}}) {
        Arrangement tried = usual;
        tried.titlesInCorner = usual.titlesInCorner || (inCorner && parts.axisTitles);
        tried.legendBelow = usual.legendBelow || (below && parts.legend);
        double height = 0;
        for (const double widest : {1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0}) {
            if (widest > usuallyWidest && height > low * task.zoom)
                break;
            tried.widest = widest;
            const Task widened = taskOf(task.picture, task.area, task.ratio, task.wanted, task.theme, {}, tried);
            const LabelPlan plan = bestPlan(widened, widths);
            if (plan.angle == LabelAngle::Upright && plan.fontPixels >= qRound(legible * task.zoom))
                return tried;
            height = withCells(widened, plan).cellHeight;
        }
    }
    return usual;
}

HeatmapLayout solved(const Task& task, const LabelWidths& widths)
{
    const bool labels = task.around.parts.labels;
    const LabelPlan plan = labels ? bestPlan(task, widths) : LabelPlan();
    HeatmapLayout layout = withCells(task, plan);
    if (labels)
        placeLabels(layout, plan, widths, task.picture, task.theme);
    if (task.square)
        fitNumbers(layout, task.picture, task.theme, task.arrangement.onPage ? NumberPlace::Page : NumberPlace::Screen);
    placeSurroundings(layout, task, plan);
    return layout;
}

LabelWidths widthsFor(const Task& task)
{
    return task.around.parts.labels ? measureLabels(task.picture, task.theme) : LabelWidths();
}

/// The highest and the lowest point that anything reaches.
struct Reach {
    double top = 0, bottom = 0;
};

Reach reachOf(const HeatmapLayout& layout)
{
    Reach reach{layout.cells.top(), layout.cells.bottom()};
    const auto take = [&](const QRectF& part) {
        if (part.isNull())
            return;
        reach.top = std::min(reach.top, part.top());
        reach.bottom = std::max(reach.bottom, part.bottom());
    };
    for (const PlacedLabel& label : layout.columnLabels)
        take(layout.boundsOf(label, false));
    for (const RowMargin& margin : layout.margins)
        take(margin.title);
    for (const QRectF& part : {layout.columnTitle, layout.legend, layout.sentence, layout.provenance})
        take(part);
    return reach;
}

void moveUp(HeatmapLayout& layout, double distance)
{
    const QPointF shift(0, -distance);
    layout.cells.translate(shift);
    for (PlacedLabel& label : layout.rowLabels)
        label.anchor += shift;
    for (PlacedLabel& label : layout.columnLabels)
        label.anchor += shift;
    for (RowMargin& margin : layout.margins) {
        margin.strip.translate(shift);
        margin.title.translate(shift);
    }
    for (QRectF* part :
         {&layout.columnTitle, &layout.rowTitle, &layout.legend, &layout.legendCaption, &layout.sentence, &layout.provenance})
        if (!part->isNull())
            part->translate(shift);
}

} // namespace

HeatmapLayout layOut(const Picture& picture, QSizeF area, double devicePixelRatio, const HeatmapParts& parts, const Theme& theme,
                     const MapWindow& window)
{
    const Task task = taskOf(picture, area, devicePixelRatio, parts, theme, window, {});
    if (task.map.rows == 0 || task.map.columns == 0)
        return emptyLayout(task);
    const LabelWidths widths = widthsFor(task);
    return solved(arranged(task, widened(task, arrangementFor(task, widths), widths)), widths);
}

HeatmapLayout layOutWithin(const PageLimits& limits, const Picture& picture, double width, double devicePixelRatio,
                           const HeatmapParts& parts, const Theme& theme)
{
    constexpr double largestCell = 96, tallest = 1.5;
    // Taller than any figure, so that the width alone decides; what is left over is cut off.
    const QSizeF page(width, 2.2 * tallest * width + 400 * zoomOf(theme));
    Task task = taskOf(picture, page, devicePixelRatio, parts, theme, {}, {.onPage = true});
    task.columnLimit = std::max(0.35 * width, 80 * task.zoom); // most words are shorter, and a page may be as high as it takes
    if (task.map.rows == 0 || task.map.columns == 0)
        return layOut(picture, QSizeF(width, 1), devicePixelRatio, parts, theme);
    if (limits.rowLabels > 0)
        task.rowLimit = limits.rowLabels;
    if (limits.columnLabels > 0)
        task.columnLimit = limits.columnLabels;
    if (limits.tallestRow > 0)
        task.tallestRow = limits.tallestRow;
    task.largestCell = std::min(largestCell * task.zoom, std::max(tallest * width / double(task.map.rows), 1 / devicePixelRatio));
    if (limits.largestCell > 0)
        task.largestCell = limits.largestCell;
    else
        task.leastRow = std::ceil(labelHeight(12 * task.zoom)); // every row of a few can be named
    HeatmapLayout layout = solved(task, widthsFor(task));
    moveUp(layout, std::floor(reachOf(layout).top * devicePixelRatio) / devicePixelRatio);
    layout.area.setHeight(std::ceil(reachOf(layout).bottom + surround::edge));
    if (!layout.rowTitle.isNull()) {
        layout.rowTitle.setTop(std::max(0.0, layout.rowTitle.top()));
        layout.rowTitle.setBottom(layout.cells.bottom());
    }
    return layout;
}

} // namespace softfocus
