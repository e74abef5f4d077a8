#include "ui/commands/recent_files_menu.h"

#include "core/text/one_line.h"
#include "ui/model/session/recent_files.h"

#include <QDir>
#include <QFileInfo>

namespace softfocus {

QString nameInFolder(const QString& path)
{
    constexpr qsizetype longest = 70;
    QString folder = QFileInfo(path).path();
    const QString home = QDir::homePath();
    if (folder == home || folder.startsWith(home + u'/'))
        folder = u'~' + folder.mid(home.size());
    return oneLine(QFileInfo(path).fileName() + QStringLiteral(" — ") + folder, longest);
}

RecentFilesMenu::RecentFilesMenu(QMenu& around) : QMenu(tr("Open recent"), &around)
{
    setObjectName("recentFiles");
    connect(&around, &QMenu::aboutToShow, this, &RecentFilesMenu::fill);
}

void RecentFilesMenu::fill()
{
    clear();
    const QStringList files = recentFiles();
    setEnabled(!files.isEmpty());
    for (const QString& path : files) {
        QAction* action = addAction(nameInFolder(path).replace(u'&', QStringLiteral("&&")), this, [this, path] { emit chosen(path); });
        action->setToolTip(path);
        action->setStatusTip(path);
    }
    addSeparator();
    addAction(tr("Clear the list"), this, &forgetAllFiles)->setObjectName("clearRecent");
}

} // namespace softfocus
