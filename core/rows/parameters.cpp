#include "core/rows/parameters.h"

#include <cassert>

namespace softfocus {

double valueOf(const Parameters& parameters, Parameter parameter)
{
    switch (parameter) {
    case Parameter::Alpha: break;
    case Parameter::K: return static_cast<double>(parameters.k);
    case Parameter::Negatives: return static_cast<double>(parameters.negatives);
    case Parameter::Unnormalized: return parameters.unnormalized ? 1 : 0;
    }
    return parameters.alpha;
}

Parameters withValue(Parameters parameters, Parameter parameter, double value)
{
    assert(isInRange(infoOf(parameter), value));
    switch (parameter) {
    case Parameter::Alpha: parameters.alpha = value; break;
    case Parameter::K: parameters.k = static_cast<std::int64_t>(value); break;
    case Parameter::Negatives: parameters.negatives = static_cast<Negatives>(value); break;
    case Parameter::Unnormalized: parameters.unnormalized = value != 0; break;
    }
    return parameters;
}

} // namespace softfocus
