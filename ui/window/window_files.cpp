#include "core/text/one_line.h"
#include "ui/controls/text/notice_line.h"
#include "ui/model/document/document.h"
#include "ui/model/session/recent_files.h"
#include "ui/model/session/session.h"
#include "ui/pages/explore_page.h"
#include "ui/panels/sentence/sentence_field.h"
#include "ui/panels/stage/top_bar.h"
#include "ui/window/drop_veil.h"
#include "ui/window/file_commands.h"
#include "ui/window/main_window.h"

#include <QClipboard>
#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

namespace softfocus {

namespace {

/// The folder with ~ for the user's own.
QString shortFolder(const QString& path)
{
    const QString folder = QFileInfo(path).path();
    const QString home = QDir::homePath();
    return folder == home || folder.startsWith(home + u'/') ? u'~' + folder.mid(home.size()) : folder;
}

/// "name — folder" as a menu shows it.
QString menuText(const QString& path)
{
    constexpr qsizetype longest = 70;
    QString text = QFileInfo(path).fileName() + QStringLiteral(" — ") + shortFolder(path);
    text = oneLine(text, longest);
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

void MainWindow::addFileCommands()
{
    const QString group = tr("File");
    addCommand("newScene", group, tr("New"), {QKeySequence(Qt::CTRL | Qt::Key_N)}, [this] { m_files->newScene(); });
    addCommand("open", group, tr("Open…"), {QKeySequence(Qt::CTRL | Qt::Key_O)}, [this] { m_files->open(); });
    addCommand("save", group, tr("Save"), {QKeySequence(Qt::CTRL | Qt::Key_S)}, [this] { m_files->save(); });
    addCommand("saveAs", group, tr("Save as…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)}, [this] { m_files->saveAs(); });
}

void MainWindow::open(const QString& path)
{
    m_files->openFile(path);
}

void MainWindow::addRecentFiles(QMenu& menu)
{
    QMenu* recent = menu.addMenu(tr("Open recent"));
    recent->setObjectName("recentFiles");
    recent->setFont(m_theme.font);
    const QStringList files = recentFiles();
    recent->setEnabled(!files.isEmpty());
    for (const QString& path : files) {
        QAction* action = recent->addAction(menuText(path), this, [this, path] { m_files->openRecent(path); });
        action->setToolTip(path);
    }
    recent->addSeparator();
    recent->addAction(tr("Clear the list"), this, &forgetAllFiles)->setObjectName("clearRecent");
}

void MainWindow::followFile()
{
    const bool isNew = m_file.path().isEmpty() && !m_file.isModified();
    m_topBar->showFile(isNew ? QString() : m_file.name(), m_file.isModified());
    setWindowTitle(m_file.name().replace(QLatin1String("[*]"), QLatin1String("[*][*]")) + QStringLiteral("[*]"));
    setWindowModified(m_file.isModified());
}

void MainWindow::offerHeldBack(const QString& path)
{
    m_page->notice().offer(tr("Softfocus ended while it opened the scene of last time. That scene is held back in %1.").arg(menuText(path)),
                           tr("Open it"), [this, path] { m_files->openFile(path); });
}

void MainWindow::paste()
{
    if (const QMimeData* copied = QGuiApplication::clipboard()->mimeData())
        m_files->take(*copied);
}

bool MainWindow::keepForNextStart()
{
    if (!m_session || !m_session->comesBack())
        return false;
    KeptScene kept{m_editor.scene(), m_file.state(), true, {}};
    if (m_givesUp) {
        kept.scene = m_file.savedScene();
        kept.file.modified = false;
    }
    return m_session->close(kept).ok();
}

void MainWindow::closeWithout(bool changes)
{
    m_mayClose = true;
    m_givesUp = changes;
    close();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    // A scene without a file comes back at the next start as it is, which needs no question.
    const bool mayKeep = m_mayClose || !m_file.isModified() || m_file.path().isEmpty();
    const bool isKept = mayKeep && keepForNextStart();
    if (!isKept && !m_mayClose && m_file.isModified()) {
        event->ignore();
        if (!m_files->isAsking())
            m_files->leaveScene(
                tr("closing"), [this] { closeWithout(false); }, [this] { closeWithout(true); });
        return;
    }
    if (!isKept && m_session)
        m_session->discard();
    remember();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const QString offer = FileCommands::described(*event->mimeData());
    // A part of the sentence that is dragged about in the window is not for the window.
    if (offer.isEmpty() || event->source() || m_files->isAsking())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    if (!m_veil) {
        m_veil = new DropVeil(this);
        m_veil->applyTheme(m_theme);
    }
    m_veil->offer(offer);
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*)
{
    if (m_veil)
        m_veil->hide();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    if (m_veil)
        m_veil->hide();
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_files->take(*event->mimeData());
}

} // namespace softfocus
