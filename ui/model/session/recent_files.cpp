#include "ui/model/session/recent_files.h"

#include <QFileInfo>
#include <QSettings>

namespace softfocus {

namespace {

constexpr auto listKey = "files/recent";
constexpr qsizetype mostFiles = 10;

} // namespace

QStringList recentFiles()
{
    return QSettings().value(listKey).toStringList();
}

void rememberFile(const QString& path)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    QStringList files = recentFiles();
    files.removeAll(whole);
    files.prepend(whole);
    QSettings().setValue(listKey, files.mid(0, mostFiles));
}

void forgetFile(const QString& path)
{
    QStringList files = recentFiles();
    files.removeAll(QFileInfo(path).absoluteFilePath());
    QSettings().setValue(listKey, files);
}

void forgetAllFiles()
{
    QSettings().remove(listKey);
}

} // namespace softfocus
