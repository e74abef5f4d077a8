#include "ui/paint/heatmap/cell_pitch.h"

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

constexpr double flat = 2; ///< so many times wider than high at least are maps whose cells may be higher than wide

/// A pitch in whole device pixels, unless cells are so small that much of the room would stay empty for that: then
/// neighbours differ by a pixel.
double wholePitch(double device)
{
    constexpr double small = 4, mostLost = 0.12;
    const double whole = std::floor(device + 1e-6);
    return whole >= small || (whole >= 1 && device - whole <= mostLost * device) ? whole : device;
}

/// The pitch of cells that share `room`.
double pitchIn(double room, Index count, double ratio)
{
    const double pixels = std::max(1.0, std::floor(room * ratio + 1e-6));
    return wholePitch(pixels / double(count)) / ratio;
}

/// How much longer one side of a cell may be than the other one, which has this length before any zoom: not at all where cells are large
/// enough to be read as squares, and twice where a square map would leave most of a panel empty.
double longestShare(double side)
{
    constexpr double large = 32, small = 16, most = 2;
    return std::lerp(1.0, most, std::clamp((large - side) / (large - small), 0.0, 1.0));
}

/// The same for cells that are wider than high. Those of a few pixels may be four times as wide, so that columns can be named in a panel
/// that is low; of many columns only where the whole map would be a small one.
double widestShare(double height, Index columns)
{
    constexpr double small = 12, tiny = 5, lowMap = 100, more = 2;
    const double share = longestShare(height);
    return columns > fewColumns && height * double(columns) >= lowMap
               ? share
               : share * std::lerp(1.0, more, std::clamp((small - height) / (small - tiny), 0.0, 1.0));
}

/// The pitches of cells that fill the room as far as their shape allows.
QSizeF pitchOnScreen(const CellShape& shape, QSizeF room, Index rows, Index columns)
{
    const auto pixels = [&](double length) { return std::max(1.0, std::floor(length * shape.ratio + 1e-6)) / shape.ratio; };
    double width = pixels(room.width()) / double(columns), height = pixels(room.height()) / double(rows);
    if (!shape.square)
        return {width, std::min(height, shape.tallestRow * shape.zoom)};
    // As of the whole map, so that a part of it lies in the same place, and the wheel leaves the cell under the pointer.
    const double side = std::min(room.width() / double(shape.map.columns), room.height() / double(shape.map.rows));
    width = std::min(width, height * std::max(widestShare(side / shape.zoom, shape.map.columns), shape.widest));
    return {width, std::min(height, width * longestShare(side / shape.zoom))};
}

QSizeF pitchOnPage(const CellShape& shape, QSizeF room, Index rows, Index columns)
{
    double width = pitchIn(room.width(), columns, shape.ratio);
    double height =
        pitchIn(shape.square ? room.height() : std::min(room.height(), shape.tallestRow * shape.zoom * double(rows)), rows, shape.ratio);
    if (!shape.square)
        return {width, height};
    width = height = wholePitch(std::min({width, height, shape.largestCell}) * shape.ratio) / shape.ratio;
    const double leastRow = std::min(shape.leastRow, width * double(columns) / (flat * double(rows)));
    return {width, height < leastRow ? std::ceil(leastRow * shape.ratio) / shape.ratio : height};
}

} // namespace

QSizeF cellPitch(const CellShape& shape, QSizeF room, Index rows, Index columns)
{
    return shape.onPage ? pitchOnPage(shape, room, rows, columns) : pitchOnScreen(shape, room, rows, columns);
}

double gapFor(double pitch, double ratio)
{
    constexpr double large = 24, medium = 7;
    if (pitch >= large)
        return std::max(1.0, std::round(2 * ratio)) / ratio;
    return pitch >= medium ? std::max(1.0, std::round(ratio)) / ratio : 0;
}

double snapped(double length, double ratio)
{
    return std::round(length * ratio) / ratio;
}

} // namespace softfocus
