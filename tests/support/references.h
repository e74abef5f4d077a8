#pragma once

// The normalizers once more, as their definitions say, in long double and without any care for speed: what the kernels are held against.

#include "core/normalizers/normalizer.h"

#include <string>
#include <vector>

namespace softfocus::test {

/// A normalizer with its parameters, by a name that failures can be told apart by.
struct NamedNormalizer {
    std::string name;
    Normalizer normalizer;
};

/// Every normalizer of the table, with each value of each of its parameters that makes a difference.
std::vector<NamedNormalizer> allNormalizers();

/// The weights by definition, at any temperature in [0, ∞]. Needs: an unmasked key, and weights that are defined.
std::vector<long double> referenceWeights(const Normalizer& normalizer, const std::vector<double>& scores, double temperature);

} // namespace softfocus::test
