#include "core/measures/critical_temperatures.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace softfocus {

namespace {

/// Unmasked keys from the largest score down, equal ones by place.
std::vector<CriticalTemperature> sortedKeys(std::span<const double> scores)
{
    std::vector<CriticalTemperature> keys;
    for (std::size_t j = 0; j < scores.size(); ++j)
        if (!std::isinf(scores[j]))
            keys.push_back({static_cast<Index>(j), 0});
    std::ranges::stable_sort(keys, [&](const CriticalTemperature& a, const CriticalTemperature& b) {
        return scores[static_cast<std::size_t>(a.key)] > scores[static_cast<std::size_t>(b.key)];
    });
    return keys;
}

/// Whole powers grow by what the next step down adds to every gap: no difference of large sums, and one step a key.
void fillBySums(std::span<const double> scores, std::vector<CriticalTemperature>& keys, bool squares)
{
    double sum = 0, root = 0; // Σ gaps, and the root of the sum of their squares
    for (std::size_t k = 1; k < keys.size(); ++k) {
        const double step = scores[static_cast<std::size_t>(keys[k - 1].key)] - scores[static_cast<std::size_t>(keys[k].key)];
        const auto above = static_cast<double>(k);
        // Σ (g + s)² = Σ g² + s (2 Σ g + k s), as lengths so that squares of huge gaps do not overflow.
        root = std::hypot(root, std::sqrt(step) * std::sqrt(2 * sum + above * step));
        sum += above * step;
        keys[k].temperature = squares ? root / 2 : sum;
    }
}

void fillByNorm(std::span<const double> scores, std::vector<CriticalTemperature>& keys, double alpha)
{
    const double power = 1 / (alpha - 1);
    for (std::size_t k = 1; k < keys.size(); ++k) {
        const double score = scores[static_cast<std::size_t>(keys[k].key)];
        const double widest = scores[static_cast<std::size_t>(keys[0].key)] - score;
        if (!(widest > 0))
            continue;
        double sum = 0;
        for (std::size_t j = 0; j < k; ++j)
            sum += std::pow((scores[static_cast<std::size_t>(keys[j].key)] - score) / widest, power);
        keys[k].temperature = (alpha - 1) * widest * std::pow(sum, alpha - 1);
    }
}

} // namespace

std::vector<CriticalTemperature> criticalTemperatures(std::span<const double> scores, double alpha)
{
    if (!(alpha > 1))
        return {};
    std::vector<CriticalTemperature> keys = sortedKeys(scores);
    if (alpha == 2 || alpha == 1.5)
        fillBySums(scores, keys, alpha == 1.5);
    else
        fillByNorm(scores, keys, alpha);
    return keys;
}

} // namespace softfocus
