#pragma once

#include <QString>

namespace softfocus {

/// The folder that a file dialog starts in: that of the file that was read or written last, or the user's pictures.
QString lastFolder();
void rememberFolder(const QString& path);

/// "name — folder" on one line, with ~ for the user’s own folder; what is a folder itself ends in a slash: "bert/ — folder".
QString nameInFolder(const QString& path);

} // namespace softfocus
