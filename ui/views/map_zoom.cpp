#include "ui/views/map_zoom.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QStyleHints>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

constexpr double keyStep = 1.25;

/// Where a point lies in what is shown. Range: [0, 1].
QPointF anchorAt(QPointF point, const StageGeometry& picture)
{
    const QPointF inside = point - picture.cells.topLeft();
    return {std::clamp(inside.x() / std::max(1.0, picture.cells.width()), 0.0, 1.0),
            std::clamp(inside.y() / std::max(1.0, picture.cells.height()), 0.0, 1.0)};
}

QPointF inCells(QPointF pixels, const StageGeometry& picture)
{
    return {pixels.x() / picture.pitch.width(), pixels.y() / picture.pitch.height()};
}

} // namespace

bool MapZoom::take(const MapWindow& window)
{
    if (window == m_window)
        return false;
    m_window = window;
    return true;
}

bool MapZoom::setMap(MapSize map, bool banded)
{
    if (map == m_map && banded == m_banded)
        return false;
    const bool sameKind = banded == m_banded && map.rows > 0 && map.columns > 0;
    m_map = map;
    m_banded = banded;
    if (!sameKind)
        m_factor = 1;
    if (m_factor == 1)
        return take({});
    return zoomBy(1, {0, 0});
}

bool MapZoom::reset()
{
    m_factor = 1;
    m_rest = {};
    return take({});
}

bool MapZoom::follow(const MapZoom& other)
{
    if (other.m_map != m_map || other.m_banded != m_banded)
        return false;
    m_factor = other.m_factor;
    m_rest = other.m_rest;
    return take(other.m_window);
}

bool MapZoom::zoomBy(double factor, QPointF anchor)
{
    if (m_map.rows == 0 || m_map.columns == 0)
        return false;
    const MapSize least = leastShown(m_map, m_banded);
    const double most = std::max(double(m_map.rows) / double(least.rows), double(m_map.columns) / double(least.columns));
    m_factor = std::clamp(m_factor * factor, 1.0, most);
    const auto shown = [this](Index all, Index fewest) { return std::max(fewest, Index(std::llround(double(all) / m_factor))); };
    return take(resized(m_window, {shown(m_map.rows, least.rows), shown(m_map.columns, least.columns)}, anchor, m_map));
}

bool MapZoom::moveBy(QPointF cells)
{
    m_rest += cells;
    const double columns = std::trunc(m_rest.x()), rows = std::trunc(m_rest.y());
    m_rest -= QPointF(columns, rows);
    return !m_window.isWhole() && take(moved(m_window, Index(rows), Index(columns), m_map));
}

bool MapZoom::wheel(const QWheelEvent& event, const StageGeometry& picture)
{
    constexpr double notch = 120, step = 1.2, cellsPerNotch = 3;
    const bool zooms = event.modifiers().testFlag(Qt::ControlModifier);
    if (!zooms && !event.pixelDelta().isNull() && !m_window.isWhole())
        return moveBy(-inCells(QPointF(event.pixelDelta()), picture));
    const QPointF turns = QPointF(event.angleDelta()) / notch;
    if (!zooms && event.modifiers().testFlag(Qt::ShiftModifier))
        return moveBy({-cellsPerNotch * (turns.x() + turns.y()), 0});
    if (turns.y() == 0)
        return moveBy({-cellsPerNotch * turns.x(), 0});
    return zoomBy(std::pow(step, turns.y()), anchorAt(event.position(), picture));
}

bool MapZoom::pinch(double factor, QPointF point, const StageGeometry& picture)
{
    return factor > 0 && zoomBy(factor, anchorAt(point, picture));
}

std::optional<bool> MapZoom::key(const QKeyEvent& event, Cell focused)
{
    const Qt::KeyboardModifiers held = event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    if (held != Qt::NoModifier)
        return std::nullopt;
    const MapWindow shown = resolved(m_window, m_map);
    QPointF anchor(0.5, 0.5);
    if (focused.row >= 0 && focused.column >= 0)
        anchor = {(double(focused.column - shown.column) + 0.5) / double(std::max(shown.columns, Index(1))),
                  (double(focused.row - shown.row) + 0.5) / double(std::max(shown.rows, Index(1)))};
    const bool shifted = event.modifiers().testFlag(Qt::ShiftModifier) && !m_window.isWhole();
    const double rows = std::max(1.0, double(shown.rows) / 4), columns = std::max(1.0, double(shown.columns) / 4);
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomBy(keyStep, anchor);
    case Qt::Key_Minus: return zoomBy(1 / keyStep, anchor);
    case Qt::Key_0: return reset();
    case Qt::Key_Left: return shifted ? std::optional(moveBy({-columns, 0})) : std::nullopt;
    case Qt::Key_Right: return shifted ? std::optional(moveBy({columns, 0})) : std::nullopt;
    case Qt::Key_Up: return shifted ? std::optional(moveBy({0, -rows})) : std::nullopt;
    case Qt::Key_Down: return shifted ? std::optional(moveBy({0, rows})) : std::nullopt;
    default: return std::nullopt;
    }
}

bool MapZoom::centreOn(QPointF point, const StageGeometry& picture)
{
    const QRectF& whole = picture.overview;
    const QPointF share((point.x() - whole.left()) / whole.width(), (point.y() - whole.top()) / whole.height());
    MapWindow to = resolved(m_window, m_map);
    to.row = Index(std::llround(share.y() * double(m_map.rows) - double(to.rows) / 2));
    to.column = Index(std::llround(share.x() * double(m_map.columns) - double(to.columns) / 2));
    return take(within(to, m_map));
}

bool MapZoom::press(QPointF point, const StageGeometry& picture)
{
    m_moves = false;
    m_dragged = point;
    m_rest = {};
    if (picture.overview.contains(point)) {
        m_grip = Grip::Overview;
        return centreOn(point, picture);
    }
    m_grip = !m_window.isWhole() && picture.cells.contains(point) ? Grip::Cells : Grip::None;
    return false;
}

bool MapZoom::drag(QPointF point, const StageGeometry& picture)
{
    if (m_grip == Grip::None)
        return false;
    if (m_grip == Grip::Overview)
        return centreOn(point, picture);
    const QPointF distance = point - m_dragged;
    if (!m_moves && distance.manhattanLength() < QGuiApplication::styleHints()->startDragDistance())
        return false;
    m_moves = true;
    m_dragged = point;
    return moveBy(-inCells(distance, picture));
}

} // namespace softfocus
