#pragma once

#include "core/scene/scene.h"

namespace softfocus {

/// The scene on the page and the lesson of another one, and with the query that is chosen in another one, in a picture the patch of the same
/// place; its own where their sources are of different kinds.
Scene withChoiceOf(Scene scene, const Scene& other);

} // namespace softfocus
