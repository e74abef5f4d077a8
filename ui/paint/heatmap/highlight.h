#pragma once

#include "ui/paint/heatmap/map_window.h"

namespace softfocus {

/// What the pointer and the user's choice light up on a map.
struct Highlight {
    Cell hovered;         ///< −1, −1 when the pointer is elsewhere
    Index pinnedRow = -1; ///< the chosen query
    Cell focused;         ///< the keyboard's cell, drawn with a focus ring

    bool operator==(const Highlight&) const = default;
    bool lightsRow(Index row) const { return row >= 0 && (row == hovered.row || row == focused.row); }
    bool lightsColumn(Index column) const { return column >= 0 && (column == hovered.column || column == focused.column); }
};

} // namespace softfocus
