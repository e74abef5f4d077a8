#pragma once

#include "core/normalizers/normalizer.h"

#include <optional>
#include <span>

namespace softfocus {

/// What rounding of a thousand additions leaves of a sum of 1, and far below what people are shown.
inline constexpr double computedRounding = 1e-9;
/// Of weights out of a file, which are rounded in their own way: up to what two decimals show.
inline constexpr double givenRounding = 0.005;

/// True for weights ≥ 0 that sum to 1 up to `rounding`. Of others (unnormalized, or with negatives kept) entropy and divergence would be
/// numbers without meaning.
bool isDistribution(std::span<const double> weights, double rounding = computedRounding);
bool isDistribution(std::span<const long double> weights, double rounding = computedRounding);

/// How many keys have a weight, those among them whose weight is too small to be written.
/// Shapes: weights.size() == scores.size(). Range: `edge` as Normalizer::supportEdge.
Index supportOf(std::span<const double> weights, std::span<const double> scores, double edge);

/// The α of the α-entmax that a normalizer is, where keys enter its support one by one as T rises: 2 for sparsemax, entmax's own above 1.
std::optional<double> sparseAlpha(const Normalizer& normalizer);

/// How far weights are from softmax's of the same scores at the same temperature: Σ w log₂(w / softmax), by softmax's logarithms and
/// so exact where its weight itself is too small to be written.
/// 0 where they agree, ∞ where a key has a weight that softmax gives none (at T = 0), NaN for weights that are no distribution.
/// Shapes: fine weights (Normalizer::fineWeights), as many as scores. Range: scores finite or −∞ (masked); temperature in [0, ∞]. Units: bits.
/// Source: Kullback & Leibler 1951, "On Information and Sufficiency", section 2.
double divergenceFromSoftmax(std::span<const long double> weights, std::span<const double> scores, double temperature);

} // namespace softfocus
