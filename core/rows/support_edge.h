#pragma once

#include "core/rows/score_rows.h"

#include <limits>

namespace softfocus {

/// NormalizerEntry::supportEdge of those that give every key a weight: but for the limit T = 0, no 0 is a true one.
inline double edgeBelowEveryKey(const ScoreRow& row)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return row.temperature > 0 ? -infinity : infinity;
}

} // namespace softfocus
