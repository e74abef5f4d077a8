#pragma once

#include "ui/views/stage_geometry.h"

#include <QPointF>

#include <optional>

class QKeyEvent;
class QWheelEvent;

namespace softfocus {

/// Which part of a map is shown, and the gestures that change it. What changes the part returns true when it did.
class MapZoom {
public:
    const MapWindow& window() const { return m_window; }

    /// Keeps the part, as far as the map of this size has it. `banded`: cells are not square, rows stay readable.
    bool setMap(MapSize map, bool banded);
    bool reset();
    /// The part that another view of the same map shows; nothing changes where it is of another map.
    bool follow(const MapZoom& other);
    /// Range: anchor in [0, 1] on each side of what is shown; its point of the map stays where it is.
    bool zoomBy(double factor, QPointF anchor);
    bool show(Cell cell) { return !m_window.isWhole() && take(showing(m_window, cell, m_map)); }

    /// The wheel zooms at the pointer; with Shift or sideways, and on touch pads that scroll by pixels, it moves a zoomed map.
    bool wheel(const QWheelEvent& event, const StageGeometry& picture);
    /// Fingers moved apart by this factor around a point.
    bool pinch(double factor, QPointF point, const StageGeometry& picture);
    /// + and − zoom around the `focused` cell or the middle, 0 shows all, Shift and an arrow move a zoomed map.
    /// Returns nothing for any other key.
    std::optional<bool> key(const QKeyEvent& event, Cell focused);

    /// A drag may begin: on the overview it moves the part at once.
    bool press(QPointF point, const StageGeometry& picture);
    bool drag(QPointF point, const StageGeometry& picture);
    void release() { m_grip = Grip::None; }
    /// True while a drag that began moves the map.
    bool isDragging() const { return m_grip == Grip::Overview || (m_grip == Grip::Cells && m_moves); }

private:
    enum class Grip { None, Cells, Overview };

    bool take(const MapWindow& window);
    bool moveBy(QPointF cells);
    bool centreOn(QPointF point, const StageGeometry& picture);

    MapSize m_map;
    bool m_banded = false;
    MapWindow m_window;
    double m_factor = 1;
    QPointF m_rest; ///< what gestures moved by less than a cell. Units: cells
    Grip m_grip = Grip::None;
    bool m_moves = false; ///< the drag went far enough to be one
    QPointF m_dragged;    ///< where the drag was last
};

} // namespace softfocus
