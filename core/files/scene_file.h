#pragma once

#include "core/attention/scene.h"
#include "core/files/whole_file.h"

#include <QByteArray>

namespace softfocus {

/// A scene as versioned JSON. The same scene gives the same bytes.
QByteArray writeScene(const Scene& scene);

/// The scene in `json`. Missing keys take their defaults; unknown ones are ignored.
/// Errors: not JSON, not a scene, a newer version, a value out of its range, or what check() refuses.
Result<Scene> readScene(const QByteArray& json);

} // namespace softfocus
