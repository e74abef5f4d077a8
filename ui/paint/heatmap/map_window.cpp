#include "ui/paint/heatmap/map_window.h"

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

Index clampedStart(Index start, Index count, Index all)
{
    return std::clamp(start, Index(0), std::max(Index(0), all - count));
}

/// The start of `count` cells in which the cell at `anchor` stays there.
Index anchoredStart(Index start, Index former, Index count, double anchor, Index all)
{
    const double fixed = double(start) + anchor * double(former);
    return clampedStart(Index(std::llround(fixed - anchor * double(count))), count, all);
}

Index startShowing(Index start, Index count, Index wanted)
{
    return wanted < 0 ? start : std::clamp(start, wanted - count + 1, wanted);
}

} // namespace

MapWindow resolved(const MapWindow& window, MapSize map)
{
    MapWindow whole = window;
    whole.rows = window.rows == 0 ? map.rows : std::clamp(window.rows, Index(std::min(map.rows, Index(1))), map.rows);
    whole.columns = window.columns == 0 ? map.columns : std::clamp(window.columns, Index(std::min(map.columns, Index(1))), map.columns);
    whole.row = clampedStart(window.row, whole.rows, map.rows);
    whole.column = clampedStart(window.column, whole.columns, map.columns);
    return whole;
}

MapWindow within(const MapWindow& window, MapSize map)
{
    const MapWindow inside = resolved(window, map);
    return inside.rows == map.rows && inside.columns == map.columns ? MapWindow{} : inside;
}

MapSize leastShown(MapSize map, bool banded)
{
    constexpr Index few = 3, fewBands = 8;
    return {std::min(map.rows, banded ? fewBands : few), std::min(map.columns, few)};
}

MapWindow resized(const MapWindow& window, MapSize size, QPointF anchor, MapSize map)
{
    const MapWindow from = resolved(window, map);
    MapWindow to = from;
    to.rows = std::clamp(size.rows, std::min(map.rows, Index(1)), map.rows);
    to.columns = std::clamp(size.columns, std::min(map.columns, Index(1)), map.columns);
    to.row = anchoredStart(from.row, from.rows, to.rows, anchor.y(), map.rows);
    to.column = anchoredStart(from.column, from.columns, to.columns, anchor.x(), map.columns);
    return within(to, map);
}

MapWindow moved(const MapWindow& window, Index rows, Index columns, MapSize map)
{
    MapWindow to = resolved(window, map);
    to.row += rows;
    to.column += columns;
    return within(to, map);
}

MapWindow showing(const MapWindow& window, Cell cell, MapSize map)
{
    MapWindow to = resolved(window, map);
    to.row = startShowing(to.row, to.rows, cell.row);
    to.column = startShowing(to.column, to.columns, cell.column);
    return within(to, map);
}

} // namespace softfocus
