#pragma once

#include "core/attention/attention.h"

#include <memory>

namespace softfocus {

/// Tokens and vectors of the scene's text, or its given scores with their labels as tokens.
/// Needs: the scene passed check().
std::shared_ptr<const Input> inputOf(const Scene& scene);

} // namespace softfocus
