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

} // namespace

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
