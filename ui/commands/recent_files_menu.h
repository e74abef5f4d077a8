#pragma once

#include <QMenu>

namespace softfocus {

/// The files that were opened or saved last, as they are when the menu around opens.
class RecentFilesMenu : public QMenu {
    Q_OBJECT

public:
    explicit RecentFilesMenu(QMenu& around);

signals:
    void chosen(const QString& path);

private:
    void fill();
};

/// "name — folder" on one line, with ~ for the user's own folder.
QString nameInFolder(const QString& path);

} // namespace softfocus
