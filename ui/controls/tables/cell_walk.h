#pragma once

#include "ui/paint/heatmap/heatmap_layout.h"

#include <optional>

namespace softfocus {

/// The cell that an arrow key, Home or End leads to; the first key only shows where one is, at `start`.
/// With `toCorner` Home and End lead to the corners of the map. Needs: a map with cells; a Qt::Key.
Cell walked(std::optional<Cell> from, Cell start, int key, bool toCorner, MapSize size);

} // namespace softfocus
