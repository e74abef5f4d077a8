#pragma once

#include "core/base/matrix.h"

#include <optional>
#include <vector>

namespace softfocus {

/// Rows or columns that follow each other. Range: 0 ≤ first ≤ last.
struct Span {
    Index first = 0, last = 0; ///< both belong to it
    bool contains(Index place) const { return place >= first && place <= last; }
    bool operator==(const Span&) const = default;
};

/// An outline that somebody put around cells, to point at them: one cell, a block, whole rows or whole columns.
/// What of it lies outside the picture at hand is not drawn, and comes back with a larger one.
struct Mark {
    std::optional<Span> rows;    ///< all of them where it has none
    std::optional<Span> columns; ///< likewise
    bool operator==(const Mark&) const = default;
};

/// The most marks of a scene.
inline constexpr std::size_t mostMarks = 100;

/// The marks with one more, or without it where it is there already. Beyond mostMarks they stay as they are.
std::vector<Mark> toggled(std::vector<Mark> marks, const Mark& mark);

} // namespace softfocus
