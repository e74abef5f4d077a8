#pragma once

#include "ui/model/document/scene_editor.h"
#include "ui/model/session/document_file.h"
#include "ui/paint/colour/theme.h"

#include <QMainWindow>

#include <functional>
#include <vector>

class QMenu;

namespace softfocus {

class Document;
class DropVeil;
class FigureCommands;
class ExplorePage;
class FileCommands;
class KeysSheet;
class ReadingLine;
class Selection;
class Session;
class TopBar;

/// The program's window.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// A window over the document, whose scene stands to a file as `state` says. Without a session nothing is kept for the next start.
    /// Needs: all outlive the window.
    MainWindow(Document& document, Selection& selection, Session* session = nullptr, const FileState& state = {});

    const Theme& theme() const { return m_theme; }
    bool isPresenting() const { return m_presenting; }
    /// How much larger everything is than the system's type asks for.
    double zoom() const { return m_zoom; }
    ExplorePage& page() { return *m_page; }
    const DocumentFile& file() const { return m_file; }
    /// Opens a file as the command of that name does, with its questions.
    void open(const QString& path);
    /// Says that a scene which ended the program while it was opened is held back in this file, with a way to open it.
    void offerHeldBack(const QString& path);

    QSize sizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    using Keys = QList<QKeySequence>;
    QAction& addCommand(const char* name, const QString& group, const QString& text, const Keys& keys, std::function<void()> run);
    void addFileCommands();
    void addSceneCommands();
    void addChoiceCommands();
    void addFigureCommands();
    void addWindowCommands();
    void fillTopBar();
    void connectParts();
    void showMenu(const QPoint& globalPosition);
    void addRecentFiles(QMenu& menu);
    void showStage(int place);
    void toggleKeysSheet();
    void setPresenting(bool presenting);
    void setZoom(double zoom);
    void escape();
    void fitTopBar();

    void followSystem();
    void applyTheme(const Theme& theme);
    Theme systemTheme() const;
    /// The largest zoom at which everything still has room in the window.
    double roomyZoom(const Theme& system) const;
    void restore();
    void remember();
    void followFile();
    void paste();
    bool keepForNextStart();
    void closeWithout(bool changes);

    Document& m_document;
    SceneEditor& m_editor; ///< of the document, as it outlives the widgets that use it to their last
    DocumentFile m_file;
    Session* m_session;
    Theme m_theme;
    double m_zoom = 1;
    bool m_presenting = false;
    bool m_wasMaximized = false;
    TopBar* m_topBar;
    ExplorePage* m_page;
    FigureCommands* m_figures;
    FileCommands* m_files;
    ReadingLine* m_reading;
    DropVeil* m_veil = nullptr;       ///< made when something is first dragged onto the window
    KeysSheet* m_keysSheet = nullptr; ///< made when first asked for
    std::vector<QAction*> m_commands;
    bool m_mayClose = false; ///< the user was asked about what is not saved
    bool m_givesUp = false;  ///< and wants to lose it
};

} // namespace softfocus
