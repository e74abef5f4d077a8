#pragma once

#include "ui/paint/colour/colour_scale.h"
#include "ui/paint/heatmap/map_window.h"
#include "ui/words/picture.h"

#include <cstdint>
#include <span>

namespace softfocus {

/// What a cell looks like in two bytes: absent, undefined, exactly 0, or a step of the colour scale. The order is how much a
/// cell says (the largest weight; for signed numbers the one farthest from 0): where several cells share a device pixel, the
/// largest code is seen.
using CellCode = std::uint16_t;
namespace cellCode {
inline constexpr CellCode absent = 0;    ///< masked
inline constexpr CellCode undefined = 1; ///< 0/0
inline constexpr CellCode trueZero = 2;
inline constexpr CellCode first = 3; ///< the first of the scale's steps
inline constexpr std::size_t count = std::size_t(first) + ColourScale::steps;

/// The step of the scale that a code from `first` on stands for.
std::size_t stepOf(CellCode code, bool diverging);
} // namespace cellCode

/// Reads a picture's rows as codes: the same as Picture::position(), a row at a time.
class CellCodes {
public:
    /// Reads the columns of a part of the map. Needs: the window has its counts and lies in the map.
    CellCodes(const Picture& picture, const MapWindow& window);

    /// Writes one code per column. `row` counts from the window's first. Shapes: codes.size() == columns of the window.
    void read(Index row, std::span<CellCode> codes) const;

    /// Has a row's numbers on their way from memory while something else is done.
    void prefetch(Index row) const;

    /// Writes the rows [begin, end) pooled into `codes`: each column of cells goes to one of codes.size() places, and each place
    /// keeps its strongest cell, so that a single large weight stays visible however small the map.
    /// `scratch` has two entries per column. Needs: begin < end.
    void readPooled(Index begin, Index end, std::span<CellCode> scratch, std::span<CellCode> codes) const;

private:
    void readSigned(std::span<const double> values, std::span<CellCode> codes) const;
    void readWeights(Index row, std::span<const double> values, std::span<CellCode> codes) const;
    void readLogarithmic(Index row, std::span<const double> values, std::span<CellCode> codes) const;
    void markZeros(Index row, std::span<const double> values, std::span<CellCode> codes) const;

    const Picture& m_picture;
    MapWindow m_window;
};

} // namespace softfocus
