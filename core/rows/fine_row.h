#pragma once

#include "core/rows/score_rows.h"

#include <cmath>
#include <vector>

namespace softfocus {

/// One row's weights, worked slowly and to the last digits of a double, those near 1 and those next to nothing alike: what entropies,
/// divergences and Jacobians are formed from. A long double tells 1 − 4e-18 from 1 and has e⁻⁷⁴⁵ with all its digits.
using FineWeights = std::vector<long double>;

/// e^(sharpening · (z − max z)/T) as shares of their sum; 0 for masked keys and for those below `least`.
/// Range: as ScoreRow. All 0 for a row that attends to nothing.
FineWeights fineSoftmax(const ScoreRow& row, long double sharpening = 1, double least = -std::numeric_limits<double>::infinity());

/// α-entmax's weights. A key has one exactly when T is above its critical temperature.
/// Range: as ScoreRow; alpha in (1, 4].
FineWeights fineEntmax(const ScoreRow& row, double alpha);

/// e^((score − maximum)/T) in double, with what rounding took from the quotient put back: it would be missing in the last three digits of
/// e⁻⁷⁰⁰. Range: as scaledBelow().
double fineExp(double score, double maximum, double temperature);

/// The sum of all values but one, for each of them: 1 − w formed so from weights has the digits that 1 has no room for.
FineWeights sumsOfOthers(std::span<const long double> values);

} // namespace softfocus
