#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <stop_token>

namespace softfocus {

/// A file's beginning, or all of it.
struct FileBytes {
    QByteArray bytes;
    bool complete = true; ///< false when the file goes on beyond the limit
};

/// The first `limit` bytes of a regular file. Looks every few milliseconds whether it is asked to stop, also while a file has nothing
/// to give or somebody else holds it.
/// Errors: a sentence that names the file: missing, a directory, no permission, not a regular file, a fault while reading, stopped.
Result<FileBytes> readFile(const QString& path, qint64 limit, const std::stop_token& stop = {});

/// Who may read a file that is written.
enum class Readers {
    AsBefore, ///< those who could, or whom the user's settings for new files name
    Owner,    ///< nobody but its owner
};

/// Writes a file whole or not at all; a symbolic link stays one, and the file at its end is written. What an earlier writing left
/// unfinished in the folder, because its process was killed, is removed.
/// Errors: a sentence that names the file and the system's reason; links that lead around in circles.
Result<bool> saveFile(const QString& path, const QByteArray& bytes, Readers readers = Readers::AsBefore);

} // namespace softfocus
