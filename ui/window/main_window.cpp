#include "ui/window/main_window.h"

#include "ui/commands/command_menus.h"
#include "ui/commands/figure_commands.h"
#include "ui/commands/file_folder.h"
#include "ui/commands/help_commands.h"
#include "ui/commands/present/bookmark_commands.h"
#include "ui/commands/present/theme_commands.h"
#include "ui/commands/scene_commands.h"
#include "ui/controls/text/reading_line.h"
#include "ui/model/document/document.h"
#include "ui/model/document/selection.h"
#include "ui/model/document/timings.h"
#include "ui/model/session/private_files.h"
#include "ui/model/session/session.h"
#include "ui/panels/stage/top_bar.h"
#include "ui/style/shown_theme.h"
#include "ui/window/hand/context_menu.h"
#include "ui/window/hand/drop_area.h"
#include "ui/window/hand/keyboard.h"
#include "ui/window/menu_area.h"
#include "ui/window/pointer_ring.h"
#include "ui/window/type_size.h"

#include <QAction>
#include <QCloseEvent>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QScreen>
#include <QSettings>
#include <QStatusTipEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace softfocus {

namespace {

constexpr QSize leastSize{560, 420};
constexpr auto pageKey = "window/page";

} // namespace

MainWindow::MainWindow(Document& document, Selection& selection, Session* session, const FileState& state, std::span<const PageEntry> pages)
    : m_editor(*new SceneEditor(document, &document)), m_file(m_editor), m_session(session), m_topBar(new TopBar),
      m_stack(new QStackedWidget), m_entries(pages), m_files(new FileCommands(m_editor, m_file, *this)),
      m_sceneCommands(new SceneCommands(m_editor, this)), m_bookmarks(new BookmarkCommands(m_editor, this)),
      m_themes(new ThemeCommands(this)), m_figures(new FigureCommands([this] { return shown(); }, *this)), m_timings(new Timings(this)),
      m_help(new HelpCommands({[this] { return shown(); }, [this] { return allCommands(); }}, selection, *m_timings, *this)),
      m_menus(new CommandMenus(*this)), m_menuArea(new MenuArea(*this, *m_menus))
{
    setObjectName("mainWindow");
    setMinimumSize(leastSize);
    takeDrops(
        *this, [this](const QMimeData& dropped) { return m_files->isAsking() ? QString() : FileCommands::described(dropped); },
        [this](const QMimeData& dropped) { m_files->take(dropped); });
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_topBar);
    column->addWidget(new ReadingLine(m_files->reader()));
    column->addWidget(m_stack, 1);
    setCentralWidget(body);

    connect(&selection, &Selection::choiceChanged, this, [this, &selection] { m_editor.rememberQuery(selection.choice()); });
    makePages(selection);
    m_sceneCommands->setChooser([this] { return page().currentNormalizer(); },
                                [this](std::size_t row) { return page().chooseNormalizer(row); });
    addViewCommands();
    fillMenus();
    fillTopBar();
    connectParts();
    restore();
    dress();
    m_file.adopt(state);
    begin();
    new ClickedButtons(*this, [this] { picture().setFocus(); });
    if (m_session)
        m_session->follow(m_editor, m_file);
}

/// The result with the page that is shown and the query that is chosen now, which may be others than when it was computed.
std::shared_ptr<const Attention> MainWindow::shown() const
{
    const ResultSource& results = page().kind() ? m_editor.results() : page().results();
    auto attention = std::make_shared<Attention>(*results.attention());
    attention->scene.view.query = m_editor.scene().view.query;
    attention->scene.page = m_editor.scene().page;
    return attention;
}

void MainWindow::makePages(Selection& selection)
{
    const ResultSource& results = m_editor.results();
    m_timings->addComputing(results.computeMilliseconds()); // of what is there already
    connect(&results, &ResultSource::changed, m_timings, [this, &results] { m_timings->addComputing(results.computeMilliseconds()); });
    for (const PageEntry& entry : m_entries) {
        Page* page = entry.make({m_editor, selection});
        m_pages.push_back(page);
        m_stack->addWidget(page);
        page->setCurrent(page == m_pages.front());
        connect(page, &Page::openScoresRequested, m_files, &FileCommands::openScores);
        connect(page, &Page::openPictureRequested, m_files, &FileCommands::openPicture);
        connect(page, &Page::openModelRequested, m_files, &FileCommands::openModel);
        connect(page, &Page::given, m_files, &FileCommands::take);
        connect(page, &Page::painted, m_timings, &Timings::addPainting);
        connect(page, &Page::currentNormalizerChanged, m_sceneCommands, &SceneCommands::followScene);
        connect(&m_editor, &SceneEditor::sceneChanged, page, &Page::dismissNotice);
        if (m_entries.size() > 1)
            m_topBar->addPage(QString::fromLatin1(entry.id), entry.name());
    }
}

void MainWindow::showPage(int place)
{
    page().setCurrent(false);
    m_pages[std::size_t(place)]->setCurrent(true); // which makes it, where it was never shown
    m_stack->setCurrentIndex(place);
    m_topBar->showPage(place);
    m_pageChoices.show(place);
    m_sceneCommands->followScene();
    if (const std::optional<PageKind> kind = page().kind())
        m_editor.rememberPage(*kind);
    picture().setFocus();
    offerFolder();
}

/// Shows the page that the scene is shown on, where it came with another one.
void MainWindow::followPage()
{
    const PageKind wanted = m_editor.scene().page;
    const auto found = std::ranges::find_if(m_pages, [wanted](const Page* one) { return one->kind() == wanted; });
    if (page().kind() && page().kind() != wanted && found != m_pages.end())
        showPage(int(found - m_pages.begin()));
}

void MainWindow::turnPage(int steps)
{
    const int count = int(m_pages.size());
    showPage((m_stack->currentIndex() + steps + count) % count);
}

void MainWindow::addPageCommands()
{
    if (m_pages.size() < 2)
        return;
    for (int place = 0; place < int(m_entries.size()); ++place) {
        const PageEntry& entry = m_entries[std::size_t(place)];
        const QByteArray id = QByteArray("page-") + entry.id;
        m_pageChoices.add(m_viewCommands, {id.constData(), entry.name()}, {}, [this, place] { showPage(place); });
    }
    m_viewCommands.add({"nextPage", tr("Next page")}, {QKeySequence(Qt::CTRL | Qt::Key_PageDown)}, [this] { turnPage(1); });
    m_viewCommands.add({"previousPage", tr("Page before")}, {QKeySequence(Qt::CTRL | Qt::Key_PageUp)}, [this] { turnPage(-1); });
    m_viewCommands.beginGroup();
}

void MainWindow::addViewCommands()
{
    CommandList& list = m_viewCommands;
    list.in(MenuPlace::View);
    list.beginGroup();
    addPageCommands();
    constexpr double zoomStep = 1.1;
    list.add({"zoomIn", tr("Larger interface")}, {QKeySequence(QStringLiteral("Ctrl++")), QKeySequence(QStringLiteral("Ctrl+="))},
             [this] { setZoom(m_zoom * zoomStep); });
    list.add({"zoomOut", tr("Smaller interface")}, {QKeySequence(QStringLiteral("Ctrl+-"))}, [this] { setZoom(m_zoom / zoomStep); });
    list.add({"zoomReset", tr("Default size")}, {QKeySequence(QStringLiteral("Ctrl+0"))}, [this] { setZoom(1); });
    list.beginGroup();
    m_present = &list.add({"present", tr("Presentation"), tr("The picture and what changes it, in large type on the whole screen")},
                          {QKeySequence(Qt::Key_F11)}, [this] { setPresenting(!m_presenting); });
    m_present->setCheckable(true);
    QAction& ring = list.add({"pointerRing", tr("Ring around the pointer"), tr("Shows an audience where the pointer is")},
                             {QKeySequence(QStringLiteral("R")), QKeySequence(QStringLiteral("Alt+R"))}, [] {});
    ring.setCheckable(true);
    connect(&ring, &QAction::toggled, this, &MainWindow::toggleRing);
    QAction& bar = list.add({"menuBar", tr("Menu bar"), tr("Shows the menus above the page, or behind a button")},
                            {QKeySequence(Qt::CTRL | Qt::Key_M)}, [this] { m_menuArea->toggleBar(); });
    bar.setCheckable(true);
    const auto follow = [this, &bar] {
        bar.setChecked(m_menuArea->hasBar());
        m_topBar->showMenuButton(!m_menuArea->hasBar());
        m_topBar->setBelowMenus(m_menuArea->hasBar());
    };
    connect(&bar, &QAction::triggered, this, follow);
    connect(m_menuArea, &MenuArea::changed, this, follow);
    list.add({"openMenu", tr("Open the menu")}, {QKeySequence(Qt::Key_F10)}, [this] { m_menuArea->open(); });
    list.add({"contextMenu", tr("Menu of what has the keyboard")}, {QKeySequence(Qt::SHIFT | Qt::Key_F10)}, [this] {
        if (QWidget* at = focusWidget())
            askForContextMenu(*at);
    });
    list.add({"leave", tr("Leave a field or the presentation")}, {QKeySequence(Qt::Key_Escape)}, [this] { escape(); });
}

/// The first words that are typed are a text: over the example, or behind what there is. What comes from a file is looked at first.
void MainWindow::begin()
{
    if (m_file.path().isEmpty())
        page().begin(typedTexts(m_editor.scene().source) == typedTexts(Scene().source));
    else
        picture().setFocus();
}

std::vector<Command> MainWindow::allCommands() const
{
    std::vector<Command> commands;
    const auto add = [&commands](const std::vector<Command>& more) { commands.insert(commands.end(), more.begin(), more.end()); };
    add(m_sceneCommands->list().all());
    for (const Page* page : m_pages)
        add(page->commands());
    add(m_sceneCommands->lookList().all());
    for (const CommandList* list :
         {&m_bookmarks->list(), &m_themes->list(), &m_files->list(), &m_figures->list(), &m_viewCommands, &m_help->list()})
        add(list->all());
    return commands;
}

void MainWindow::fillMenus()
{
    m_menus->add(allCommands());
    m_files->insertRecentFiles(m_menus->menu(MenuPlace::File));
    for (const Command& command : allCommands())
        addAction(command.action);
    auto* leave = new QAction(iconOf(Icon::Leave), tr("Leave the presentation (F11)"), this);
    leave->setObjectName("leavePresentation");
    connect(leave, &QAction::triggered, this, [this] { setPresenting(false); });
    for (Page* page : m_pages)
        page->setWindowTools({&m_themes->other(), leave});
}

void MainWindow::fillTopBar()
{
    m_topBar->add(m_sceneCommands->undo());
    m_topBar->add(m_sceneCommands->redo());
    m_topBar->addGap();
    for (const Page* page : m_pages)
        for (QAction* tool : page->tools())
            m_topBar->add(*tool);
    m_topBar->addGap();
    m_topBar->add(m_figures->copyAction());
    m_topBar->add(m_figures->exportAction(), Look::Primary);
    m_topBar->addMenuButton();
}

void MainWindow::connectParts()
{
    const auto say = [this](const QString& sentence) { this->say(sentence); };
    const auto succeed = [this](const QString& sentence) { page().mention(sentence); };
    connect(&m_file, &DocumentFile::changed, this, &MainWindow::followFile);
    connect(&m_editor.results(), &ResultSource::changed, this, &MainWindow::offerFolder);
    connect(&m_editor, &SceneEditor::sceneChanged, this, &MainWindow::followPage);
    connect(&m_editor, &SceneEditor::pageRemembered, this, &MainWindow::followPage);
    connect(m_themes, &ThemeCommands::changed, this, &MainWindow::followSystem);
    connect(m_topBar, &TopBar::menuRequested, m_menuArea, &MenuArea::openAt);
    connect(m_topBar, &TopBar::pageChosen, this, &MainWindow::showPage);
    m_files->setTextPlace([this] { return page().textPlace(); });
    m_files->setBeside({[this](const FoundScores& found) { return page().takesBeside(found); },
                        [this](const FoundScores& found) { page().takeBeside(found); }});
    connect(m_files, &FileCommands::failed, this, say);
    connect(m_files, &FileCommands::noted, this, say);
    connect(m_files, &FileCommands::begunAnew, this, &MainWindow::begin);
    connect(m_files, &FileCommands::succeeded, this, [this](const QString& sentence) {
        page().dismissNotice();
        page().mention(sentence);
    });
    connect(m_bookmarks, &BookmarkCommands::failed, this, say);
    connect(m_bookmarks, &BookmarkCommands::succeeded, this, succeed);
    connect(m_figures, &FigureCommands::failed, this, say);
    connect(m_figures, &FigureCommands::succeeded, this, succeed);
    if (m_session)
        connect(m_session, &Session::failed, this, say);
}

QSize MainWindow::sizeHint() const
{
    return usualWindow;
}

Theme MainWindow::systemTheme() const
{
    return sizedTheme(m_themes->theme(), size(), m_zoom, m_presenting);
}

void MainWindow::followSystem()
{
    // A theme that is shown makes palette events of its own; only a system that really changed leads to another one.
    if (systemTheme() != shownTheme())
        dress();
}

void MainWindow::dress()
{
    showTheme(*this, systemTheme());
    fitBars();
}

bool MainWindow::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::ApplicationPaletteChange:
    case QEvent::ApplicationFontChange:
    case QEvent::ThemeChange:
    case QEvent::PaletteChange: followSystem(); break;
    case QEvent::WindowActivate: // back from the program that was writing the files
        if (lacksModel())
            static_cast<void>(m_editor.take({}, m_editor.scene()));
        break;
    case QEvent::ShortcutOverride: // of which nothing in the window made use
        if (isKeyOfControl(*static_cast<QKeyEvent*>(event), focusWidget(), page())) {
            event->accept();
            return true;
        }
        break;
    case QEvent::StatusTip: // what is pointed at in a menu is explained where the page says things in passing
        if (const QString tip = static_cast<QStatusTipEvent*>(event)->tip(); !tip.isEmpty())
            page().mention(tip);
        return true;
    default: break;
    }
    return QMainWindow::event(event);
}

/// What nobody in the window took.
void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (!takeLeftKey(*event, focusWidget(), page()))
        QMainWindow::keyPressEvent(event);
}

void MainWindow::contextMenuEvent(QContextMenuEvent* event)
{
    const QList<QAction*> ofFigure{&m_figures->copyAction(), &m_figures->copyValuesAction(), &m_figures->exportAction()};
    event->setAccepted(openContextMenu(*this, page(), *m_menus, ofFigure, *event));
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    followSystem();
    fitBars();
}

void MainWindow::fitBars()
{
    m_menuArea->fit(m_presenting);
    m_topBar->setCompact(height() < scaled(lowWindow));
}

void MainWindow::setPresenting(bool presenting)
{
    if (presenting == m_presenting)
        return;
    m_presenting = presenting;
    m_present->setChecked(presenting);
    if (presenting)
        m_wasMaximized = isMaximized();
    // What has the focus may be about to go, and Qt would give it to whatever comes next.
    picture().setFocus();
    m_topBar->setVisible(!presenting);
    for (Page* page : m_pages)
        page->setPresenting(presenting);
    dress();
    if (presenting)
        showFullScreen();
    else if (m_wasMaximized)
        showMaximized();
    else
        showNormal();
}

void MainWindow::toggleRing(bool shown)
{
    if (!m_ring)
        m_ring = new PointerRing(*this);
    m_ring->setShown(shown);
}

void MainWindow::setZoom(double zoom)
{
    const double most = std::min(mostZoom, roomyZoom(size(), Theme::of(QGuiApplication::palette())));
    m_zoom = std::clamp(zoom, leastZoom, std::max(leastZoom, most));
    followSystem();
}

void MainWindow::escape()
{
    if (m_help->hideKeys())
        return;
    if (m_files->reader().isReading())
        m_files->reader().cancel();
    else if (m_presenting && picture().hasFocus())
        setPresenting(false);
    else
        picture().setFocus();
}

void MainWindow::restore()
{
    keepSettingsToOwner();
    const QSettings settings;
    m_zoom = std::clamp(settings.value("window/zoom", 1.0).toDouble(), leastZoom, mostZoom);
    m_themes->restore(settings);
    m_menuArea->restore(settings);
    for (Page* page : m_pages)
        page->restoreState(settings);
    const QString shown = settings.value(pageKey).toString();
    const auto entry = std::ranges::find_if(m_entries, [&](const PageEntry& one) { return shown == QLatin1String(one.id); });
    const auto kind = std::ranges::find_if(m_pages, [this](const Page* one) { return one->kind() == m_editor.scene().page; });
    const bool isKnown = entry != m_entries.end() && !m_pages[std::size_t(entry - m_entries.begin())]->kind();
    showPage(isKnown ? int(entry - m_entries.begin()) : kind == m_pages.end() ? 0 : int(kind - m_pages.begin()));
    if (!restoreGeometry(settings.value("window/geometry").toByteArray())) {
        const QSize available = screen() ? screen()->availableSize() : usualWindow;
        resize(usualWindow.boundedTo(available));
    }
}

void MainWindow::remember()
{
    QSettings settings;
    settings.setValue("window/zoom", m_zoom);
    settings.setValue(pageKey, QString::fromLatin1(m_entries[std::size_t(m_stack->currentIndex())].id));
    m_themes->save(settings);
    m_menuArea->save(settings);
    for (const Page* page : m_pages)
        page->saveState(settings);
    if (!m_presenting)
        settings.setValue("window/geometry", saveGeometry());
}

void MainWindow::followFile()
{
    const bool isNew = m_file.path().isEmpty() && !m_file.isModified();
    m_topBar->showFile(isNew ? QString() : m_file.name(), m_file.isModified());
    setWindowTitle(m_file.name().replace(QLatin1String("[*]"), QLatin1String("[*][*]")) + QStringLiteral("[*]"));
    setWindowModified(m_file.isModified());
}

/// True where the scene's transformer is that of a folder and cannot be shown.
bool MainWindow::lacksModel() const
{
    const auto* model = std::get_if<ModelSource>(&m_editor.scene().source);
    return model && std::holds_alternative<std::string>(model->model) && m_editor.results().attention()->input->fault;
}

/// The picture says why it cannot, and here is what can be done about it.
void MainWindow::offerFolder()
{
    if (lacksModel())
        page().offer(tr("The scene’s transformer cannot be shown; everything else of the scene is kept."), tr("Choose the folder…"),
                     [this] { m_files->openModel(); });
}

void MainWindow::offerHeldBack(const QString& path)
{
    page().offer(tr("Softfocus ended while it opened the scene of last time. That scene is held back in %1.").arg(nameInFolder(path)),
                 tr("Open it"), [this, path] { m_files->openFile(path); });
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

} // namespace softfocus
