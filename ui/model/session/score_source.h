#pragma once

#include "core/scene/scene.h"

#include <QString>

namespace softfocus {

/// The scene with the scores (or weights, where the file says so) of a file in place of its text's; the stage moves to one that
/// these have.
/// Errors: what readScoreFile says.
Result<Scene> withScoresFrom(const QString& path, Scene scene);

/// The suffixes of files that hold scores, as a file dialog wants them: "*.npy *.csv …".
QString scoreFilePatterns();

} // namespace softfocus
