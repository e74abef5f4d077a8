#include "ui/commands/file_folder.h"

#include "core/text/one_line.h"

#include <QDir>
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

QString nameInFolder(const QString& path)
{
    constexpr qsizetype longest = 70;
    QString folder = QFileInfo(path).path();
    const QString home = QDir::homePath();
    if (folder == home || folder.startsWith(home + u'/'))
        folder = u'~' + folder.mid(home.size());
    const QString end = QFileInfo(path).isDir() ? QStringLiteral("/") : QString(); // as of a transformer
    return oneLine(QFileInfo(path).fileName() + end + QStringLiteral(" — ") + folder, longest);
}

} // namespace softfocus
