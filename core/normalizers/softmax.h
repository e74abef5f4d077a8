#pragma once

#include "core/normalizers/normalizer.h"

namespace softfocus {

/// exp(z/T) / Σ exp(z/T) for each row, with the row's maximum subtracted before dividing by T so that neither overflows.
/// T = 0 shares the weight among the largest scores, T = ∞ among all unmasked keys.
/// Shapes, Range: as Rows. Real is float or double.
/// Source: Bridle 1990, "Probabilistic Interpretation of Feedforward Classification Network Outputs".
template <class Real>
void softmaxRows(const Rows<Real>& rows);

/// ln of softmax's weights, exact where the weight itself underflows or is as good as 1: (z − max z)/T − ln Σ exp((z − max z)/T).
/// −∞ for masked keys and, at T = 0, for all but the largest scores; all −∞ for a row that attends to nothing.
/// Shapes: logWeights.size() == scores.size(). Range: scores finite or −∞; temperature in [0, ∞]. Units: nats.
void softmaxLogWeights(std::span<const double> scores, double temperature, std::span<double> logWeights);

/// Softmax in the table of normalizers.
NormalizerEntry softmaxEntry();

} // namespace softfocus
