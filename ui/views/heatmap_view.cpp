#include "ui/views/heatmap_view.h"

#include "core/attention/marking.h"
#include "ui/paint/heatmap/former_painter.h"
#include "ui/paint/heatmap/heatmap_painter.h"
#include "ui/paint/heatmap/highlight_painter.h"
#include "ui/paint/labels/number_fit.h"
#include "ui/style/shown_theme.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace softfocus {

namespace {

bool sameLabels(const Picture& a, const Picture& b)
{
    return a.attention && a.attention->input == b.attention->input && a.attention->scene.view == b.attention->scene.view &&
           (a.values == nullptr) == (b.values == nullptr) && widestNumber(a, NumberForm::Usual) == widestNumber(b, NumberForm::Usual);
}

bool sameLegend(const Picture& a, const Picture& b)
{
    return a.low == b.low && a.high == b.high && a.clipped == b.clipped && a.keepsScale == b.keepsScale && a.diverging == b.diverging &&
           a.colours == b.colours && a.preview == b.preview;
}

} // namespace

const HeatmapLayout& HeatmapView::mapLayout()
{
    geometryNow();
    return m_layout;
}

void HeatmapView::setFormer(std::shared_ptr<const Attention> former)
{
    if (former == m_former)
        return;
    m_former = std::move(former);
    paintAnew();
}

const Matrix* HeatmapView::formerWeights() const
{
    return m_former ? &m_former->weights->values : nullptr;
}

bool HeatmapView::showsFormer()
{
    return softfocus::showsFormer(mapLayout(), picture(), formerWeights());
}

StageGeometry HeatmapView::layOut()
{
    const QSizeF area = QSizeF(size()).expandedTo({1, 1});
    m_layout = softfocus::layOut(picture(), area, devicePixelRatioF(), wantedParts(), shownTheme(), window());
    const QSizeF pitch(m_layout.cellWidth, m_layout.cellHeight);
    const QRectF legend = m_layout.legend | m_layout.legendCaption;
    return {m_layout.sentence, m_layout.rowLabels, m_layout.columnLabels, m_layout.cells, m_layout.overview, pitch, legend};
}

QRectF HeatmapView::boxOf(Cell cell) const
{
    const QRectF box = m_layout.rectOf(std::max(cell.row, Index(0)), std::max(cell.column, Index(0)));
    // A header reaches over its row or column of cells: its label may be left out where there is no room.
    if (cell.column < 0)
        return {QPointF(0, box.top()), QPointF(m_layout.cells.left(), box.bottom())};
    if (cell.row < 0)
        return {QPointF(box.left(), 0), QPointF(box.right(), m_layout.cells.top())};
    // Of a cell beyond the part that is shown nothing is in sight.
    return m_layout.cells.contains(box.center()) ? box : QRectF();
}

void HeatmapView::pictureChanged(const Picture& former)
{
    const bool isLaidOutAlike = sameLabels(former, picture());
    if (!isLaidOutAlike)
        layOutAnew();
    else if (isLaidOut() && sameLegend(former, picture()) && !isFading() && !hasStaleParts())
        paintNumbersAnew(numbersBox().united(m_layout.sentence).toAlignedRect());
    else
        paintAnew();
}

/// The cells with the frames around them.
QRectF HeatmapView::numbersBox() const
{
    const double reach = frameReach(shownTheme());
    return m_layout.cells.adjusted(-reach, -reach, reach, reach);
}

std::optional<QRegion> HeatmapView::changedSince(const Highlight& former) const
{
    if (m_former) // outlines lie below the frames, and are painted with all the rest
        return std::nullopt;
    return changedRegion(m_layout, shownTheme(), former, lit());
}

void HeatmapView::paintPicture(QImage& frame)
{
    QPainter painter(&frame);
    const Theme& theme = shownTheme();
    if (lacksOnlyNumbers() && onlyCellsChange() && !m_former) {
        const QRectF box = numbersBox();
        clearAround(painter, {QPointF(box.left(), m_layout.cells.top()), box.bottomRight()});
        painter.fillRect(m_layout.sentence, theme.panel);
        clearGaps(painter);
        paintNumbers(painter, m_layout, picture(), theme, lit());
        return;
    }
    clearAround(painter, rect());
    clearGaps(painter);
    paintHeatmap(painter, m_layout, picture(), theme, lit(), formerWeights());
}

/// A frame at the edge of the cells may touch a label, which would have to be painted again; what stands beside the cells
/// changes with the numbers as well.
bool HeatmapView::onlyCellsChange() const
{
    const Index nearLabels = m_layout.keySide == KeySide::Above ? m_layout.firstRow : m_layout.firstRow + m_layout.rowCount - 1;
    return lit().pinnedRow != nearLabels && lit().hovered == Cell{} && lit().focused == Cell{} && m_layout.margins.empty() &&
           m_layout.overview.isNull() && !hasMarkAt(nearLabels);
}

bool HeatmapView::hasMarkAt(Index row) const
{
    return std::ranges::any_of(markedBlocks(*picture().attention, picture().stage),
                               [row](const MarkedBlock& block) { return block.rows.contains(row); });
}

void HeatmapView::paintWithin(QImage& frame, const QRegion& part)
{
    QPainter painter(&frame);
    paintHeatmapWithin(painter, m_layout, picture(), shownTheme(), lit(), part);
}

/// Clears an area but for the cells in it, which are about to be covered: their pixels are most of what a frame costs.
void HeatmapView::clearAround(QPainter& painter, const QRectF& area) const
{
    const QRectF cells = m_layout.cells;
    const QColor& background = shownTheme().panel;
    painter.fillRect(QRectF(area.topLeft(), QPointF(area.right(), cells.top())), background);
    painter.fillRect(QRectF(QPointF(area.left(), cells.bottom()), area.bottomRight()), background);
    painter.fillRect(QRectF(QPointF(area.left(), cells.top()), cells.bottomLeft()), background);
    painter.fillRect(QRectF(cells.topRight(), QPointF(area.right(), cells.bottom())), background);
}

/// Clears what is between the cells: of each row its first line of pixels, which the painter copies down, and the gap below.
void HeatmapView::clearGaps(QPainter& painter) const
{
    if (m_layout.gap == 0 && m_layout.rowGap == 0)
        return;
    const double left = m_layout.cells.left(), width = m_layout.cells.width();
    const double pixel = 1 / m_layout.devicePixelRatio;
    for (Index row = 0; row < m_layout.rowCount; ++row) {
        const QRectF first = m_layout.rectOfRow(m_layout.firstRow + row);
        painter.fillRect(QRectF(left, first.top(), width, pixel), shownTheme().panel);
        if (m_layout.rowGap > 0 && row + 1 < m_layout.rowCount)
            painter.fillRect(QRectF(left, first.bottom(), width, m_layout.rowGap), shownTheme().panel);
    }
}

} // namespace softfocus
