#include "ui/pages/explore_page.h"

#include "ui/controls/text/notice_line.h"
#include "ui/model/derivation/writing_steps.h"
#include "ui/model/document/frozen_weights.h"
#include "ui/model/document/selection.h"
#include "ui/model/document/temperature_sweep.h"
#include "ui/model/numbers/explore_row.h"
#include "ui/model/prediction/what_if.h"
#include "ui/pages/parts/context_entries.h"
#include "ui/pages/parts/head_commands.h"
#include "ui/pages/parts/mark_commands.h"
#include "ui/pages/parts/panel_ring.h"
#include "ui/pages/parts/stage_commands.h"
#include "ui/pages/parts/vector_commands.h"
#include "ui/panels/card/cell_explainer.h"
#include "ui/panels/choices/temperature_wiring.h"
#include "ui/panels/sentence/sentence_field.h"
#include "ui/panels/stage/presentation_bar.h"
#include "ui/panels/stage/row_panel.h"
#include "ui/panels/stage/stage_strip.h"
#include "ui/panels/what_if/inspector_side.h"
#include "ui/panels/what_if/what_if_panel.h"
#include "ui/style/shown_theme.h"
#include "ui/views/curve_view.h"
#include "ui/words/message_text.h"
#include "ui/words/provenance.h"

#include <QAction>
#include <QEvent>
#include <QMenu>
#include <QSettings>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <optional>

namespace softfocus {

namespace {

constexpr double leastForExploreNote = 480;

} // namespace

ExplorePage::ExplorePage(SceneEditor& editor, Selection& selection, QWidget* parent)
    : Page(parent), m_editor(editor), m_selection(selection), m_explainer(new CellExplainer(editor.results(), selection, *this)),
      m_sweep(new TemperatureSweep(editor, this)), m_frozen(new FrozenWeights(editor.results(), this)),
      m_writing(new WritingSteps(editor, this)), m_deferred(editor.results()), m_sentence(new SentenceField(editor, selection)),
      m_column(new QVBoxLayout(this)), m_controls(new ControlsPanel(editor, selection)), m_stage(new StagePanel(editor, selection)),
      m_inspector(new InspectorPanel(m_deferred, selection)), m_whatIf(new WhatIf(m_deferred, this)),
      m_side(new InspectorSide(editor, selection, *m_whatIf, *m_inspector)), m_sides(new SidePanels(*this, *m_controls, *m_stage, *m_side)),
      m_strip(new StageStrip(editor, m_deferred, selection)), m_status(new StatusLine(m_deferred)),
      m_stageCommands(new StageCommands(editor, *this)), m_markCommands(new MarkCommands(editor, *m_stage, *this)),
      m_headCommands(new HeadCommands(editor, *this)), m_vectorCommands(new VectorCommands(editor, *this))
{
    setObjectName("explorePage");
    build();
    addCommands();
    connectTemperature(m_inspector->curves(), m_editor, [this](const Result<bool>& done) {
        if (!done)
            say(messageText(done.error()));
    });
    m_controls->setSweep(*m_sweep);
    m_explainer->keep(*m_controls);
    for (const QWidget* part : m_inspector->working())
        m_explainer->spare(*part);
    m_explainer->spare(*m_strip);
    m_explainer->spare(*m_sentence);
    m_explainer->follow(m_stage->picture());
    connect(m_stage, &StagePanel::pictureChanged, this, [this] { m_explainer->follow(m_stage->picture()); });
    connect(m_explainer, &CellExplainer::copied, this, [this](const QString& what) { mention(tr("Copied %1").arg(what)); });
    connect(m_controls, &ControlsPanel::openScoresRequested, this, &Page::openScoresRequested);
    connect(m_controls, &ControlsPanel::openPictureRequested, this, &Page::openPictureRequested);
    connect(m_controls, &ControlsPanel::openModelRequested, this, &Page::openModelRequested);
    connect(m_stage, &StagePanel::painted, this, &Page::painted);
    connect(m_side, &InspectorSide::refused, this, &Page::say);
    connect(m_side, &InspectorSide::chosen, this, &ExplorePage::followForetelling);
    connect(&m_editor, &SceneEditor::sceneChanged, this, &ExplorePage::followForetelling);
    followForetelling();
    followTheme(*this, [this](const Theme&) {
        m_sides->dress();
        setCompact();
        m_sides->fold();
    });
}

void ExplorePage::build()
{
    m_column->addWidget(m_sentence);
    connect(m_sentence, &SentenceField::refused, this, &Page::say);
    connect(m_sentence, &SentenceField::markRequested, m_markCommands, &MarkCommands::toggle);
    connect(m_sentence, &SentenceField::matrixGiven, this, &Page::given);
    connect(m_sentence, &SentenceField::left, this, [this] { picture().setFocus(); });
    m_column->addWidget(&notice());
    m_column->addLayout(&m_sides->row(), 1);
    m_column->addWidget(m_strip);
    m_column->addWidget(m_status);
}

void ExplorePage::addCommands()
{
    CommandList& list = commandList();
    list.in(MenuPlace::Edit);
    list.add({"focusSentence", tr("Go to the sentence")}, {QKeySequence(Qt::CTRL | Qt::Key_L)}, [this] { m_sentence->focusSentence(); });
    const auto go = [this](bool forward) {
        std::vector<QWidget*> panels{m_sentence, m_controls, m_stage, m_side, m_strip};
        if (m_presenting) {
            m_presentation->wake();
            panels.push_back(m_presentation);
            if (m_foretold)
                panels.push_back(m_foretold);
        }
        focusNextPanel(panels, forward);
    };
    list.add({"nextPanel", tr("Next panel")}, {QKeySequence(Qt::Key_F6)}, [go] { go(true); });
    list.add({"previousPanel", tr("Panel before")}, {QKeySequence(Qt::SHIFT | Qt::Key_F6)}, [go] { go(false); });
    m_markCommands->addTo(list);
    list.beginGroup();
    QAction& play =
        list.add({"playWithRow", tr("Play with this row"), tr("Takes the chosen row’s scores to Numbers, to change them by hand")},
                 {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)}, [this] { playWithRow(); });
    m_inspector->addTool(play);
    m_headCommands->addTo(list, "explore");
    list.in(MenuPlace::Temperature);
    list.beginGroup();
    list.add({"playSweep", tr("Play sharp to uniform and back, pause")},
             {QKeySequence(QStringLiteral("P")), QKeySequence(QStringLiteral("Alt+P"))}, [this] { m_sweep->toggle(); });
    m_freeze = &list.add({"freezeWeights", tr("Freeze the weights")},
                         {QKeySequence(QStringLiteral("K")), QKeySequence(QStringLiteral("Alt+K"))}, [this] { toggleFrozen(); });
    m_freeze->setIcon(iconOf(Icon::Freeze));
    m_freeze->setCheckable(true);
    m_freeze->setStatusTip(tr("Keeps the present weights as outlines in the cells of the map and, in a presentation, behind the bars"));
    connect(m_frozen, &FrozenWeights::changed, this, [this] { m_freeze->setChecked(m_frozen->isFrozen()); });
    m_stage->setFrozen(*m_frozen);
    addWriting(list);
    m_stageCommands->addStages(list);
    m_vectorCommands->addTo(list);
    m_stageCommands->addKinds(list);
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
    QAction& showControls = list.add({"toggleControls", tr("Show or fold the controls")}, {QKeySequence(Qt::Key_F7)},
                                     [this] { m_sides->toggle(Side::Controls); });
    m_showInspector = &list.add({"toggleInspector", tr("Show or fold the inspector")}, {QKeySequence(Qt::Key_F8)},
                                [this] { m_sides->toggle(Side::Inspector); });
    m_foretell =
        &list.add({"foretell", tr("What if"), tr("Shows what the model predicts, as it is and as it becomes, in place of the chosen row")},
                  {QKeySequence(Qt::Key_F9)}, [this] { toggleForetelling(); });
    m_foretell->setCheckable(true);
    for (QAction* show : {&showControls, m_showInspector})
        show->setCheckable(true);
    m_sides->setCommands(showControls, *m_showInspector);
    addTool(showControls, Icon::LeftPanel);
    addTool(*m_showInspector, Icon::RightPanel);
}

/// A translation piece by piece. The row of the piece that was written last is chosen.
void ExplorePage::addWriting(CommandList& list)
{
    m_stage->setWriting(*m_writing);
    connect(m_stage, &StagePanel::refused, this, &Page::say);
    connect(m_writing, &WritingSteps::stepped, this, [this] {
        if (!m_writing->isWhole() && m_writing->rows() > 0)
            m_selection.choose(m_writing->rows() - 1);
    });
    list.in(MenuPlace::View);
    list.beginGroup();
    const auto by = [this](Index steps) { return [this, steps] { m_writing->goTo(m_writing->step() + steps); }; };
    const std::array commands{
        &list.add({"nextWord", tr("Next piece of the translation"), tr("Shows its row, and what may come after it")},
                  {QKeySequence(QStringLiteral(".")), QKeySequence(QStringLiteral("Alt+."))}, by(1)),
        &list.add({"previousWord", tr("One piece of the translation back")},
                  {QKeySequence(QStringLiteral(",")), QKeySequence(QStringLiteral("Alt+,"))}, by(-1)),
        &list.add({"firstWord", tr("Begin the translation anew"), tr("Nothing is written, and what may come first is shown")}, {},
                  [this] { m_writing->goTo(0); }),
        &list.add({"wholeTranslation", tr("The whole translation")}, {}, [this] { m_writing->goTo(m_writing->count()); })};
    const auto offer = [this, commands] {
        for (QAction* command : commands)
            command->setEnabled(m_writing->count() > 0);
    };
    connect(m_writing, &WritingSteps::changed, this, offer);
    offer();
}

void ExplorePage::toggleFrozen()
{
    m_frozen->toggle();
    mention(m_frozen->isFrozen() ? tr("The weights are frozen: %1").arg(madeText(*m_frozen->result()))
                                 : tr("The frozen weights are let go"));
}

void ExplorePage::toggleForetelling()
{
    const bool isSeen = m_presenting || m_sides->isOpen(Side::Inspector);
    m_side->setForetells(!isSeen || !m_side->foretells());
    if (!isSeen)
        m_sides->toggle(Side::Inspector);
    followForetelling();
}

void ExplorePage::followForetelling()
{
    m_foretell->setEnabled(std::holds_alternative<ModelSource>(m_editor.scene().source));
    m_foretell->setChecked(m_side->showsPrediction());
    if (m_presentation && m_row->isVisible() == m_side->showsPrediction())
        placeRow();
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
    const auto addRemoveMarks = [this, &menu] {
        if (m_markCommands->removal().isEnabled())
            menu.addAction(&m_markCommands->removal());
    };
    if (&at == &picture) {
        addCellEntries(menu, picture, mention);
        addRemoveMarks();
        const QRect cell = picture.cellRect(picture.menuCell());
        if (byKey && !cell.isEmpty())
            place = picture.mapToGlobal(cell.center());
        return true;
    }
    if (&at == m_inspector || m_inspector->isAncestorOf(&at)) {
        addRowEntries(menu, picture, mention);
        addRemoveMarks();
        menu.addSeparator();
        menu.addAction(m_showInspector);
        return true;
    }
    const std::optional<Stage> stage = m_strip->stageOf(at);
    if (!stage)
        return false;
    // Rows are the same ones in every stage.
    const Index row = m_selection.query();
    std::function<void()> markRow;
    if (row >= 0)
        markRow = [this, row] { m_markCommands->toggle({Mark{Span{row, row}, {}}}); };
    addStageEntries(
        menu, m_editor.results().attention(), *stage, [this, shown = *stage] { m_stageCommands->show(shown); }, markRow, mention);
    addRemoveMarks();
    return true;
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
    m_sides->setGap(gap);
    m_strip->setCompact(low);
    m_stage->setCompact(low || m_presenting);
    m_sentence->setCompact(m_presenting);
    m_sentence->setTight(height() < scaled(leastForExploreNote));
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
    connect(m_presentation, &PresentationBar::refused, this, &Page::say);
    m_presentation->add(*m_freeze);
    for (QAction* tool : windowTools())
        m_presentation->add(*tool);
    m_explainer->keep(*m_presentation);
    m_row = new RowPanel(m_editor.results(), m_selection, *m_frozen, this);
    m_explainer->keepPart(*m_row, [row = m_row] { return row->takenRect(); });
    // While a card is open there is room for it below the bars, rather than over the picture.
    connect(&m_selection, &Selection::explainedChanged, m_row, [this] {
        m_row->setTight(m_selection.explained() != Cell{});
        m_explainer->place();
    });
    m_sides->row().addWidget(m_row);
    connect(&results(), &ResultSource::changed, this, &ExplorePage::placeRow); // another sentence leaves another room
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
    const bool foretells = fits && m_side->showsPrediction();
    if (foretells && !m_foretold) {
        m_foretold = new WhatIfPanel(m_editor, m_selection, *m_whatIf, this);
        connect(m_foretold, &WhatIfPanel::refused, this, &Page::say);
        m_sides->row().addWidget(m_foretold);
    }
    for (QWidget* panel : {static_cast<QWidget*>(m_row), static_cast<QWidget*>(m_foretold)})
        if (panel && fits)
            panel->setFixedWidth(std::min(room, int(most * width())));
    m_row->setVisible(fits && !foretells);
    if (m_foretold)
        m_foretold->setVisible(foretells);
}

void ExplorePage::setPresenting(bool presenting)
{
    m_presenting = presenting;
    m_sides->setPresenting(presenting);
    if (presenting && !m_presentation)
        makePresentation();
    m_presentation->setWatching(presenting);
    m_strip->setVisible(!presenting);
    m_status->setVisible(!presenting);
    setCompact();
    m_sides->fold();
}

/// While another page is shown this one costs nothing.
void ExplorePage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    m_deferred.setPaused(window()->isVisible());
}

void ExplorePage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_deferred.setPaused(false);
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
    m_sides->fold();
}

void ExplorePage::restoreState(const QSettings& settings)
{
    m_sides->restore(settings);
    m_sentence->setShowsNote(settings.value("explore/sourceNote", true).toBool());
    const int lower = settings.value("inspector/lower", settings.value("inspector/gradient", false).toBool() ? 2 : 0).toInt();
    m_inspector->setLower(static_cast<InspectorPanel::Lower>(std::clamp(lower, 0, 2)));
    m_side->setForetells(settings.value("inspector/foretells", false).toBool());
}

void ExplorePage::saveState(QSettings& settings) const
{
    m_sides->save(settings);
    settings.setValue("explore/sourceNote", m_sentence->showsNote());
    settings.setValue("inspector/lower", int(m_inspector->lower()));
    settings.setValue("inspector/foretells", m_side->foretells());
}

} // namespace softfocus
