#pragma once

#include "core/normalizers/normalizer.h"

#include <optional>
#include <span>

namespace softfocus {

inline constexpr double nearlyAllWeight = 0.99;   ///< of one key: the row is nearly hard
inline constexpr double nearlyUniformPart = 0.01; ///< of 1/m: as far as weights that are nearly uniform are from it, at most

/// Between which temperatures a row is neither nearly hard nor nearly uniform. Units: of the scores.
struct SpreadTemperatures {
    std::optional<double> nearlyHard;    ///< up to it, it included, one key has nearlyAllWeight or more; above it none has
    std::optional<double> nearlyUniform; ///< from it on, it included, all m unmasked keys have (1 ± nearlyUniformPart)/m; not so below it
};

/// Finds both, to the last digit of the weights that weigh() gives, by bisection: as T rises, the largest weight never grows and the smallest
/// never shrinks under softmax, α-entmax (with sparsemax) and top-k.
/// None where there is none: the largest scores tie, all scores are the same, one key alone, none at all, or fewer than all keys have a weight
/// at every temperature (top-k). None of it either for the other normalizers: hardmax and linear do not read the temperature, and what
/// sigmoid, tanh and adaptive do as it rises goes up and down.
/// Range: scores finite or −∞ (masked).
SpreadTemperatures spreadTemperatures(const Normalizer& normalizer, std::span<const double> scores);

} // namespace softfocus
