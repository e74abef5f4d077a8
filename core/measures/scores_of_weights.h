#pragma once

#include "core/normalizers/normalizer.h"

#include <optional>
#include <span>
#include <vector>

namespace softfocus {

/// Why there are no scores to weights.
enum class Inversion {
    Possible,
    AllOrNothing,      ///< weights jump from one to another: hardmax, top-1, and everything at T = 0
    AlwaysEven,        ///< at T = ∞ weights do not depend on the scores
    KeepsOnlyTheFirst, ///< top-k: which keys are kept changes by a jump
    NotDivided,        ///< the weights are no distribution
    OwnTemperature,    ///< adaptive: the temperature depends on the scores
};

/// Whether a normalizer's weights of `count` keys can be chosen, and scores found to them.
Inversion inversionOf(const Normalizer& normalizer, double temperature, std::size_t count);

/// Where softmax gives a key no less: a weight of 0 would need a score of −∞.
inline constexpr double leastInvertedWeight = 1e-6;

/// Scores to which a normalizer gives weights as near to these as it can: softmax z = T ln p, α-entmax z = T p^(α−1)/(α−1), linear z ∝ p,
/// sigmoid and tanh the scores of a multiple of p, all up to what the weights do not depend on.
/// The mean of the scores stays what it is wherever weights leave it open; of linear and tanh, which negative scores do not reach, the sum of
/// the positive ones; of sigmoid and tanh as far as a double tells their largest value from 1.
/// Keys that are to have no weight keep the distance that they have below the threshold, and are `gap` below it where that is more.
/// Linear with the least score subtracted always gives that key nothing: there the least of the weights becomes 0.
/// Shapes: as many weights as scores. Range: weights ≥ 0 that sum to 1; scores finite.
/// Returns none where there is nothing to choose (inversionOf()), or where scores would be too large for a double.
std::optional<std::vector<double>> scoresOfWeights(const Normalizer& normalizer, double temperature, std::span<const double> weights,
                                                   std::span<const double> scores, double gap = 0);

} // namespace softfocus
