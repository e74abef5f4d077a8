#pragma once

#include "core/normalizers/normalizer.h"

#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace softfocus::test {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double maskedScore = -infinity;

/// One row of weights by name of the normalizer.
inline std::vector<double> weightsOf(const char* name, const std::vector<double>& scores, double temperature = 1,
                                     const Parameters& parameters = {})
{
    std::vector<double> weights(scores.size(), 99);
    Normalizer::named(name)->with(parameters).weigh(scores, temperature, weights);
    return weights;
}

/// Normally distributed scores; the same seed gives the same row.
inline std::vector<double> randomRow(std::size_t length, double spread, unsigned seed)
{
    std::mt19937_64 generator(seed);
    std::normal_distribution<double> distribution(0, spread);
    std::vector<double> row(length);
    for (double& score : row)
        score = distribution(generator);
    return row;
}

inline double sumOf(const std::vector<double>& values)
{
    long double sum = 0;
    for (const double value : values)
        sum += value;
    return static_cast<double>(sum);
}

} // namespace softfocus::test
