#pragma once

#include "core/base/matrix.h"
#include "core/rows/parameters.h"

#include <span>

namespace softfocus {

/// What a row of weights is, besides its numbers.
enum class RowState : unsigned char {
    Normal,
    NothingToAttend, ///< every key is masked: all weights are 0
    Undefined,       ///< the definition divides by 0: all weights of unmasked keys are NaN
    NotScores,       ///< a score is NaN or +∞: all weights are NaN. Never in an Attention, whose scene was checked
};

/// Rows of scores, and where their weights go. Each row is normalized by itself.
/// Shapes: scores and weights [count × length], row after row; states [count]. Scores and weights do not overlap.
/// Range: scores finite, or −∞ for a masked key; temperature in [0, ∞].
template <class Real>
struct Rows {
    const Real* scores = nullptr;
    Real* weights = nullptr;
    RowState* states = nullptr;
    Index count = 0;
    Index length = 0;
    Real temperature = 1;
    Parameters parameters{};
};

/// One row's scores as a normalizer sees them.
/// Shapes: one entry per key. Range: finite, or −∞ for a masked key; temperature in [0, ∞].
struct ScoreRow {
    std::span<const double> scores;
    double temperature = 1;
    Parameters parameters{};
};

} // namespace softfocus
