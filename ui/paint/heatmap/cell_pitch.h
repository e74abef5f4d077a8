#pragma once

#include "ui/paint/heatmap/map_window.h"

#include <QSizeF>

namespace softfocus {

/// What decides how large the cells of a map are, beside the room that they have. Units: logical pixels, before any zoom where said so.
struct CellShape {
    bool onPage = false; ///< of a figure, whose cells are all alike
    bool square = true;
    double ratio = 1, zoom = 1; ///< of device pixels, and of the type
    MapSize map;                ///< all of it
    double largestCell = 0;     ///< of square cells on a page
    double tallestRow = 0;      ///< of others, before any zoom
    double leastRow = 0;        ///< of square cells on a page: those of a map that is much wider than high may be higher than wide
    double widest = 1;          ///< so many times wider than high at most are large cells of a square map
};

/// The columns of which every one can be named where cells are wide.
inline constexpr Index fewColumns = 48;

/// From one cell to the next, across and down: cells fill the room as far as their shape allows. Needs: as many rows and columns as share it.
QSizeF cellPitch(const CellShape& shape, QSizeF room, Index rows, Index columns);

/// What is left free between cells of this pitch.
double gapFor(double pitch, double ratio);

/// A length in whole device pixels.
double snapped(double length, double ratio);

} // namespace softfocus
