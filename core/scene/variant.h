#pragma once

#include "core/normalizers/normalizer.h"

namespace softfocus {

/// What turns scores into weights: a normalizer with its parameters, and a temperature.
struct Variant {
    Normalizer normalizer;
    double temperature = usualTemperature; ///< in [leastTemperature, greatestTemperature]
    bool operator==(const Variant&) const = default;
};

} // namespace softfocus
