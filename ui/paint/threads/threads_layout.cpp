#include "ui/paint/threads/threads_layout.h"

#include "ui/paint/colour/text_ink.h"
#include "ui/paint/labels/elided_text.h"
#include "ui/paint/labels/label_layout.h"
#include "ui/paint/labels/text_width.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

constexpr double labelDistance = 10, threadsTitleHeight = 20, threadsLineHeight = 22, threadsLegendLine = 24, threadsNoteHeight = 16;
constexpr double narrow = 760; ///< the legend's note has a line of its own in areas that are narrower, before any zoom
constexpr double largestPitch = 92, leastUnit = 3;
constexpr double widestThread = threadsLegendLine - 4; ///< the legend shows it in its true width
constexpr int largestType = 13, smallestType = 9;

struct ThreadsSide {
    const std::vector<QString>& texts;
    const std::vector<double>& ems;
    const std::vector<bool>& shortened;
    const std::vector<Label>& labels;
    double pitch = 0;
    double first = 0; ///< the middle of the first word
};

/// Every how many words a label fits.
Index stepFor(double height, double pitch)
{
    return std::max(Index(1), Index(std::ceil(height / std::max(pitch, 1e-9) - 1e-9)));
}

/// Labels of one side at `anchorX`: the text ends there on the left side and begins there on the right.
std::vector<PlacedLabel> placed(const ThreadsSide& side, const Theme& theme, int fontPixels, double anchorX, double room, bool onTheLeft,
                                double bottom)
{
    const QFontMetricsF metrics(fontAt(theme, fontPixels, QFont::DemiBold));
    const double height = labelHeight(fontPixels);
    const Index step = stepFor(height, side.pitch);
    std::vector<PlacedLabel> result;
    for (Index index = 0; index < std::ssize(side.texts); index += step) {
        const auto i = std::size_t(index);
        PlacedLabel label;
        label.index = index;
        label.text = side.texts[i];
        label.elided = side.shortened[i];
        double width = side.ems[i] * fontPixels;
        if (width > room + 0.01) {
            const double mark = side.labels[i].known ? 0 : unknownMarkWidth(fontPixels);
            label.text = metrics.elidedText(label.text, Qt::ElideRight, std::max(0.0, room - mark));
            label.elided = true;
            width = std::min(room, metrics.horizontalAdvance(label.text) + mark);
        }
        label.anchor = QPointF(anchorX, side.first + double(index) * side.pitch);
        label.box = QRectF(onTheLeft ? -width : 0, -height / 2, width, height);
        if (step == 1 || label.anchor.y() + height / 2 <= bottom)
            result.push_back(std::move(label));
    }
    return result;
}

struct Room {
    double top = 0, bottom = 0;
    double height() const { return bottom - top; }
};

/// Takes the parts above and below the field off the area.
Room placeSurroundings(ThreadsLayout& layout, const HeatmapParts& parts, double zoom)
{
    Room room{0, layout.area.height()};
    const double width = layout.area.width();
    const auto takeBelow = [&](bool wanted, double height, double least) {
        if (!wanted || room.height() < least)
            return QRectF();
        room.bottom -= height;
        return QRectF(0, room.bottom, width, height);
    };
    if (parts.axisTitles && room.height() > 120 * zoom)
        room.top += threadsTitleHeight * zoom;
    const double line = threadsLineHeight * zoom, sentence = (threadsLineHeight + 4) * zoom, legend = threadsLegendLine * zoom;
    layout.provenance = takeBelow(parts.provenance, line, 3 * line);
    layout.sentence = takeBelow(parts.sentence, sentence, 3 * sentence);
    layout.legendNote = takeBelow(parts.legend && width < narrow * zoom, threadsNoteHeight * zoom, 4 * legend);
    layout.legend = takeBelow(parts.legend, legend, 3 * legend);
    return room;
}

int typeFor(double pitch, double zoom)
{
    const int fits = int(pitch / labelHeight(1));
    return std::clamp(fits, int(std::lround(smallestType * zoom)), int(std::lround(largestType * zoom)));
}

/// The distance of words that share a height. The labels of the first and the last one lie within it.
double pitchFor(double height, Index count, double labelLine, double most)
{
    const double shared = height / double(count);
    const double between = count > 1 ? std::max(0.0, height - labelLine) / double(count - 1) : shared;
    return std::min({shared, between, most});
}

/// How wide a whole thread is. Where weak weights are lifted, so wide that all of them together leave some of the field.
double unitFor(const ThreadsLayout& layout, const Picture& picture, double tight, double height, double zoom)
{
    constexpr double usual = 0.64, thinnest = 1.5; // the ink of lifted threads, of that of whole ones; hardly wider than a hairline
    const double unit = std::clamp(tight * 0.85, leastUnit * zoom, widestThread * zoom);
    if (!liftsWeakWeights(picture))
        return unit;
    const double all = double(layout.rowCount) * double(layout.columnCount);
    return std::clamp(mostThreadsInk * height / (usual * all), thinnest * zoom, unit);
}

} // namespace

QPointF ThreadsLayout::rowEnd(Index row) const
{
    return {field.left(), field.center().y() + (double(row) - double(rowCount - 1) / 2) * rowPitch};
}

QPointF ThreadsLayout::columnEnd(Index column) const
{
    return {field.right(), field.center().y() + (double(column) - double(columnCount - 1) / 2) * columnPitch};
}

double ThreadsLayout::widthOf(double share) const
{
    return std::max(share * unit, 1 / devicePixelRatio);
}

double ThreadsLayout::descent(double x) const
{
    // The curve of a Bézier segment whose handles are level and meet in the middle, as a function of x.
    const double wanted = field.width() > 0 ? std::clamp((x - field.left()) / field.width(), 0.0, 1.0) : 0;
    double low = 0, high = 1;
    for (int halving = 0; halving < 30; ++halving) {
        const double t = (low + high) / 2;
        (1.5 * t * (1 - t) + t * t * t < wanted ? low : high) = t;
    }
    const double t = (low + high) / 2;
    return t * t * (3 - 2 * t);
}

std::optional<Cell> ThreadsLayout::labelAt(QPointF point) const
{
    for (const PlacedLabel& label : rowLabels)
        if (label.box.translated(label.anchor).contains(point))
            return Cell{label.index, -1};
    for (const PlacedLabel& label : columnLabels)
        if (label.box.translated(label.anchor).contains(point))
            return Cell{-1, label.index};
    return std::nullopt;
}

ThreadsLayout layOutThreads(const Picture& picture, QSizeF area, double devicePixelRatio, const HeatmapParts& parts, const Theme& theme)
{
    ThreadsLayout layout;
    layout.area = area;
    layout.devicePixelRatio = devicePixelRatio;
    layout.rowCount = Index(picture.rows.size());
    layout.columnCount = Index(picture.columns.size());
    if (layout.rowCount == 0 || layout.columnCount == 0)
        return layout;
    const double zoom = zoomOf(theme);
    const Room room = placeSurroundings(layout, parts, zoom);
    // A thread may be wider than its word is high; the first and the last one need room for that.
    const double height = std::max(1.0, room.height() - leastUnit * zoom);
    const double labelLine = parts.labels ? labelHeight(smallestType * zoom) : 0;
    layout.rowPitch = pitchFor(height, layout.rowCount, labelLine, largestPitch * zoom);
    layout.columnPitch = pitchFor(height, layout.columnCount, labelLine, largestPitch * zoom);
    const double tight = std::min(layout.rowPitch, layout.columnPitch);
    layout.fontPixels = typeFor(tight, zoom);
    layout.unit = unitFor(layout, picture, tight, height, zoom);

    const LabelWidths widths = measureLabels(picture, theme);
    const double limit = area.width() * 0.3;
    const double distance = labelDistance * zoom;
    const auto roomFor = [&](double widest) { return parts.labels ? std::min(widest * layout.fontPixels, limit - distance) : 0; };
    const double left = roomFor(widths.widestRow), right = roomFor(widths.widestColumn);
    const auto snapped = [&](double x) { return std::round(x * devicePixelRatio) / devicePixelRatio; };
    const double from = snapped(std::max(0.0, left + distance)), to = snapped(std::max(from + 1, area.width() - right - distance));
    layout.field = QRectF(QPointF(from, snapped(room.top)), QPointF(to, snapped(room.bottom)));
    if (parts.labels) {
        const ThreadsSide rows{widths.rows, widths.rowEms, widths.rowShortened, picture.rows, layout.rowPitch, layout.rowEnd(0).y()};
        const ThreadsSide columns{widths.columns,  widths.columnEms,   widths.columnShortened,
                                  picture.columns, layout.columnPitch, layout.columnEnd(0).y()};
        layout.rowLabels = placed(rows, theme, layout.fontPixels, from - distance, left, true, room.bottom);
        layout.columnLabels = placed(columns, theme, layout.fontPixels, to + distance, right, false, room.bottom);
    }
    if (room.top > 0) {
        // Above the first word rather than at the top of a high field that few words leave empty.
        const double firstWord = std::min(layout.rowEnd(0).y(), layout.columnEnd(0).y());
        const double top = std::max(0.0, firstWord - std::max(tight, 2 * labelHeight(layout.fontPixels)) / 2 - threadsTitleHeight * zoom);
        layout.rowTitle = QRectF(0, top, area.width() / 2 - 4, threadsTitleHeight * zoom);
        layout.columnTitle = QRectF(area.width() / 2 + 4, top, area.width() / 2 - 4, threadsTitleHeight * zoom);
    }
    return layout;
}

PlacedLabel threadLabel(const ThreadsLayout& layout, const Picture& picture, Cell word, const Theme& theme)
{
    const bool isRow = word.row >= 0;
    const Label& named = (isRow ? picture.rows : picture.columns)[std::size_t(isRow ? word.row : word.column)];
    const QFont font = fontAt(theme, layout.fontPixels, QFont::DemiBold);
    const double distance = labelDistance * zoomOf(theme), height = labelHeight(layout.fontPixels);
    const double room = std::max(0.0, (isRow ? layout.field.left() : layout.area.width() - layout.field.right()) - distance);
    const double mark = named.known ? 0 : unknownMarkWidth(layout.fontPixels);
    PlacedLabel label;
    label.index = isRow ? word.row : word.column;
    label.text = named.text;
    double width = labelWidth(font, label.text) + mark;
    if (width > room) {
        label.text = elidedRight(label.text, std::max(0.0, room - mark), QFontMetricsF(font));
        label.elided = true;
        width = room;
    }
    const QPointF end = isRow ? layout.rowEnd(word.row) : layout.columnEnd(word.column);
    const double highest = layout.field.top() + height / 2, lowest = layout.field.bottom() - height / 2;
    const double y = std::clamp(end.y(), highest, std::max(highest, lowest));
    label.anchor = QPointF(end.x() + (isRow ? -distance : distance), y);
    label.box = QRectF(isRow ? -width : 0, -height / 2, width, height);
    return label;
}

ThreadsLayout layOutThreadsOnPage(const Picture& picture, double width, double devicePixelRatio, const HeatmapParts& parts,
                                  const Theme& theme)
{
    const double zoom = zoomOf(theme);
    const auto words = double(std::max(picture.rows.size(), picture.columns.size()));
    // Words stand apart by their type's height; very many share a page as high as a figure may reasonably be.
    constexpr double apart = 26, tallest = 1.5;
    const double field = std::min(words * apart * zoom, std::max(tallest * width, 200 * zoom));
    const double legend = width < narrow * zoom ? threadsLegendLine + threadsNoteHeight : threadsLegendLine;
    const double around = (parts.axisTitles ? threadsTitleHeight : 0) + (parts.legend ? legend : 0) +
                          (parts.sentence ? threadsLineHeight + 4 : 0) + (parts.provenance ? threadsLineHeight : 0);
    return layOutThreads(picture, QSizeF(width, std::ceil(std::max(field, 100 * zoom) + around * zoom + 1)), devicePixelRatio, parts,
                         theme);
}

ThreadsLayout layOutThreadsInStrip(const Picture& picture, double width, double devicePixelRatio, HeatmapParts parts, const Theme& theme)
{
    parts.legend = false;
    ThreadsLayout layout = layOutThreadsOnPage(picture, width, devicePixelRatio, parts, theme);
    const double note = threadsNoteHeight * zoomOf(theme);
    layout.legendNote = QRectF(0, layout.area.height(), width, note);
    layout.area.rheight() += note;
    return layout;
}

double threadsLegendHeight(const Theme& theme)
{
    return threadsLegendLine * zoomOf(theme);
}

} // namespace softfocus
