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
    // Files of unknown size (0) exist, so the size is no more than a hint at how much memory is needed.
    FileBytes content{file.read(std::min(limit, std::max<qint64>(file.size(), 65'536)) + 1), true};
    if (file.error() != QFileDevice::NoError)
        return unreadable(path, reasonOf(file));
    if (content.bytes.size() > limit || !file.atEnd()) {
        content.bytes.truncate(limit);
        content.complete = false;
    }
    return content;
}

Result<bool> saveFile(const QString& path, const QByteArray& bytes)
{
    const auto unwritable = [&](const std::string& reason) {
        return Error{path.toStdString() + " cannot be written: " + reason + "; nothing was changed."};
    };
    if (path.isEmpty())
        return Error{"The file to write has no name; give it one."};
    if (QFileInfo(path).isDir())
        return unwritable("it is a directory");
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
