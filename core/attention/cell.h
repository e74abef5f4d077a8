#pragma once

#include "core/base/matrix.h"

namespace softfocus {

/// A cell of the map. A row label alone has column −1, a column label row −1.
struct Cell {
    Index row = -1;
    Index column = -1;
    bool operator==(const Cell&) const = default;
};

} // namespace softfocus
