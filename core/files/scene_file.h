#pragma once

#include "core/files/atomic_file.h"
#include "core/scene/scene.h"

#include <QByteArray>

namespace softfocus {

/// More bytes than any scene has: the largest matrix, of maximumTokens × maximumTokens numbers with 17 digits, takes about 25 MB, and
/// bookmarks and the given weights of compared panels may each hold as much again (mostBookmarked, mostGivenWeights).
inline constexpr qint64 longestScene = 90'000'000;

/// The key under which Softfocus keeps what is nobody else's business: the path of the user's file, among other things. A scene that
/// is read is without it, so that it never gets into a figure or another file. kept_file.h writes and reads it.
inline constexpr auto sessionKey = "session";

/// A scene as JSON of the newest version, with the keys that it keeps for other programs. The same scene gives the same bytes.
QByteArray writeScene(const Scene& scene);

/// The scene in `json`, of any version up to the newest. Missing keys take their defaults; unknown ones are kept in the scene as they are.
/// Errors: not JSON, not a scene, a newer version, a value out of its range, or what check() refuses.
Result<Scene> readScene(const QByteArray& json);

/// The scene in a file. May run on any thread. Errors: what readFile and readScene say, with the file's name before it;
/// a file larger than any scene.
Result<Scene> readSceneFile(const QString& path);

/// Writes a scene file whole or not at all. Errors: what saveFile says.
Result<bool> writeSceneFile(const QString& path, const Scene& scene);

} // namespace softfocus
