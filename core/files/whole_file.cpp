#include "core/files/whole_file.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace softfocus {

namespace {

/// What the system says, without its own full stop.
std::string reasonOf(const QFileDevice& file)
{
    QString reason = file.errorString().simplified();
    while (reason.endsWith(u'.'))
        reason.chop(1);
    return reason.toStdString();
}

Error unreadable(const QString& path, const std::string& reason)
{
    return Error{path.toStdString() + " cannot be read: " + reason + "."};
}

} // namespace

Result<FileBytes> readFile(const QString& path, qint64 limit)
{
    const QFileInfo info(path);
    if (info.isDir())
        return unreadable(path, "it is a directory; name a file in it");
    if (info.exists() && !info.isFile()) // a pipe or a device might never end
        return unreadable(path, "it is not a regular file; copy its content into one");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, reasonOf(file) + (info.exists() ? "; you need permission to read it"
                                                                : "; check its name and folder"));
    // Files of unknown size (0) exist, and others grow while they are read, so the size is no more than a hint.
    constexpr qint64 usualSize = 65'536;
    FileBytes content;
    for (qint64 wanted = std::max(file.size(), usualSize); content.bytes.size() <= limit; wanted = content.bytes.size()) {
        const QByteArray part = file.read(std::min(wanted, limit - content.bytes.size()) + 1);
        if (file.error() != QFileDevice::NoError)
            return unreadable(path, reasonOf(file));
        if (part.isEmpty())
            return content;
        content.bytes = content.bytes.isEmpty() ? part : content.bytes + part;
    }
    content.bytes.truncate(limit);
    content.complete = false;
    return content;
}

Result<bool> saveFile(const QString& path, const QByteArray& bytes)
{
    const auto unwritable = [&](const std::string& reason) {
        return Error{path.toStdString() + " cannot be written: " + reason + "; nothing was changed."};
    };
    if (path.isEmpty())
        return Error{"The file to write has no name; give it one."};
    const QFileInfo info(path);
    if (info.isDir())
        return unwritable("it is a directory");
    if (info.exists() && !info.isFile()) // a file put in the place of a device or a pipe would be the end of it
        return unwritable("it is not a regular file");
    QSaveFile file(path);
    // Unbuffered: what a buffer fails to write at the end, when a part of it did fit, is not reported.
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return unwritable(reasonOf(file));
    for (qint64 written = 0; written < bytes.size();) {
        const qint64 count = file.write(bytes.constData() + written, bytes.size() - written);
        if (count <= 0)
            return unwritable(reasonOf(file));
        written += count;
    }
    if (!file.commit())
        return unwritable(reasonOf(file));
    return true;
}

} // namespace softfocus
