#include "core/files/atomic_file.h"

#include "core/files/leftovers.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <filesystem>
#include <optional>
#include <system_error>

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

/// Writes and closes the file under a name of its own. Errors: the system's reason.
Result<bool> writeUnfinished(QSaveFile& file, const QByteArray& bytes, std::optional<QFile::Permissions> permissions)
{
    // Unbuffered: what a buffer fails to write at the end, when a part of it did fit, is not reported.
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return Error{reasonOf(file)};
    if (permissions)
        file.setPermissions(*permissions); // some file systems have none
    for (qint64 written = 0; written < bytes.size();) {
        const qint64 count = file.write(bytes.constData() + written, bytes.size() - written);
        if (count <= 0)
            return Error{reasonOf(file)};
        written += count;
    }
    if (!file.commit())
        return Error{reasonOf(file)};
    return true;
}

/// What a name stands for at the end of its symbolic links, whether it is there or not; nothing where they go around in circles.
std::optional<QFileInfo> endOfLinks(const QString& path)
{
    constexpr int mostLinks = 40; // as Linux has it
    QFileInfo info(path);
    for (int link = 0; link < mostLinks; ++link) {
        if (!info.isSymLink())
            return info;
        info.setFile(info.symLinkTarget());
    }
    return std::nullopt;
}

} // namespace

Result<bool> saveFile(const QString& path, const QByteArray& bytes, Readers readers)
{
    const auto unwritable = [&](const Message& reason) {
        return Error{translatable("Files", "%1 cannot be written: %2; nothing was changed."), path.toStdString(), reason};
    };
    if (path.isEmpty())
        return Error{translatable("Files", "The file to write has no name; give it one.")};
    const std::optional<QFileInfo> info = endOfLinks(path);
    if (!info)
        return unwritable(translatable("Files", "it is a symbolic link that leads back to itself"));
    if (info->isDir())
        return unwritable(translatable("Files", "it is a directory"));
    if (info->exists() && !info->isFile()) // a file put in the place of a device or a pipe would be the end of it
        return unwritable(translatable("Files", "it is not a regular file"));
    if (info->exists() && !info->isWritable()) // which a file put in its place would get around
        return unwritable(translatable("Files", "you have no permission to write it"));
    std::optional<QFile::Permissions> permissions;
    if (readers == Readers::Owner)
        permissions = QFile::ReadOwner | QFile::WriteOwner;
    else if (info->exists())
        permissions = info->permissions();

    const QString folder = info->absolutePath(), unfinished = folder + u'/' + unfinishedName(QCoreApplication::applicationPid());
    removeLeftovers(folder);
    QSaveFile file(unfinished);
    if (const Result<bool> written = writeUnfinished(file, bytes, permissions); !written)
        return unwritable(written.error().message);
    std::error_code failure;
    std::filesystem::rename(QFile::encodeName(unfinished).toStdString(), QFile::encodeName(info->absoluteFilePath()).toStdString(),
                            failure);
    if (failure) {
        QFile::remove(unfinished);
        return unwritable(QString::fromLocal8Bit(failure.message().c_str()).toStdString());
    }
    return true;
}

} // namespace softfocus
