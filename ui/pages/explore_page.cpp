#include "ui/pages/explore_page.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/notice_line.h"
#include "ui/controls/values/panel_splitter.h"
#include "ui/model/document/selection.h"
#include "ui/model/document/temperature_sweep.h"
#include "ui/model/numbers/explore_row.h"
#include "ui/pages/context_entries.h"
#include "ui/pages/panel_ring.h"
#include "ui/panels/card/cell_explainer.h"
#include "ui/panels/choices/temperature_wiring.h"
#include "ui/panels/sentence/sentence_field.h"
#include "ui/panels/stage/presentation_bar.h"
#include "ui/panels/stage/row_panel.h"
#include "ui/panels/stage/stage_strip.h"
#include "ui/style/shown_theme.h"
#include "ui/views/curve_view.h"
#include "ui/views/row_bars_view.h"
#include "ui/words/marks_text.h"
#include "ui/words/message_text.h"
#include "ui/words/stage_texts.h"

#include <QEvent>
#include <QMenu>
#include <QPainter>
#include <QSettings>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace softfocus {

namespace {

constexpr std::array sides{ExplorePage::Side::Controls, ExplorePage::Side::Inspector};
constexpr std::array<double, 2> leastWidths{200, 270};
constexpr std::array<double, 2> mostWidths{420, 640};

std::size_t at(ExplorePage::Side side)
{
    return static_cast<std::size_t>(side);
}

/// The map's panel is not made narrower than this by an open side panel.
constexpr double leastStage = 440;
constexpr double lowWindow = 720, leastForNote = 480;

} // namespace

ExplorePage::ExplorePage(SceneEditor& editor, Selection& selection, QWidget* parent)
    : Page(parent), m_editor(editor), m_selection(selection), m_explainer(new CellExplainer(editor.results(), selection, *this)),
      m_sweep(new TemperatureSweep(editor, this)), m_deferred(editor.results()), m_sentence(new SentenceField(editor, selection)),
      m_leftHandle(makeIconButton("openControls", Icon::ChevronRight, tr("Open the controls"), Look::Handle)),
      m_rightHandle(makeIconButton("openInspector", Icon::ChevronLeft, tr("Open the inspector"), Look::Handle)),
      m_splitter(new PanelSplitter), m_column(new QVBoxLayout(this)), m_middle(new QHBoxLayout),
      m_controls(new ControlsPanel(editor, selection)), m_stage(new StagePanel(editor, selection)),
      m_inspector(new InspectorPanel(m_deferred, selection)), m_strip(new StageStrip(editor, m_deferred, selection)),
      m_status(new StatusLine(m_deferred))
{
    setObjectName("explorePage");
    m_splitter->setObjectName("panelSplitter");
    build();
    addCommands();
    connectTemperature(m_inspector->curves(), m_editor, [this](const Result<bool>& done) {
        if (!done)
            say(messageText(done.error()));
    });
    m_controls->setSweep(*m_sweep);
    m_explainer->keep(*m_controls);
    m_explainer->spare(m_inspector->table());
    m_explainer->spare(*m_strip);
    m_explainer->spare(*m_sentence);
    m_explainer->follow(m_stage->picture());
    connect(m_stage, &StagePanel::pictureChanged, this, [this] { m_explainer->follow(m_stage->picture()); });
    connect(m_explainer, &CellExplainer::copied, this, [this](const QString& what) { mention(tr("Copied %1").arg(what)); });
    connect(m_controls, &ControlsPanel::openScoresRequested, this, &Page::openScoresRequested);
    connect(m_controls, &ControlsPanel::openPictureRequested, this, &Page::openPictureRequested);
    connect(m_leftHandle, &QToolButton::clicked, this, [this] { open(Side::Controls); });
    connect(m_rightHandle, &QToolButton::clicked, this, [this] { open(Side::Inspector); });
    connect(m_stage, &StagePanel::painted, this, &Page::painted);
    followTheme(*this, [this](const Theme&) {
        for (const Side side : sides) {
            panel(side)->setMinimumWidth(scaled(leastWidths[at(side)]));
            panel(side)->setMaximumWidth(scaled(mostWidths[at(side)]));
        }
        setCompact();
        fold();
    });
    // A panel that was dragged shut is folded once the splitter has finished moving it.
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { QTimer::singleShot(0, this, &ExplorePage::takeWidths); });
}

void ExplorePage::build()
{
    m_splitter->addWidget(m_controls);
    m_splitter->addWidget(m_stage);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setCollapsible(1, false);
    for (const int place : {1, 2}) {
        QSplitterHandle& handle = *m_splitter->handle(place);
        handle.setAccessibleName(place == 1 ? tr("Width of the controls") : tr("Width of the inspector"));
        handle.setAccessibleDescription(tr("The left and right arrow keys make the panel wider or narrower."));
    }
    m_middle->addWidget(m_leftHandle);
    m_middle->addWidget(m_splitter, 1);
    m_middle->addWidget(m_rightHandle);
    m_column->addWidget(m_sentence);
    connect(m_sentence, &SentenceField::refused, this, &Page::say);
    connect(m_sentence, &SentenceField::matrixGiven, this, &Page::given);
    connect(m_sentence, &SentenceField::left, this, [this] { picture().setFocus(); });
    m_column->addWidget(&notice());
    m_column->addLayout(m_middle, 1);
    m_column->addWidget(m_strip);
    m_column->addWidget(m_status);
}

void ExplorePage::addCommands()
{
    CommandList& list = commandList();
    list.in(MenuPlace::Edit);
    list.add({"focusSentence", tr("Go to the sentence")}, {QKeySequence(Qt::CTRL | Qt::Key_L)}, [this] { m_sentence->focusSentence(); });
    const auto go = [this](bool forward) {
        std::vector<QWidget*> panels{m_sentence, m_controls, m_stage, m_inspector, m_strip};
        if (m_presenting) {
            m_presentation->wake();
            panels.push_back(m_presentation);
        }
        focusNextPanel(panels, forward);
    };
    list.add({"nextPanel", tr("Next panel")}, {QKeySequence(Qt::Key_F6)}, [go] { go(true); });
    list.add({"previousPanel", tr("Panel before")}, {QKeySequence(Qt::SHIFT | Qt::Key_F6)}, [go] { go(false); });
    addMarks();
    list.beginGroup();
    QAction& play =
        list.add({"playWithRow", tr("Play with this row"), tr("Takes the chosen row’s scores to Numbers, to change them by hand")},
                 {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)}, [this] { playWithRow(); });
    m_inspector->addTool(play);
    list.in(MenuPlace::Temperature);
    list.beginGroup();
    list.add({"playSweep", tr("Play sharp to uniform and back, pause")},
             {QKeySequence(QStringLiteral("P")), QKeySequence(QStringLiteral("Alt+P"))}, [this] { m_sweep->toggle(); });
    m_freeze =
        &list.add({"freezeWeights", tr("Freeze the weights")}, {QKeySequence(QStringLiteral("K")), QKeySequence(QStringLiteral("Alt+K"))},
                  [this] { m_row->bars().setFrozen(!m_row->bars().isFrozen()); });
    m_freeze->setIcon(iconOf(Icon::Freeze));
    m_freeze->setCheckable(true);
    m_freeze->setEnabled(false); // until something is presented
    addStages();
    addKinds();
    list.in(MenuPlace::View);
    list.add({"togglePicture", tr("The other kind of picture")}, {QKeySequence(QStringLiteral("T")), QKeySequence(QStringLiteral("Alt+T"))},
             [this] { m_stage->togglePicture(); });
    list.add({"toggleStretch", tr("Stretch the colour scale, or back")},
             {QKeySequence(QStringLiteral("S")), QKeySequence(QStringLiteral("Alt+S"))}, [this] { m_stage->toggleStretch(); });
    QAction& explain = list.add({"explainCell", tr("Explain"), tr("Works the selected cell from score to weight")}, {},
                                [this] { m_stage->picture().toggleCard(); });
    explain.setToolTip(tr("Work the selected cell from score to weight (Enter, or a second click)"));
    m_stage->addTool(explain);
    list.beginGroup();
    m_showControls =
        &list.add({"toggleControls", tr("Show or fold the controls")}, {QKeySequence(Qt::Key_F7)}, [this] { togglePanel(Side::Controls); });
    m_showInspector = &list.add({"toggleInspector", tr("Show or fold the inspector")}, {QKeySequence(Qt::Key_F8)},
                                [this] { togglePanel(Side::Inspector); });
    m_showControls->setCheckable(true);
    m_showInspector->setCheckable(true);
    addTool(*m_showControls, Icon::LeftPanel);
    addTool(*m_showInspector, Icon::RightPanel);
}

/// The kinds of picture that a stage can be drawn as; those that the present one cannot say so.
void ExplorePage::addKinds()
{
    commandList().in(MenuPlace::Picture);
    const std::array kinds{std::pair{"drawnAs-map", tr("Map of cells")}, std::pair{"drawnAs-threads", tr("Threads")},
                           std::pair{"drawnAs-overlay", tr("Over the picture")}};
    static_assert(int(PictureKind::Map) == 0 && int(PictureKind::Threads) == 1 && int(PictureKind::Overlay) == 2);
    for (int place = 0; place < int(kinds.size()); ++place)
        m_kinds.add(commandList(), {kinds[std::size_t(place)].first, kinds[std::size_t(place)].second}, {}, [this, place] {
            static_cast<void>(m_editor.showPicture(static_cast<PictureKind>(place))); // what is offered can be shown
        });
    const auto follow = [this] {
        const Attention& attention = *m_editor.results().attention();
        const Stage stage = attention.scene.view.stage;
        const std::vector<PictureKind> possible = pictureKindsOf(attention, stage);
        for (const PictureKind kind : {PictureKind::Map, PictureKind::Threads, PictureKind::Overlay}) {
            const bool isPossible = std::ranges::find(possible, kind) != possible.end();
            m_kinds.setPossible(int(kind), isPossible ? QString() : tr("This stage is not drawn in this way."));
        }
        m_kinds.show(int(pictureKindOf(attention, stage)));
    };
    connect(&m_editor.results(), &ResultSource::changed, this, follow);
    follow();
}

void ExplorePage::addMarks()
{
    using Marked = StageView::Marked;
    CommandList& list = commandList();
    const auto mark = [this](Marked what) {
        return [this, what] {
            if (!m_stage->picture().mark(what))
                mention(tr("There is nothing of that kind to mark here"));
        };
    };
    list.beginGroup();
    list.add({"markCell", tr("Mark this cell"), tr("Draws a line around it, or takes it away; Ctrl and a click do the same")},
             {QKeySequence(QStringLiteral("M")), QKeySequence(QStringLiteral("Alt+M"))}, mark(Marked::Cell));
    list.add({"markBlock", tr("Mark the block up to this cell"), tr("From the cell that was marked before; Shift and a click do the same")},
             {QKeySequence(QStringLiteral("Shift+M")), QKeySequence(QStringLiteral("Alt+Shift+M"))}, mark(Marked::Block));
    list.add({"markRow", tr("Mark this row"), tr("Ctrl and a click on its word do the same")}, {QKeySequence(Qt::CTRL | Qt::Key_R)},
             mark(Marked::Row));
    list.add({"markColumn", tr("Mark this column"), tr("Ctrl and a click on its word do the same")},
             {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R)}, mark(Marked::Column));
    m_removeMarks = &list.add({"removeMarks", tr("Remove all marks")}, {}, [this] { static_cast<void>(m_editor.removeMarks()); });
    connect(m_stage, &StagePanel::markRequested, this, &ExplorePage::toggleMarks);
    const auto follow = [this] { m_removeMarks->setEnabled(!m_editor.scene().view.marks.empty()); };
    connect(&m_editor, &SceneEditor::sceneChanged, this, follow);
    follow();
}

void ExplorePage::toggleMarks(const std::vector<Mark>& marks)
{
    const std::size_t before = m_editor.scene().view.marks.size();
    if (const Result<bool> toggled = m_editor.toggleMarks(marks); !toggled) {
        say(messageText(toggled.error()));
        return;
    }
    dismissNotice();
    const std::size_t now = m_editor.scene().view.marks.size();
    mention(now > before ? newMarksText(*m_editor.results().attention(), marks) : tr("The mark is taken away"));
}

void ExplorePage::addStages()
{
    commandList().in(MenuPlace::Stage);
    for (int place = 0; place < int(stageNames.size()); ++place) {
        const auto stage = static_cast<Stage>(place);
        const QByteArray id = QByteArray("stage-") + stageNames[std::size_t(place)];
        m_stages.add(commandList(), {id.constData(), stageName(stage)}, {QKeySequence(QStringLiteral("Ctrl+%1").arg(place + 1))},
                     [this, stage] { showStage(stage); });
    }
    const auto follow = [this] { m_stages.show(int(m_editor.scene().view.stage)); };
    connect(&m_editor, &SceneEditor::sceneChanged, this, follow);
    follow();
}

void ExplorePage::showStage(Stage stage)
{
    if (const Result<bool> shown = m_editor.showStage(stage); !shown)
        say(messageText(shown.error()));
}

void ExplorePage::playWithRow()
{
    const Result<TakenRow> taken = takenRow(*m_editor.results().attention(), m_selection.query());
    if (!taken) {
        say(messageText(taken.error()));
        return;
    }
    const Result<bool> shown = m_editor.changeScene(tr("Play with a row"), [&](Scene& scene) {
        scene.numbers.list = taken->list;
        scene.numbers.lesson = NumbersLesson::Weights;
        scene.page = PageKind::Numbers;
    });
    if (!shown)
        say(messageText(shown.error()));
}

bool ExplorePage::isOfPicture(const QWidget& widget)
{
    return &widget == &picture() || m_explainer->isOfCard(widget);
}

void ExplorePage::begin(bool typesOver)
{
    if (!m_sentence->begin(typesOver))
        picture().setFocus();
}

bool ExplorePage::takeLetter(const QKeyEvent& key)
{
    return m_sentence->type(key);
}

bool ExplorePage::fillContextMenu(QMenu& menu, QWidget& at, QPoint& place, bool byKey)
{
    StageView& picture = m_stage->picture();
    const auto mention = [this](const QString& sentence) { this->mention(sentence); };
    if (&at == &picture) {
        addCellEntries(menu, picture, mention);
        if (m_removeMarks->isEnabled())
            menu.addAction(m_removeMarks);
        const QRect cell = picture.cellRect(picture.menuCell());
        if (byKey && !cell.isEmpty())
            place = picture.mapToGlobal(cell.center());
        return true;
    }
    if (&at == m_inspector || m_inspector->isAncestorOf(&at)) {
        addRowEntries(menu, picture, mention);
        menu.addAction(m_showInspector);
        return true;
    }
    const std::optional<Stage> stage = m_strip->stageOf(at);
    if (stage)
        addStageEntries(
            menu, m_editor.results().attention(), *stage, [this, shown = *stage] { showStage(shown); }, mention);
    return stage.has_value();
}

std::size_t ExplorePage::textPlace() const
{
    return m_sentence->textPlace();
}

void ExplorePage::setCompact()
{
    const bool low = height() < scaled(lowWindow);
    const int side = scaled(low ? 10 : 20);
    const int gap = scaled(low ? 8 : 16);
    layout()->setContentsMargins(side, scaled(low ? 8 : 16), side, scaled(low ? 4 : 8));
    layout()->setSpacing(gap);
    m_middle->setSpacing(gap);
    m_splitter->setHandleWidth(gap);
    m_strip->setCompact(low);
    m_stage->setCompact(low || m_presenting);
    m_sentence->setCompact(m_presenting);
    m_sentence->setTight(height() < scaled(leastForNote));
    if (m_presentation) {
        placeRow();
        QTimer::singleShot(0, this, [this] { // when everything has taken the type of another size
            placeRow();
            layout()->invalidate();
            layout()->activate();
        });
    }
}

void ExplorePage::makePresentation()
{
    m_presentation = new PresentationBar(m_editor, *m_sweep, this);
    m_presentation->add(*m_freeze);
    for (QAction* tool : windowTools())
        m_presentation->add(*tool);
    m_explainer->keep(*m_presentation);
    m_row = new RowPanel(m_editor.results(), m_selection, this);
    m_middle->addWidget(m_row);
    connect(&results(), &ResultSource::changed, this, &ExplorePage::placeRow); // another sentence leaves another room
    connect(&m_row->bars(), &RowBarsView::frozenChanged, this, [this] { m_freeze->setChecked(m_row->bars().isFrozen()); });
}

void ExplorePage::placeRow()
{
    // About what labels, legend and headings take beside and above the cells.
    constexpr double labelsWidth = 220, labelsHeight = 190, least = 270, most = 0.42;
    const Attention& attention = *m_editor.results().attention();
    const int high = height() - m_sentence->sizeHint().height() - scaled(labelsHeight);
    const double shape = double(std::max<Index>(1, attention.keyCount())) / double(std::max<Index>(1, attention.queryCount()));
    const int room = width() - int(high * std::max(1.0, shape)) - scaled(labelsWidth);
    const bool fits = m_presenting && room >= scaled(least);
    if (fits)
        m_row->setFixedWidth(std::min(room, int(most * width())));
    m_row->setVisible(fits);
    m_freeze->setEnabled(fits);
    m_freeze->setStatusTip(fits ? tr("Keeps the present weights as outlines behind the bars")
                                : tr("Weights are frozen beside the picture of a presentation"));
}

int ExplorePage::wantedWidth(Side side) const
{
    const auto place = at(side);
    return scaled(std::clamp(m_widths[place], leastWidths[place], mostWidths[place]));
}

bool ExplorePage::fits(const std::array<bool, 2>& open) const
{
    const QMargins margins = layout()->contentsMargins();
    int needed = margins.left() + margins.right() + scaled(leastStage);
    for (const Side side : sides)
        needed += (open[at(side)] ? wantedWidth(side) : m_leftHandle->sizeHint().width()) + m_splitter->handleWidth();
    return needed <= width();
}

void ExplorePage::fold()
{
    std::array<bool, 2> open = m_presenting ? std::array{false, false} : m_wanted;
    if (open[0] && open[1] && !fits(open))
        open[at(m_lastOpened == Side::Controls ? Side::Inspector : Side::Controls)] = false;
    if (m_insisted && fits(m_wanted))
        m_insisted.reset();
    for (const Side side : sides)
        if (open[at(side)] && m_insisted != side && !fits(open))
            open[at(side)] = false;
    for (const Side side : sides)
        panel(side)->setVisible(open[at(side)]);
    m_showControls->setChecked(open[0]);
    m_showInspector->setChecked(open[1]);
    m_leftHandle->setVisible(!m_presenting && !open[0]);
    m_rightHandle->setVisible(!m_presenting && !open[1]);
    const int left = open[0] ? wantedWidth(Side::Controls) : 0;
    const int right = open[1] ? wantedWidth(Side::Inspector) : 0;
    const int room = std::max(1, width() - left - right);
    m_splitter->setSizes({left, room, right});
}

void ExplorePage::open(Side side)
{
    m_wanted[at(side)] = true;
    m_lastOpened = side;
    m_insisted = side;
    fold();
}

void ExplorePage::togglePanel(Side side)
{
    if (m_presenting) {
        fold(); // marks in menus, too
        return;
    }
    if (!isOpen(side)) {
        open(side);
        return;
    }
    m_wanted[at(side)] = false;
    if (m_insisted == side)
        m_insisted.reset();
    fold();
}

void ExplorePage::takeWidths()
{
    const QList<int> sizes = m_splitter->sizes();
    bool shut = false;
    for (const Side side : sides) {
        if (!isOpen(side))
            continue;
        const int size = sizes[side == Side::Controls ? 0 : 2];
        if (size > 0)
            m_widths[at(side)] = double(size) / scaled(100) * 100;
        else
            m_wanted[at(side)] = false;
        shut = shut || size == 0;
    }
    if (shut)
        fold();
}

void ExplorePage::setPresenting(bool presenting)
{
    m_presenting = presenting;
    if (presenting && !m_presentation)
        makePresentation();
    m_presentation->setWatching(presenting);
    if (!presenting)
        m_row->bars().setFrozen(false);
    m_strip->setVisible(!presenting);
    m_status->setVisible(!presenting);
    setCompact();
    fold();
}

bool ExplorePage::event(QEvent* event)
{
    const bool done = Page::event(event);
    if (event->type() == QEvent::LayoutRequest && m_presenting)
        placeRow(); // the sentence above is as high as its type and its lines need
    return done;
}

void ExplorePage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    setCompact();
    fold();
}

void ExplorePage::restoreState(const QSettings& settings)
{
    m_wanted = {settings.value("panels/controls", true).toBool(), settings.value("panels/inspector", true).toBool()};
    m_widths = {settings.value("panels/controlsWidth", m_widths[0]).toDouble(),
                settings.value("panels/inspectorWidth", m_widths[1]).toDouble()};
    m_sentence->setShowsNote(settings.value("explore/sourceNote", true).toBool());
    const int lower = settings.value("inspector/lower", settings.value("inspector/gradient", false).toBool() ? 2 : 0).toInt();
    m_inspector->setLower(static_cast<InspectorPanel::Lower>(std::clamp(lower, 0, 2)));
}

void ExplorePage::saveState(QSettings& settings) const
{
    settings.setValue("panels/controls", m_wanted[0]);
    settings.setValue("panels/inspector", m_wanted[1]);
    settings.setValue("panels/controlsWidth", m_widths[0]);
    settings.setValue("panels/inspectorWidth", m_widths[1]);
    settings.setValue("explore/sourceNote", m_sentence->showsNote());
    settings.setValue("inspector/lower", int(m_inspector->lower()));
}

} // namespace softfocus
