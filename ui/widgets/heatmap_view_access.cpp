#include "ui/widgets/heatmap_view.h"

#include "ui/model/selection.h"

#include <QContextMenuEvent>
#include <QMouseEvent>

#include <utility>

namespace softfocus {

QRect HeatmapView::cellRect(Cell cell) const
{
    if (!m_layoutValid || !message().isEmpty())
        return {};
    if (cell.row >= 0 && cell.column >= 0) {
        // Of a cell beyond the part that is shown nothing is in sight.
        const QRectF box = m_layout.rectOf(cell.row, cell.column);
        return m_layout.cells.contains(box.center()) ? box.toAlignedRect() : QRect();
    }
    // A header reaches over its row or column of cells: its label may be left out where there is no room.
    const bool isRow = cell.row >= 0;
    const QRectF first = m_layout.rectOf(std::max(cell.row, Index(0)), std::max(cell.column, Index(0)));
    const QRectF whole = isRow ? QRectF(QPointF(0, first.top()), QPointF(m_layout.cells.left(), first.bottom()))
                               : QRectF(QPointF(first.left(), 0), QPointF(first.right(), m_layout.cells.top()));
    return whole.toAlignedRect();
}

QRect HeatmapView::cellsRect() const
{
    return m_layoutValid && message().isEmpty() ? m_layout.cells.toAlignedRect() : QRect();
}

QRect HeatmapView::sentenceRect() const
{
    return m_layoutValid && message().isEmpty() ? m_layout.sentence.toAlignedRect() : QRect();
}

std::optional<Cell> HeatmapView::cellAtPoint(QPoint point) const
{
    return m_layoutValid && message().isEmpty() ? m_layout.cellAt(point) : std::nullopt;
}

void HeatmapView::activateCell(Cell cell)
{
    m_selection.focus(cell);
    m_selection.explain(cell);
    m_selection.choose(cell.row); // last, so that a newly chosen row is what is said
}

/// A click on a cell opens its card, a second one closes it; a drag only moves the map.
void HeatmapView::mouseReleaseEvent(QMouseEvent* event)
{
    const bool dragged = m_zoom.isDragging();
    m_zoom.release();
    const Cell pressed = std::exchange(m_pressed, Cell{});
    const std::optional<Cell> cell = cellAtPoint(event->position().toPoint());
    if (event->button() == Qt::LeftButton && cell == pressed && pressed.row >= 0 && pressed.column >= 0 && !m_pressedExplained &&
        !dragged)
        m_selection.explain(pressed);
}

void HeatmapView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const Cell cell = byKey ? m_selection.focused() : cellAtPoint(event->pos()).value_or(Cell{});
    if (cell.row >= 0 && cell.column >= 0 && message().isEmpty())
        m_selection.explain(m_selection.explained() == cell ? Cell{} : cell);
}

} // namespace softfocus
