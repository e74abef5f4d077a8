#pragma once

#include "core/attention/cell.h"
#include "core/base/matrix.h"

#include <QPointF>

namespace softfocus {

/// How many cells a map has.
struct MapSize {
    Index rows = 0;
    Index columns = 0;
    bool operator==(const MapSize&) const = default;
};

/// The part of a map that is shown, in whole cells; all of the map where a count is 0.
struct MapWindow {
    Index row = 0, column = 0;
    Index rows = 0, columns = 0;
    bool operator==(const MapWindow&) const = default;

    bool isWhole() const { return rows == 0 && columns == 0; }
};

/// The counts as they are, and everything inside the map. Range: 1 ≤ rows ≤ of the map, likewise columns; 0 for an empty map.
MapWindow resolved(const MapWindow& window, MapSize map);
/// The same part, moved into the map; the whole map becomes {}.
MapWindow within(const MapWindow& window, MapSize map);
/// The fewest cells a side that zooming in leaves. `banded` maps, whose cells are not square, keep more of their rows.
MapSize leastShown(MapSize map, bool banded);
/// A window of `size` in which the point of the map that `window` shows at `anchor` stays where it is.
/// Range: anchor in [0, 1] on each side; size is clamped to the map.
MapWindow resized(const MapWindow& window, MapSize size, QPointF anchor, MapSize map);
/// The window moved by cells, as far as the map goes.
MapWindow moved(const MapWindow& window, Index rows, Index columns, MapSize map);
/// The window moved as little as shows the cell; a row or column of −1 is no wish.
MapWindow showing(const MapWindow& window, Cell cell, MapSize map);

} // namespace softfocus
