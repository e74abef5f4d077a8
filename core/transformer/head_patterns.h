#pragma once

#include "core/base/matrix.h"

#include <optional>
#include <span>
#include <vector>

namespace softfocus {

/// What the rows of a head may look at.
enum class PatternKind {
    Previous, ///< the piece before
    Next,     ///< the piece behind
    Itself,   ///< the piece itself
    First,    ///< the first piece of the text
    SameWord, ///< the same piece elsewhere in the text
    Aligns,   ///< a translation at its text: each piece at one of its own
};

/// How much of a head's weight lies there.
struct HeadPattern {
    PatternKind kind = PatternKind::Previous;
    double share = 0; ///< in [0, 1] where rows sum to 1
    bool operator==(const HeadPattern&) const = default;
};

/// From this share on a head is named by what it looks at: then it looks there more than anywhere else.
inline constexpr double clearShare = 0.6;
/// Rows that a share needs to be worth a name: with fewer, each head looks somewhere by chance.
inline constexpr Index leastRowsOfPattern = 4;

/// The patterns of pieces that attend to each other: for each the mean weight at that place, over the rows that have one. Left out: those of which no row
/// has one (a word that comes twice). Rows without a choice do not count: the first one of a causal head.
/// Shapes: weights [n × n], ids [n].
std::vector<HeadPattern> selfPatterns(const MatrixRef& weights, std::span<const Index> ids, bool isCausal);

/// The pattern of a translation that attends to its text. Of each piece of the text that some row looks at the most, the largest such
/// weight; their sum is divided by the number of rows or of pieces, whichever is smaller. So a head whose rows all look at one piece aligns nothing.
/// Special pieces on either side are left out. Whether the pieces are the right ones no number can say: this says that they are told apart.
/// Shapes: weights [n × m], [n], [m].
HeadPattern crossPattern(const MatrixRef& weights, const std::vector<bool>& isSpecialRow, const std::vector<bool>& isSpecialKey);

/// The pattern with the largest share, where that is clear and there are enough rows.
std::optional<HeadPattern> clearPattern(const std::vector<HeadPattern>& patterns, Index rows);

} // namespace softfocus
