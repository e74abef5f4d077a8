#include "ui/paint/heatmap_layout.h"

#include "ui/paint/label_layout.h"
#include "ui/paint/number_text.h"
#include "ui/paint/text_ink.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <cmath>

namespace softfocus {

namespace {

// Lengths of the design, in logical pixels before any zoom.
constexpr double titleStrip = 24;
constexpr double legendDistance = 24, legendWidth = 12, legendTicks = 52;
constexpr double sentenceStrip = 38, sentenceLine = 20;
constexpr double provenanceStrip = 22, provenanceLine = 15;
constexpr double edge = 2;
constexpr double largestBand = 72; ///< the tallest row of a picture whose cells are not square

/// What is wanted and also has room, and what it takes on each side of labels and cells.
struct Surroundings {
    HeatmapParts parts;
    double left = 0, top = 0, right = 0, bottom = 0;
    int sentenceLines = 1, provenanceLines = 1;
};

/// Everything that stays the same while plans for labels are tried.
struct Task {
    const Picture& picture;
    const Theme& theme;
    QSizeF area;
    double ratio;
    double zoom;
    Index rows, columns;
    bool square;
    double largestCell; ///< of square cells
    double columnLimit; ///< the most height that column labels may take
    Surroundings around;
};

HeatmapParts partsWithRoom(HeatmapParts parts, QSizeF area, double zoom)
{
    const double width = area.width() / zoom, height = area.height() / zoom;
    parts.legend = parts.legend && width >= 300 && height >= 100;
    parts.axisTitles = parts.axisTitles && width >= 240 && height >= 200;
    parts.sentence = parts.sentence && width >= 160 && height >= 180;
    parts.provenance = parts.provenance && width >= 120 && height >= 120;
    parts.labels = parts.labels && width >= 120 && height >= 80;
    return parts;
}

Surroundings surroundingsOf(const HeatmapParts& wanted, const Picture& picture, QSizeF area, const Theme& theme)
{
    const double zoom = zoomOf(theme);
    Surroundings around;
    around.parts = partsWithRoom(wanted, area, zoom);
    const double title = around.parts.axisTitles ? titleStrip * zoom : edge;
    around.left = title;
    around.top = title;
    around.right = (around.parts.legend ? legendDistance + legendWidth + legendTicks : edge) * zoom;
    around.bottom = edge;
    if (around.parts.sentence) {
        constexpr double comfortable = 420;
        around.sentenceLines = area.width() / zoom < comfortable ? 2 : 1;
        around.bottom += (sentenceStrip + (around.sentenceLines - 1) * sentenceLine) * zoom;
    }
    if (around.parts.provenance) {
        const double width = QFontMetricsF(theme.sized(11)).horizontalAdvance(picture.provenance);
        around.provenanceLines = std::clamp(int(std::ceil(width / (area.width() * 0.96))), 1, 3);
        around.bottom += (provenanceStrip + (around.provenanceLines - 1) * provenanceLine) * zoom;
    }
    return around;
}

double snapped(double length, double ratio)
{
    return std::round(length * ratio) / ratio;
}

/// A pitch in whole device pixels, unless cells are so small that much of the room would stay empty for that: then
/// neighbours differ by a pixel.
double wholePitch(double device)
{
    constexpr double small = 4, mostLost = 0.12;
    const double whole = std::floor(device + 1e-6);
    return whole >= small || (whole >= 1 && device - whole <= mostLost * device) ? whole : device;
}

/// The pitch of cells that share `room`.
double pitchIn(double room, Index count, double ratio)
{
    const double pixels = std::max(1.0, std::floor(room * ratio + 1e-6));
    return wholePitch(pixels / double(count)) / ratio;
}

double gapFor(double pitch, double ratio)
{
    constexpr double large = 24, medium = 7;
    if (pitch >= large)
        return std::max(1.0, std::round(2 * ratio)) / ratio;
    return pitch >= medium ? std::max(1.0, std::round(ratio)) / ratio : 0;
}

/// The layout's cells, centred with everything that goes around them.
HeatmapLayout withCells(const Task& task, const LabelPlan& plan)
{
    const Surroundings& around = task.around;
    const double left = around.left + plan.rowRoom, top = around.top + plan.columnRoom;
    const double width = std::max(1.0, task.area.width() - left - around.right);
    const double height = std::max(1.0, task.area.height() - top - around.bottom);
    HeatmapLayout layout;
    layout.area = task.area;
    layout.devicePixelRatio = task.ratio;
    layout.rowCount = task.rows;
    layout.columnCount = task.columns;
    layout.cellWidth = pitchIn(width, task.columns, task.ratio);
    layout.cellHeight = pitchIn(task.square ? height : std::min(height, largestBand * task.zoom * double(task.rows)),
                                task.rows, task.ratio);
    if (task.square) {
        const double side = std::min({layout.cellWidth, layout.cellHeight, task.largestCell});
        layout.cellWidth = layout.cellHeight = wholePitch(side * task.ratio) / task.ratio;
    }
    layout.gap = gapFor(layout.cellWidth, task.ratio);
    layout.rowGap = gapFor(layout.cellHeight, task.ratio);
    const double cellsWidth = std::max(1 / task.ratio, snapped(layout.cellWidth * double(task.columns), task.ratio) - layout.gap);
    const double cellsHeight = std::max(1 / task.ratio, snapped(layout.cellHeight * double(task.rows), task.ratio) - layout.rowGap);
    const double freeWidth = task.area.width() - left - around.right - cellsWidth;
    const double freeHeight = task.area.height() - top - around.bottom - cellsHeight;
    // In an area too small for anything else the cells come first.
    const double x = std::clamp(left + freeWidth / 2, 0.0, std::max(0.0, task.area.width() - cellsWidth));
    const double y = std::clamp(top + freeHeight / 2, 0.0, std::max(0.0, task.area.height() - cellsHeight));
    layout.cells = QRectF(snapped(x, task.ratio), snapped(y, task.ratio), cellsWidth, cellsHeight);
    return layout;
}

/// The first plan, in the order upright, 45°, vertical, elided, every n-th, that works out.
LabelPlan bestPlan(const Task& task, const LabelWidths& widths)
{
    const double rowLimit = 0.28 * task.area.width();
    const auto planAt = [&](double pixels, LabelAngle angle) {
        return planFor(widths, std::max(1, qRound(pixels * task.zoom)), angle, rowLimit, task.columnLimit, task.zoom);
    };
    const auto fits = [&](const LabelPlan& plan, LabelFit least) {
        return fitOf(withCells(task, plan), plan, widths, task.zoom) >= least;
    };
    constexpr std::array angles{LabelAngle::Upright, LabelAngle::Slanted, LabelAngle::Vertical};
    for (const double pixels : {13, 12, 11, 10})
        for (const LabelAngle angle : angles)
            if (const LabelPlan plan = planAt(pixels, angle); fits(plan, LabelFit::Whole))
                return plan;
    for (const double pixels : {12, 11, 10, 9})
        for (const LabelAngle angle : {LabelAngle::Slanted, LabelAngle::Vertical})
            if (const LabelPlan plan = planAt(pixels, angle); fits(plan, LabelFit::Elided))
                return plan;
    return planAt(10, LabelAngle::Vertical);
}

/// The widest text that a cell of this picture has to hold.
QString widestNumber(const Picture& picture, bool shortForm)
{
    if (picture.stage != Stage::Weights)
        return scoreText(-std::max(std::abs(picture.low), std::abs(picture.high)));
    constexpr double tiny = 1e-3;
    return shortForm ? shortWeightText(tiny) : weightText(tiny);
}

void chooseNumbers(HeatmapLayout& layout, const Task& task)
{
    constexpr double comfortable = 10, smallest = 7, sample = 100;
    constexpr double preferred = 15, ofCell = 0.42;
    if (!task.picture.showValues || !task.square)
        return;
    const QFont font = fontAt(task.theme, int(sample), QFont::Medium);
    const double side = layout.cellWidth - layout.gap;
    // The widest text is the rare one; in small cells it may nearly touch the edges.
    constexpr double small = 24;
    const double room = side - (side < small ? 1 : std::min(8 * task.zoom, 0.1 * side));
    const double limit = std::min(preferred * task.zoom, ofCell * side + 1);
    const auto sizeOf = [&](bool shortForm) {
        return std::floor(std::min(limit, room / evenWidth(font, widestNumber(task.picture, shortForm)) * sample));
    };
    const double longSize = sizeOf(false);
    layout.shortNumbers = longSize < comfortable * task.zoom;
    const double size = layout.shortNumbers ? sizeOf(true) : longSize;
    layout.numberPixels = size * task.ratio >= smallest && size >= smallest * std::min(1.0, task.zoom) ? int(size) : 0;
}

void placeSurroundings(HeatmapLayout& layout, const Task& task, const LabelPlan& plan)
{
    const Surroundings& around = task.around;
    const double zoom = task.zoom;
    const QRectF& cells = layout.cells;
    if (around.parts.axisTitles) {
        const double strip = titleStrip * zoom;
        layout.columnTitle = QRectF(0, cells.top() - plan.columnRoom - strip, task.area.width(), strip - 4 * zoom);
        layout.rowTitle = QRectF(cells.left() - plan.rowRoom - strip, 0, strip - 4 * zoom, task.area.height() - around.bottom);
    }
    if (around.parts.legend)
        layout.legend = QRectF(snapped(cells.right() + legendDistance * zoom, task.ratio), cells.top(),
                               snapped(legendWidth * zoom, task.ratio), cells.height());
    double below = cells.bottom();
    if (around.parts.sentence) {
        const double height = sentenceLine * around.sentenceLines * zoom;
        layout.sentence = QRectF(0, below + (sentenceStrip - sentenceLine - 4) * zoom, task.area.width(), height);
        below = layout.sentence.bottom();
    }
    if (around.parts.provenance) {
        const double height = provenanceLine * around.provenanceLines * zoom;
        layout.provenance = QRectF(0, below + (provenanceStrip - provenanceLine) * zoom, task.area.width(), height);
    }
}

Task taskOf(const Picture& picture, QSizeF area, double ratio, const HeatmapParts& parts, const Theme& theme)
{
    const double zoom = zoomOf(theme);
    const Index rows = picture.values ? picture.values->rows() : 0;
    const Index columns = picture.values ? picture.values->cols() : 0;
    const bool square = picture.stage == Stage::Scores || picture.stage == Stage::Weights;
    return {picture, theme, area, ratio, zoom, rows, columns, square, 1e9, 0.27 * area.height(), surroundingsOf(parts, picture, area, theme)};
}

HeatmapLayout solved(const Task& task)
{
    LabelWidths widths;
    LabelPlan plan;
    if (task.around.parts.labels) {
        widths = measureLabels(task.picture, task.theme);
        plan = bestPlan(task, widths);
    }
    HeatmapLayout layout = withCells(task, plan);
    if (task.around.parts.labels)
        placeLabels(layout, plan, widths, task.picture, task.theme);
    chooseNumbers(layout, task);
    placeSurroundings(layout, task, plan);
    return layout;
}

/// The highest point that anything reaches.
double topOf(const HeatmapLayout& layout)
{
    constexpr double half = 0.70710678118654752;
    double top = layout.columnTitle.isNull() ? layout.cells.top() : layout.columnTitle.top();
    for (const PlacedLabel& label : layout.columnLabels) {
        double height = label.box.height();
        if (layout.columnAngle == LabelAngle::Slanted)
            height = (label.box.width() + label.box.height() / 2) * half;
        else if (layout.columnAngle == LabelAngle::Vertical)
            height = label.box.width();
        top = std::min(top, label.anchor.y() - height);
    }
    return top;
}

void moveUp(HeatmapLayout& layout, double distance)
{
    const QPointF shift(0, -distance);
    layout.cells.translate(shift);
    for (PlacedLabel& label : layout.rowLabels)
        label.anchor += shift;
    for (PlacedLabel& label : layout.columnLabels)
        label.anchor += shift;
    for (QRectF* part : {&layout.columnTitle, &layout.rowTitle, &layout.legend, &layout.sentence, &layout.provenance})
        if (!part->isNull())
            part->translate(shift);
}

} // namespace

QRectF HeatmapLayout::rectOf(Index row, Index column) const
{
    return {cells.left() + double(column) * cellWidth, cells.top() + double(row) * cellHeight, cellWidth - gap,
            cellHeight - rowGap};
}

std::optional<Cell> HeatmapLayout::cellAt(QPointF point) const
{
    if (rowCount == 0 || columnCount == 0)
        return std::nullopt;
    if (cells.contains(point)) {
        const auto row = Index((point.y() - cells.top()) / cellHeight);
        const auto column = Index((point.x() - cells.left()) / cellWidth);
        return Cell{std::clamp(row, Index(0), rowCount - 1), std::clamp(column, Index(0), columnCount - 1)};
    }
    for (const PlacedLabel& label : rowLabels)
        if (label.box.translated(label.anchor).contains(point))
            return Cell{label.index, -1};
    for (const PlacedLabel& label : columnLabels) {
        const QPointF offset = point - label.anchor;
        constexpr double half = 0.70710678118654752;
        QPointF turned = offset;
        if (columnAngle == LabelAngle::Slanted)
            turned = QPointF((offset.x() - offset.y()) * half, (offset.x() + offset.y()) * half);
        else if (columnAngle == LabelAngle::Vertical)
            turned = QPointF(-offset.y(), offset.x());
        if (label.box.contains(turned))
            return Cell{-1, label.index};
    }
    return std::nullopt;
}

HeatmapLayout layOut(const Picture& picture, QSizeF area, double devicePixelRatio, const HeatmapParts& parts,
                     const Theme& theme)
{
    const Task task = taskOf(picture, area, devicePixelRatio, parts, theme);
    if (task.rows == 0 || task.columns == 0) {
        HeatmapLayout layout;
        layout.area = area;
        layout.devicePixelRatio = devicePixelRatio;
        return layout;
    }
    return solved(task);
}

HeatmapLayout layOutOnPage(const Picture& picture, double width, double devicePixelRatio, const HeatmapParts& parts,
                           const Theme& theme)
{
    constexpr double largestCell = 96, tallest = 1.5;
    // Taller than any figure, so that the width alone decides; what is left over is cut off.
    const QSizeF page(width, 2.2 * tallest * width + 400 * zoomOf(theme));
    Task task = taskOf(picture, page, devicePixelRatio, parts, theme);
    task.columnLimit = 0.35 * width;
    if (task.rows == 0 || task.columns == 0)
        return layOut(picture, QSizeF(width, 1), devicePixelRatio, parts, theme);
    task.largestCell = std::min(largestCell * task.zoom, std::max(tallest * width / double(task.rows), 1 / devicePixelRatio));
    HeatmapLayout layout = solved(task);
    const double top = topOf(layout);
    moveUp(layout, std::floor(top * devicePixelRatio) / devicePixelRatio);
    layout.area.setHeight(std::ceil(layout.cells.bottom() + task.around.bottom));
    if (!layout.rowTitle.isNull())
        layout.rowTitle = QRectF(layout.rowTitle.left(), 0, layout.rowTitle.width(), layout.area.height() - task.around.bottom);
    return layout;
}

} // namespace softfocus
