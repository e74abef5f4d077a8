#include "core/measures/critical_temperatures.h"

#include "core/rows/support_entry.h"

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

} // namespace

std::vector<CriticalTemperature> criticalTemperatures(std::span<const double> scores, double alpha)
{
    if (!(alpha > 1))
        return {};
    std::vector<CriticalTemperature> keys = sortedKeys(scores);
    SupportEntry entry(alpha);
    for (CriticalTemperature& key : keys) {
        const double score = scores[static_cast<std::size_t>(key.key)];
        key.temperature = entry.temperatureOf(score);
        entry.add(score);
    }
    return keys;
}

} // namespace softfocus
