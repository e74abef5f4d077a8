#include "ui/window/main_window.h"

#include "ui/controls/text/notice_line.h"
#include "ui/controls/text/reading_line.h"
#include "ui/dialogs/keys_sheet.h"
#include "ui/model/document/document.h"
#include "ui/model/session/private_files.h"
#include "ui/model/session/session.h"
#include "ui/pages/explore_page.h"
#include "ui/panels/choices/controls_panel.h"
#include "ui/panels/stage/status_line.h"
#include "ui/panels/stage/top_bar.h"
#include "ui/style/metrics.h"
#include "ui/style/style.h"
#include "ui/views/heatmap_view.h"
#include "ui/window/drop_veil.h"
#include "ui/window/figure_commands.h"
#include "ui/window/file_commands.h"

#include <QGuiApplication>
#include <QScreen>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>

namespace softfocus {

namespace {

constexpr QSize usualSize{1360, 860};
constexpr QSize leastSize{560, 420};
constexpr QSize roomySize{620, 440}; ///< what everything needs at the design's type size
constexpr double bodyPixels = 13;
constexpr double lowWindow = 720; ///< below this height the bar is lower
constexpr double leastZoom = 0.6, mostZoom = 3;

} // namespace

MainWindow::MainWindow(Document& document, Selection& selection, Session* session, const FileState& state)
    : m_document(document), m_editor(*new SceneEditor(document, &document)), m_file(m_editor), m_session(session), m_topBar(new TopBar),
      m_page(new ExplorePage(m_editor, selection)), m_figures(new FigureCommands(document, *this)),
      m_files(new FileCommands(m_editor, m_file, *this)), m_reading(new ReadingLine(m_files->reader()))
{
    setObjectName("mainWindow");
    setAcceptDrops(true);
    setMinimumSize(leastSize);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_topBar);
    column->addWidget(m_reading);
    column->addWidget(m_page, 1);
    setCentralWidget(body);

    addFileCommands();
    addSceneCommands();
    addFigureCommands();
    addChoiceCommands();
    addWindowCommands();
    fillTopBar();
    connectParts();
    restore();
    applyTheme(systemTheme());
    m_page->picture().setFocus();
    m_file.adopt(state);
    if (m_session)
        m_session->follow(m_editor, m_file);
}

void MainWindow::connectParts()
{
    connect(&m_file, &DocumentFile::changed, this, &MainWindow::followFile);
    connect(&m_editor, &SceneEditor::sceneChanged, &m_page->notice(), &QWidget::hide);
    connect(m_topBar, &TopBar::menuRequested, this, &MainWindow::showMenu);
    connect(&m_page->controls(), &ControlsPanel::openScoresRequested, m_files, &FileCommands::openScores);
    connect(m_files, &FileCommands::failed, &m_page->notice(), &NoticeLine::say);
    connect(m_files, &FileCommands::succeeded, &m_page->notice(), &QWidget::hide);
    connect(m_files, &FileCommands::noted, &m_page->notice(), &NoticeLine::say);
    connect(m_files, &FileCommands::succeeded, &m_page->status(), &StatusLine::mention);
    if (m_session)
        connect(m_session, &Session::failed, &m_page->notice(), &NoticeLine::say);
    connect(m_figures, &FigureCommands::failed, &m_page->notice(), &NoticeLine::say);
    connect(m_figures, &FigureCommands::succeeded, &m_page->status(), &StatusLine::mention);
}

QSize MainWindow::sizeHint() const
{
    return usualSize;
}

double MainWindow::roomyZoom(const Theme& system) const
{
    // Larger type than this would leave the map no room; type at the design's size is never made smaller for it.
    const double room = std::min(double(width()) / roomySize.width(), double(height()) / roomySize.height());
    return std::max(1.0, room) * bodyPixels / system.font.pixelSize();
}

Theme MainWindow::systemTheme() const
{
    Theme theme = Theme::of(QGuiApplication::palette());
    double zoom = m_zoom;
    if (m_presenting) {
        // Type grows with the wall that it is shown on.
        constexpr double larger = 1.4, least = 1.15, most = 3;
        const double wall = std::min(double(width()) / usualSize.width(), double(height()) / usualSize.height());
        zoom *= std::clamp(larger * wall, least, most);
    }
    theme.font = theme.sized(bodyPixels * std::min(zoom, roomyZoom(theme)));
    return theme;
}

void MainWindow::followSystem()
{
    // Applying a theme makes palette events of its own; only a system that really changed leads to another one.
    if (const Theme theme = systemTheme(); theme != m_theme)
        applyTheme(theme);
}

void MainWindow::applyTheme(const Theme& theme)
{
    m_theme = theme;
    setPalette(paletteFor(theme));
    setStyleSheet(styleSheetFor(theme));
    m_topBar->applyTheme(theme);
    fitTopBar();
    m_reading->applyTheme(theme);
    m_files->applyTheme(theme);
    m_page->applyTheme(theme);
    if (m_veil)
        m_veil->applyTheme(theme);
    if (m_keysSheet)
        m_keysSheet->applyTheme(theme);
}

bool MainWindow::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::ApplicationPaletteChange:
    case QEvent::ApplicationFontChange:
    case QEvent::ThemeChange:
    case QEvent::PaletteChange: followSystem(); break;
    default: break;
    }
    return QMainWindow::event(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    followSystem();
    fitTopBar();
    if (m_keysSheet)
        m_keysSheet->setGeometry(rect());
}

void MainWindow::fitTopBar()
{
    m_topBar->setCompact(height() < scaled(m_theme, lowWindow));
}

void MainWindow::setPresenting(bool presenting)
{
    if (presenting == m_presenting)
        return;
    m_presenting = presenting;
    if (presenting)
        m_wasMaximized = isMaximized();
    // What has the focus may be about to go, and Qt would give it to whatever comes next.
    m_page->picture().setFocus();
    m_topBar->setVisible(!presenting);
    m_page->setPresenting(presenting);
    applyTheme(systemTheme());
    if (presenting)
        showFullScreen();
    else if (m_wasMaximized)
        showMaximized();
    else
        showNormal();
}

void MainWindow::setZoom(double zoom)
{
    const double most = std::min(mostZoom, roomyZoom(Theme::of(QGuiApplication::palette())));
    m_zoom = std::clamp(zoom, leastZoom, std::max(leastZoom, most));
    followSystem();
}

void MainWindow::escape()
{
    if (m_keysSheet && m_keysSheet->isVisible())
        m_keysSheet->hide();
    else if (m_files->reader().isReading())
        m_files->reader().cancel();
    else if (m_presenting && m_page->picture().hasFocus())
        setPresenting(false);
    else
        m_page->picture().setFocus();
}

void MainWindow::restore()
{
    keepSettingsToOwner();
    const QSettings settings;
    m_zoom = std::clamp(settings.value("window/zoom", 1.0).toDouble(), leastZoom, mostZoom);
    m_page->restoreLayout(settings);
    if (!restoreGeometry(settings.value("window/geometry").toByteArray())) {
        const QSize available = screen() ? screen()->availableSize() : usualSize;
        resize(usualSize.boundedTo(available));
    }
}

void MainWindow::remember()
{
    QSettings settings;
    settings.setValue("window/zoom", m_zoom);
    m_page->saveLayout(settings);
    if (!m_presenting)
        settings.setValue("window/geometry", saveGeometry());
}

} // namespace softfocus
