#pragma once

#include <QString>

namespace softfocus {

/// Makes a folder, and those above it, if it is not there; what is in it is nobody's business but its owner's, whatever its mode was
/// before. False if there is no such folder in the end.
bool makePrivateFolder(const QString& path);

/// Takes a file that may be there away from everybody but its owner.
void keepToOwner(const QString& path);

/// The same for the file of QSettings and its folder: it has the names of the files that were opened last.
void keepSettingsToOwner();

} // namespace softfocus
