#pragma once

#include "ui/commands/command.h"
#include "ui/commands/file_commands.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/session/document_file.h"
#include "ui/pages/page.h"
#include "ui/pages/page_table.h"
#include "ui/paint/colour/theme.h"

#include <QMainWindow>
#include <QStackedWidget>

#include <memory>
#include <span>
#include <vector>

namespace softfocus {

class BookmarkCommands;
class CommandMenus;
class FigureCommands;
class HelpCommands;
class Timings;
class MenuArea;
class PointerRing;
class SceneCommands;
class Selection;
class Session;
class ThemeCommands;
class TopBar;

/// The program's window: bars on top, and the page that is shown. Of pages it knows what page.h says.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// A window over the document, whose scene stands to a file as `state` says. Without a session nothing is kept for the next start.
    /// Needs: all outlive the window; there is a page.
    MainWindow(Document& document, Selection& selection, Session* session = nullptr, const FileState& state = {},
               std::span<const PageEntry> pages = pageTable());

    bool isPresenting() const { return m_presenting; }
    /// How much larger everything is than the system's type asks for.
    double zoom() const { return m_zoom; }
    SceneEditor& editor() { return m_editor; }
    const DocumentFile& file() const { return m_file; }
    /// The picture of the page that is shown.
    QWidget& picture() { return page().picture(); }
    /// Shows another page, by its place in the table.
    void showPage(int place);
    /// Opens a file as the command of that name does, with its questions.
    void open(const QString& path) { m_files->openFile(path); }
    /// Says something on the page that is shown, until it is dismissed.
    void say(const QString& sentence) { page().say(sentence); }
    /// Says that a scene which ended the program while it was opened is held back in this file, with a way to open it.
    void offerHeldBack(const QString& path);

    QSize sizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    Page& page() const { return *m_pages[std::size_t(std::max(0, m_stack->currentIndex()))]; }
    std::shared_ptr<const Attention> shown() const;
    std::vector<Command> allCommands() const;
    void makePages(Selection& selection);
    void addPageCommands();
    void addViewCommands();
    void fillMenus();
    void fillTopBar();
    void connectParts();
    void turnPage(int steps);
    void followPage();
    void setPresenting(bool presenting);
    void setZoom(double zoom);
    void escape();
    void begin();
    void fitBars();
    void toggleRing(bool shown);

    void followSystem();
    void dress();
    Theme systemTheme() const;
    void restore();
    void remember();
    void followFile();
    bool lacksModel() const;
    void offerFolder();
    bool keepForNextStart();
    void closeWithout(bool changes);

    SceneEditor& m_editor; ///< of the document, as it outlives the widgets that use it to their last
    DocumentFile m_file;
    Session* m_session;
    double m_zoom = 1;
    bool m_presenting = false;
    bool m_wasMaximized = false;
    TopBar* m_topBar;
    QStackedWidget* m_stack;
    std::span<const PageEntry> m_entries;
    std::vector<Page*> m_pages;
    FileCommands* m_files;
    SceneCommands* m_sceneCommands;
    BookmarkCommands* m_bookmarks;
    ThemeCommands* m_themes;
    FigureCommands* m_figures;
    Timings* m_timings;
    HelpCommands* m_help;
    CommandList m_viewCommands{*this};
    ChoiceCommands m_pageChoices;
    QAction* m_present = nullptr;
    CommandMenus* m_menus;
    MenuArea* m_menuArea;
    PointerRing* m_ring = nullptr; ///< made when first wanted
    bool m_mayClose = false;       ///< the user was asked about what is not saved
    bool m_givesUp = false;        ///< and wants to lose it
};

} // namespace softfocus
