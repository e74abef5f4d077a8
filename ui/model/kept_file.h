#pragma once

#include "ui/model/session.h"

namespace softfocus {

/// Writes a kept scene: a scene file with one more key, which says how the scene stands to the user's own file.
/// Errors: a sentence that names the file and the system's reason.
Result<bool> writeKept(const QString& path, const KeptScene& kept);

/// The scene that was kept in a file. One that cannot be understood is renamed and counts as none.
std::optional<KeptScene> readKept(const QString& path);

/// Renames a file of the session to name-1.softfocus, name-2.softfocus, … in the session's folder. Returns the new path; empty where the file stays.
QString setAside(const QString& path, const QString& name);

/// The scene as its own file has it now, where there are no changes that the file lacks; and what to say about it.
KeptScene refreshed(KeptScene kept);

} // namespace softfocus
