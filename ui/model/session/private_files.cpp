#include "ui/model/session/private_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>

namespace softfocus {

namespace {

constexpr QFile::Permissions ownFile = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions ownFolder = ownFile | QFile::ExeOwner;

} // namespace

bool makePrivateFolder(const QString& path)
{
    if (!QFileInfo(path).isDir()) {
        QDir().mkpath(QFileInfo(path).absolutePath());
        QDir().mkdir(path, ownFolder); // from its first moment on
    }
    // Some file systems have no modes; what is kept there is kept all the same.
    QFile::setPermissions(path, ownFolder);
    return QFileInfo(path).isDir();
}

void keepToOwner(const QString& path)
{
    if (QFileInfo(path).isFile())
        QFile::setPermissions(path, ownFile);
}

void keepSettingsToOwner()
{
    const QString file = QSettings().fileName();
    // The folder is the organization's, and not the one that holds those of all programs.
    if (const QFileInfo folder(QFileInfo(file).absolutePath()); folder.fileName() == QCoreApplication::organizationName())
        makePrivateFolder(folder.absoluteFilePath());
    keepToOwner(file);
}

} // namespace softfocus
