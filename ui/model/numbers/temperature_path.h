#pragma once

#include "core/normalizers/normalizer.h"

#include <vector>

namespace softfocus {

/// Where a normalizer's weights are at a temperature.
struct PathPoint {
    double temperature = 1;
    std::vector<double> weights;
};
using TemperaturePath = std::vector<PathPoint>;

/// The way of a normalizer's weights over all temperatures, from T = 0 to ∞: as many points as a drawing of a thousand pixels needs, with
/// one exactly where a key enters the support, since there the way has a kink.
/// One point where temperature has no effect. Range: scores finite.
TemperaturePath temperaturePathOf(const Normalizer& normalizer, std::span<const double> scores);

} // namespace softfocus
