#pragma once

#include <QStringList>

namespace softfocus {

/// The files that were opened or saved last, newest first, as absolute paths. Remembered in the program's settings, which other
/// windows share.
QStringList recentFiles();

/// Puts a file on top of the list.
void rememberFile(const QString& path);
/// Takes a file off the list.
void forgetFile(const QString& path);
void forgetAllFiles();

} // namespace softfocus
