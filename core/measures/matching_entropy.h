#pragma once

#include "core/base/result.h"

#include <span>

namespace softfocus {

/// The entropy of softmax(scores / T). It grows with T, from the logarithm of the number of largest scores at T = 0 to that of the
/// number of unmasked keys at T = ∞.
/// Range: scores finite or −∞ (masked); temperature in [0, ∞]. Units: bits; 0 for a row that attends to nothing.
double softmaxEntropy(std::span<const double> scores, double temperature);

/// The temperature at which softmax(scores / T) has this entropy: the same spread as another normalizer's weights have.
/// Range: in [0, ∞], exact to the last digits of the entropy. Units: of the scores; entropy in bits.
/// Errors: a sentence that says why there is none: fewer bits than ties at the top always have, more than the keys can have, every score the
/// same (softmax is uniform at every temperature), or no unmasked key.
Result<double> temperatureOfEntropy(std::span<const double> scores, double bits);

} // namespace softfocus
