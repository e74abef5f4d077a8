#pragma once

#include "core/normalizers/normalizer.h"

#include <span>
#include <vector>

namespace softfocus {

/// The total variation distance of two rows of weights of the same keys: ½ Σ |p − q|, how much of the attention would have to be moved to
/// make one of the other.
/// 0 exactly where they agree, 1 for distributions that share no key. Of weights that are no distributions it is the same sum, without
/// that bound. NaN where one of the weights is.
/// Shapes: p.size() == q.size().
/// Source: Levin, Peres & Wilmer 2009, "Markov Chains and Mixing Times", proposition 4.2.
double totalVariation(std::span<const double> p, std::span<const double> q);
double totalVariation(std::span<const long double> p, std::span<const long double> q);

/// ln of fine weights (Normalizer::fineWeights), also of those that are too small even for a long double; −∞ for true zeros and masked
/// keys. NaN where the weight is, or where it is too small and no logarithm of it is known (entmax right beside α = 1).
/// Shapes: one entry per key. Range: scores finite or −∞ (masked); temperature in [0, ∞]. Units: nats.
std::vector<long double> fineLogWeights(const Normalizer& normalizer, std::span<const double> scores, double temperature,
                                        std::span<const long double> weights);

} // namespace softfocus
