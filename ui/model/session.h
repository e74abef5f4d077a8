#pragma once

#include "core/attention/scene.h"

#include <QString>

#include <optional>

namespace softfocus {

/// The file that keeps the last scene from one start to the next, in the user's own data folder.
QString lastSceneFile();

/// The scene that was saved last, or none. A file that cannot be understood (damaged, or written by a newer version) is
/// renamed, so that nothing overwrites it, and counts as none.
std::optional<Scene> loadLastScene();

/// Keeps the scene for the next start. Errors: a sentence that names the file and the system's reason.
Result<bool> saveLastScene(const Scene& scene);

} // namespace softfocus
