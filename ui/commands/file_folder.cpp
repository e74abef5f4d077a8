#include "ui/commands/file_folder.h"

#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace softfocus {

namespace {

constexpr auto folderKey = "files/folder";

} // namespace

QString lastFolder()
{
    const QString folder = QSettings().value(folderKey).toString();
    if (!folder.isEmpty() && QFileInfo(folder).isDir())
        return folder;
    return QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
}

void rememberFolder(const QString& path)
{
    QSettings().setValue(folderKey, QFileInfo(path).absolutePath());
}

} // namespace softfocus
