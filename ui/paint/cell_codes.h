#pragma once

#include "ui/paint/picture.h"

#include <span>

namespace softfocus {

/// What is special about a cell, in place of its position on the colour scale. The order is how much a cell says: where several
/// cells share a device pixel, the one that says most is seen.
namespace cellCode {
inline constexpr float absent = -3;    ///< masked
inline constexpr float undefined = -2; ///< 0/0
inline constexpr float trueZero = -1;
} // namespace cellCode

/// Reads a picture's rows as positions on its colour scale: the same as Picture::position(), a row at a time.
class CellCodes {
public:
    explicit CellCodes(const Picture& picture) : m_picture(picture) {}

    /// Writes one code per column. Shapes: codes.size() == columns. Range: [0, 1], or a cellCode.
    void read(Index row, std::span<float> codes) const;

    /// Writes the rows [begin, end) pooled into `codes`: each column of cells goes to one of codes.size() places, and each place
    /// keeps its strongest cell (the largest weight; for signed numbers the one farthest from 0), so that a
    /// single large weight stays visible however small the map. `scratch` has one entry per column.
    void readPooled(Index begin, Index end, std::span<float> scratch, std::span<float> codes) const;

private:
    void readSigned(std::span<const double> values, std::span<float> codes) const;
    void readWeights(Index row, std::span<const double> values, std::span<float> codes) const;

    const Picture& m_picture;
};

} // namespace softfocus
