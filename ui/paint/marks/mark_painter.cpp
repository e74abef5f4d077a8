#include "ui/paint/marks/mark_painter.h"

#include "core/attention/marking.h"
#include "ui/paint/colour/text_ink.h"

#include <QPainter>
#include <QPainterPath>
#include <QRegion>

#include <algorithm>
#include <array>
#include <cmath>

namespace softfocus {

namespace {

/// How far the lines of a mark reach beyond what is marked, from the inside out. Units: device pixels.
struct Reach {
    int ground, accent, ink;
};

/// `most`: what the lines may cover of what stands beside. Units: logical pixels.
Reach reachOf(double zoom, double ratio, double most)
{
    constexpr double edge = 1, line = 2; // of the design
    const auto whole = [&](double length) { return std::max(1, int(std::round(length * zoom * ratio))); };
    Reach reach{whole(edge), whole(edge + line), whole(2 * edge + line)};
    // However small cells are, so much of the ground and the accent remains that a line is seen, in print as well.
    constexpr double least = 2.5, ofGround = 0.35;
    const int limit = std::max({3, whole(least), int(std::floor(most * ratio))});
    if (reach.ink > limit)
        reach = {std::max(1, int(std::round(ofGround * limit))), limit, limit};
    return reach;
}

/// Lengths as whole device pixels.
class Pixels {
public:
    explicit Pixels(double ratio) : m_ratio(ratio) {}

    QRect of(const QRectF& rect) const
    {
        const auto at = [this](double length) { return int(std::round(length * m_ratio)); };
        return {QPoint(at(rect.left()), at(rect.top())), QPoint(at(rect.right()) - 1, at(rect.bottom()) - 1)};
    }

    void fill(QPainter& painter, const QRegion& region, const QColor& colour) const
    {
        for (const QRect& rect : region)
            painter.fillRect(QRectF(rect.x() / m_ratio, rect.y() / m_ratio, rect.width() / m_ratio, rect.height() / m_ratio), colour);
    }

private:
    double m_ratio;
};

QRegion grown(const QRegion& region, int by)
{
    QRegion result;
    for (const QRect& rect : region)
        result += rect.adjusted(-by, -by, by, by);
    return result;
}

/// Lines around a region without covering it. Nothing is drawn outside of `room`.
void paintOutline(QPainter& painter, const QRegion& marked, const QRegion& room, const Reach& reach, const Pixels& pixels,
                  const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    QRegion inner = marked;
    for (const auto& [by, colour] :
         {std::pair{reach.ground, theme.panel}, std::pair{reach.accent, theme.accent}, std::pair{reach.ink, theme.text}}) {
        const QRegion outer = grown(marked, by);
        pixels.fill(painter, (outer - inner) & room, colour);
        inner = outer;
    }
    painter.restore();
}

/// The cells of a map that a mark is around, and how far its lines may go: as far as they like, but for the sides on which it goes on
/// beyond what is shown.
struct Shown {
    QRectF cells, room;
};

std::optional<Shown> shownOf(const HeatmapLayout& layout, const MarkedBlock& block)
{
    const Index lastRow = layout.firstRow + layout.rowCount - 1, lastColumn = layout.firstColumn + layout.columnCount - 1;
    const Span rows{std::max(block.rows.first, layout.firstRow), std::min(block.rows.last, lastRow)};
    const Span columns{std::max(block.columns.first, layout.firstColumn), std::min(block.columns.last, lastColumn)};
    if (rows.first > rows.last || columns.first > columns.last)
        return std::nullopt;
    const QRectF cells = layout.rectOf(rows.first, columns.first) | layout.rectOf(rows.last, columns.last);
    constexpr double far = 1000;
    const auto past = [](bool isOpen) { return isOpen ? 0.0 : far; };
    return Shown{cells, cells.adjusted(-past(columns.first > block.columns.first), -past(rows.first > block.rows.first),
                                       past(columns.last < block.columns.last), past(rows.last < block.rows.last))};
}

/// A box around the words of a span on one side of the threads, with `room` for lines between it and the threads.
QRectF wordsBox(const ThreadsLayout& layout, const Span& span, bool isRows, double room)
{
    const auto end = [&](Index index) { return isRows ? layout.rowEnd(index) : layout.columnEnd(index); };
    const std::vector<PlacedLabel>& labels = isRows ? layout.rowLabels : layout.columnLabels;
    const double half = std::max(1.0, (isRows ? layout.rowPitch : layout.columnPitch) / 2 - 2);
    const QPointF first = end(span.first), last = end(span.last);
    const double x = first.x() + (isRows ? -room : room);
    QRectF box(QPointF(x, first.y() - half), QPointF(x, last.y() + half));
    for (const PlacedLabel& label : labels)
        if (span.contains(label.index)) {
            const QRectF text = label.box.translated(label.anchor);
            box.setLeft(std::min(box.left(), text.left() - 2));
            box.setRight(std::max(box.right(), text.right() + 2));
        }
    return box & QRectF(QPointF(room, 0), QPointF(layout.area.width() - room, layout.area.height()));
}

/// Lines beside a cell's thread, on both of its sides and around its ends.
void paintAlong(QPainter& painter, const ThreadsLayout& layout, const Picture& picture, Cell cell, const Theme& theme)
{
    const QPointF from = layout.rowEnd(cell.row), to = layout.columnEnd(cell.column);
    const double middle = (from.x() + to.x()) / 2, zoom = zoomOf(theme);
    QPainterPath curve(from);
    curve.cubicTo(QPointF(middle, from.y()), QPointF(middle, to.y()), to);
    const double position = picture.position(cell.row, cell.column);
    const double share = std::isnan(position) ? 0 : picture.diverging ? std::abs(2 * position - 1) : position;
    const auto outline = [](const QPainterPath& path, double width) {
        QPainterPathStroker stroker;
        stroker.setWidth(width);
        stroker.setJoinStyle(Qt::RoundJoin);
        return stroker.createStroke(path);
    };
    const QPainterPath around = outline(curve, (share > 0 ? layout.widthOf(share) : 0) + 4 * zoom);
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.panel);
    painter.drawPath(outline(around, 3.5 * zoom));
    painter.setBrush(theme.text);
    painter.drawPath(outline(around, 2.25 * zoom));
    painter.setBrush(theme.accent);
    painter.drawPath(outline(around, 1.25 * zoom));
    painter.restore();
}

} // namespace

void paintMarks(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme)
{
    constexpr double ofCell = 0.35; // lines must leave some of the cells beside them
    const Pixels pixels(layout.devicePixelRatio);
    const double most = layout.gap + ofCell * std::min(layout.cellWidth, layout.cellHeight);
    const Reach reach = reachOf(zoomOf(theme), layout.devicePixelRatio, most);
    for (const MarkedBlock& block : markedBlocks(*picture.attention, picture.stage))
        if (const std::optional<Shown> shown = shownOf(layout, block))
            paintOutline(painter, pixels.of(shown->cells), pixels.of(shown->room), reach, pixels, theme);
}

void paintMarks(QPainter& painter, const ThreadsLayout& layout, const Picture& picture, const Theme& theme)
{
    const Pixels pixels(layout.devicePixelRatio);
    for (const MarkedBlock& block : markedBlocks(*picture.attention, picture.stage)) {
        if (block.isCell()) {
            paintAlong(painter, layout, picture, {block.rows.first, block.columns.first}, theme);
            continue;
        }
        for (const bool isRows : {true, false}) {
            const bool named = isRows ? !block.allRows : !block.allColumns;
            if (!named)
                continue;
            constexpr double room = 5; // of the design, for the lines
            const QRectF words = wordsBox(layout, isRows ? block.rows : block.columns, isRows, room * zoomOf(theme));
            const QRegion everywhere = pixels.of(QRectF(QPointF(0, 0), layout.area));
            const Reach reach = reachOf(zoomOf(theme), layout.devicePixelRatio, words.height() / 2);
            paintOutline(painter, pixels.of(words), everywhere, reach, pixels, theme);
        }
    }
}

void paintMarks(QPainter& painter, const PatchLayout& layout, const Picture& picture, Index asking, const Theme& theme)
{
    if (picture.attention->scene.view.marks.empty())
        return;
    constexpr double ofPatch = 0.3; // lines must not hide the neighbours of small patches
    const std::vector<bool> marked = markedPatches(*picture.attention, picture.stage, asking);
    const Pixels pixels(layout.devicePixelRatio);
    for (const QRectF& whole : {layout.picture, layout.mixed}) {
        if (whole.isNull())
            continue;
        QRegion region;
        for (std::size_t patch = 0; patch < marked.size(); ++patch)
            if (marked[patch])
                region += pixels.of(layout.rectIn(whole, Index(patch)));
        const double most = ofPatch * whole.width() / double(std::max(Index(1), layout.side));
        constexpr double far = 1000;
        paintOutline(painter, region, pixels.of(whole.adjusted(-far, -far, far, far)),
                     reachOf(zoomOf(theme), layout.devicePixelRatio, most), pixels, theme);
    }
}

} // namespace softfocus
