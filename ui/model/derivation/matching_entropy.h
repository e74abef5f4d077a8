#pragma once

#include "core/attention/attention.h"

namespace softfocus {

/// The scene with softmax, at the temperature at which the chosen row is spread as far as `other` spreads it at `temperature`: both
/// have the same entropy.
/// Errors: a sentence that says why there is no such temperature: no row is chosen, `other`'s weights are no distribution, or softmax
/// cannot have their entropy on this row.
Result<Scene> softmaxOfMatchingEntropy(const Attention& attention, Index query, const Normalizer& other, double temperature);

} // namespace softfocus
