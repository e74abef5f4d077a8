#include "ui/paint/marks/mark_painter.h"

#include "core/attention/marking.h"
#include "ui/paint/colour/text_ink.h"

#include <QPainter>
#include <QPainterPath>
#include <QRegion>

#include <algorithm>
#include <cmath>
#include <vector>

namespace softfocus {

namespace {

/// How far the lines of a mark reach beyond what is marked, from the inside out. Units: device pixels.
struct MarkReach {
    int inner, ink, outer; ///< where a line of the ground ends, then one of the ink, then one of the ground again
};

/// `most`: what the lines may cover of what stands beside. Units: logical pixels.
MarkReach reachOf(double zoom, double ratio, double most)
{
    constexpr double edge = 1, line = 2; // of the design
    const auto whole = [&](double length) { return std::max(1, int(std::round(length * zoom * ratio))); };
    MarkReach reach{whole(edge), whole(edge + line), whole(2 * edge + line)};
    // However small cells are, so much of the ground and the ink remains that a line is seen, in print as well.
    constexpr double least = 2.5, ofGround = 0.35;
    const int limit = std::max({3, whole(least), int(std::floor(most * ratio))});
    if (reach.outer > limit)
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

QRegion grownMark(const QRegion& region, int by)
{
    QRegion result;
    for (const QRect& rect : region)
        result += rect.adjusted(-by, -by, by, by);
    return result;
}

/// What one mark is around.
struct Outlined {
    QRegion marked; ///< is not covered by its own lines
    QRegion room;   ///< nothing is drawn outside of it
};

/// Lines around regions. Those of the ground lie below all of the ink, so that lines that meet or cross are one.
void paintOutlines(QPainter& painter, const std::vector<Outlined>& marks, const MarkReach& reach, const Pixels& pixels, const Theme& theme)
{
    QRegion ground, ink;
    for (const Outlined& mark : marks) {
        ground += (grownMark(mark.marked, reach.outer) - mark.marked) & mark.room;
        ink += (grownMark(mark.marked, reach.ink) - grownMark(mark.marked, reach.inner)) & mark.room;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    pixels.fill(painter, ground - ink, theme.panel);
    pixels.fill(painter, ink, theme.text);
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
    painter.drawPath(outline(around, 1.75 * zoom));
    painter.restore();
}

/// What the lines around a cell may cover of the next one. Units: logical pixels.
double roomBeside(const HeatmapLayout& layout)
{
    constexpr double ofCell = 0.35; // lines must leave some of the cells beside them
    const double most = layout.gap + ofCell * std::min(layout.cellWidth, layout.cellHeight);
    if (layout.numberPixels == 0)
        return most;
    const bool brief = layout.numberForm == NumberForm::Short || layout.numberForm == NumberForm::Tenths;
    const double ems = brief ? 1.8 : layout.numberForm == NumberForm::Long ? 2.9 : 2.3; // of ".27", "0.273" and "0.27"
    constexpr double apart = 1;
    const double beside = (layout.cellWidth - layout.gap - ems * layout.numberPixels) / 2 - apart;
    return std::min(most, layout.gap + std::max(0.0, beside));
}

} // namespace

void paintMarks(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme)
{
    const Pixels pixels(layout.devicePixelRatio);
    std::vector<Outlined> marks;
    for (const MarkedBlock& block : markedBlocks(*picture.attention, picture.stage))
        if (const std::optional<Shown> shown = shownOf(layout, block))
            marks.push_back({pixels.of(shown->cells), pixels.of(shown->room)});
    paintOutlines(painter, marks, reachOf(zoomOf(theme), layout.devicePixelRatio, roomBeside(layout)), pixels, theme);
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
            const MarkReach reach = reachOf(zoomOf(theme), layout.devicePixelRatio, words.height() / 2);
            paintOutlines(painter, {{pixels.of(words), everywhere}}, reach, pixels, theme);
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
        paintOutlines(painter, {{region, pixels.of(whole.adjusted(-far, -far, far, far))}},
                      reachOf(zoomOf(theme), layout.devicePixelRatio, most), pixels, theme);
    }
}

} // namespace softfocus
