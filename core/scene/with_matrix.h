#pragma once

#include "core/scene/scene.h"

namespace softfocus {

/// The scene with a matrix in place of its source: the sentence waits behind it, and a stage that the matrix does not have gives way to its weights.
Scene withMatrix(Scene scene, GivenScores given);

} // namespace softfocus
