#pragma once

#include "core/scene/scene.h"

#include <optional>

namespace softfocus {

/// Entries of a matrix of scores that stand for a mask though they are numbers: programs that cannot write −∞ add −10,000, −1e9, −65504 or
/// the least number of their type to the score of what is not to be seen.
struct FiniteMask {
    double upTo = 0;  ///< entries up to this belong to it
    double least = 0; ///< the least of them
    Index count = 0;
};

/// The mask that finite entries make, if there is one: some lie at or below −5,000, twenty times as far from 0 as any other, and all about one
/// number or its double (where two masks were added up). −∞ is masked anyway and counts as neither.
std::optional<FiniteMask> finiteMaskIn(const MatrixRef& scores);

/// The scores with what is recognised as a mask taken as one; weights and others as they are.
GivenScores withFiniteMask(GivenScores given);

/// The matrix as the scene takes it: −∞ for entries up to GivenScores::maskedUpTo. Shapes: [queries × keys].
Matrix scoresAsTaken(const GivenScores& given);

} // namespace softfocus
