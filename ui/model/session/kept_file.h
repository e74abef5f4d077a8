#pragma once

#include "ui/model/session/kept_scene.h"

#include <optional>

namespace softfocus {

/// Tells the bytes of a file from any others.
QString digestOf(const QByteArray& bytes);

/// Writes a kept scene: a scene file with one more key, which says how the scene stands to the user's own file. Nobody but the
/// owner can read it.
/// Errors: a sentence that names the file and the system's reason.
Result<bool> writeKept(const QString& path, const KeptScene& kept);

/// What became of a file that could not be understood.
struct Unread {
    QString reason;  ///< a sentence
    QString movedTo; ///< its path now
};

/// Renames a file of the session to name-1.softfocus, name-2.softfocus, … in the session's folder. Returns the new path; empty where the file stays.
QString setAside(const QString& path, const QString& name);

/// The scene that was kept in a file. One that cannot be understood is renamed and counts as none.
std::optional<KeptScene> readKept(const QString& path, Unread* unread = nullptr);

/// The scene as its own file has it now, where there are no changes that the file lacks; and what to say about it. Where the program
/// ended while the file was being written, what the file holds tells whether that came to its end.
KeptScene refreshed(KeptScene kept);

} // namespace softfocus
