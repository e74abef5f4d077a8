#include "ui/model/selection.h"
#include "ui/widgets/heatmap_view.h"

#include <QGestureEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace softfocus {

void HeatmapView::showTip(const QPoint& position, const QPoint& globalPosition)
{
    const QString tip = tipAt(position);
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(globalPosition, tip, this);
}

QString HeatmapView::tipAt(QPointF point)
{
    if (!message().isEmpty())
        return {};
    const std::optional<Cell> cell = mapLayout().cellAt(point);
    if (!cell || (cell->row >= 0 && cell->column >= 0))
        return {};
    const bool isRow = cell->row >= 0;
    const Index index = isRow ? cell->row : cell->column;
    const std::vector<Label>& labels = isRow ? m_picture.rows : m_picture.columns;
    if (index < 0 || index >= Index(labels.size()))
        return {};
    const Label& label = labels[std::size_t(index)];
    if (!label.known)
        return tr("“%1” is not in the vocabulary, so it has a vector of its own, made from its letters").arg(label.text);
    const std::vector<PlacedLabel>& placed = isRow ? m_layout.rowLabels : m_layout.columnLabels;
    const bool whole = std::ranges::any_of(placed, [&](const PlacedLabel& one) {
        return one.index == index && !one.elided;
    });
    return whole ? QString() : label.text;
}

void HeatmapView::wheelEvent(QWheelEvent* event)
{
    if (!message().isEmpty()) {
        event->ignore();
        return;
    }
    if (m_zoom.wheel(*event, mapLayout())) {
        windowChanged();
        m_selection.hover(mapLayout().cellAt(event->position()).value_or(Cell{}));
    }
    event->accept();
}

/// Two fingers on a touch pad or on a screen.
bool HeatmapView::pinched(QEvent& event)
{
    double factor = 1;
    QPointF middle;
    if (event.type() == QEvent::NativeGesture) {
        const auto& native = static_cast<QNativeGestureEvent&>(event);
        if (native.gestureType() != Qt::ZoomNativeGesture)
            return false;
        factor = 1 + native.value();
        middle = native.position();
    } else {
        const auto* pinch = static_cast<QPinchGesture*>(static_cast<QGestureEvent&>(event).gesture(Qt::PinchGesture));
        if (!pinch)
            return false;
        factor = pinch->scaleFactor();
        middle = mapFromGlobal(pinch->hotSpot());
    }
    if (!message().isEmpty())
        return false;
    const QRectF cells = mapLayout().cells;
    const QPointF inside = middle - cells.topLeft();
    if (factor > 0 && m_zoom.zoomBy(factor, {inside.x() / cells.width(), inside.y() / cells.height()}))
        windowChanged();
    return true;
}

} // namespace softfocus
