#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/normalizers/normalizer.h"

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

/// The mean over the rows of the entropy of a normalizer's weights. Rows that attend to nothing are left out.
/// NaN where there is no other row, or where the weights of one are no distribution (undivided, negative, or 0/0).
/// Shapes: scores [n × m]; one row's spread is that of [1 × m]. Range: scores finite or −∞ (masked); temperature in [0, ∞]. Units: bits.
double meanEntropyAt(const Normalizer& normalizer, const MatrixRef& scores, double temperature);

/// A temperature at which the mean over the rows of the entropy of a normalizer's weights is `bits`. As T rises, weight moves from larger
/// scores to smaller ones with softmax, sparsemax, entmax and top-k, and the other way with tanh, so that there is one at most; with
/// sigmoid and adaptive there may be several, of which it is one.
/// Range: in [0, ∞], exact to the last digits of the entropy (of tens of thousands of weights: of what doubles say of it). Units: of the
/// scores; entropy in bits.
/// Errors: a sentence that says why there is none: temperature has no effect on the normalizer or on these scores, the weights are no
/// distribution, or it has more bits, or fewer, at every temperature.
Result<double> temperatureOfEntropy(const Normalizer& normalizer, const MatrixRef& scores, double bits);

} // namespace softfocus
