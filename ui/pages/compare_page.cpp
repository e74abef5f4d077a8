#include "ui/pages/compare_page.h"

#include "core/normalizers/normalizer.h"
#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/card.h"
#include "ui/controls/text/prose.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/selection.h"
#include "ui/model/document/temperature_sweep.h"
#include "ui/pages/parts/compare_modes.h"
#include "ui/pages/parts/context_entries.h"
#include "ui/pages/parts/panel_ring.h"
#include "ui/panels/card/cell_explainer.h"
#include "ui/panels/choices/temperature_line.h"
#include "ui/panels/choices/temperature_wiring.h"
#include "ui/panels/compare/compare_grid.h"
#include "ui/panels/compare/compare_panel.h"
#include "ui/panels/compare/legend_line.h"
#include "ui/panels/compare/panel_head.h"
#include "ui/panels/compare/variant_settings.h"
#include "ui/panels/compare/variants_table.h"
#include "ui/panels/sentence/sentence_field.h"
#include "ui/panels/stage/presentation_bar.h"
#include "ui/panels/stage/status_line.h"
#include "ui/style/shown_theme.h"
#include "ui/views/curve_view.h"
#include "ui/views/stage_view.h"
#include "ui/words/by_unit.h"
#include "ui/words/message_text.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/panel_text.h"
#include "ui/words/word_name.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>

namespace softfocus {

namespace {

constexpr double lowWindow = 720, leastForNote = 480, narrowHead = 760, temperatureWidth = 400;
/// Where less is left for the panels, the row below them is scrolled to.
constexpr double leastForPanels = 300, leastForFew = 200;
/// Of pictures: what they should have, and what they can be read at.
constexpr double usualSide = 150, leastSide = 100;

/// What the current panel shows, or the minuend of a difference, for what is about one result at a time.
class CurrentResults : public ResultSource {
public:
    CurrentResults(const ComparedResults& results, const CompareGrid& grid, QObject* parent)
        : ResultSource(parent), m_results(results), m_grid(grid)
    {
        connect(&results, &ComparedResults::changed, this, &ResultSource::changed);
        connect(&grid, &CompareGrid::currentChanged, this, &ResultSource::changed);
    }

    const std::shared_ptr<const Attention>& attention() const override { return m_results.at(place()).attention(); }
    std::optional<Index> rememberedQuery() const override { return m_results.at(place()).rememberedQuery(); }

private:
    std::size_t place() const
    {
        if (m_results.count() == 0)
            return m_grid.current();
        const CompareChoices& shown = m_results.at(0).attention()->scene.compare;
        const auto minuend = std::size_t(shown.minuend);
        return shown.picture == ComparedPicture::Difference && minuend < m_results.count() ? minuend : m_grid.current();
    }

    const ComparedResults& m_results;
    const CompareGrid& m_grid;
};

} // namespace

ComparePage::ComparePage(SceneEditor& editor, Selection& selection, QWidget* parent)
    : Page(parent), m_editor(editor), m_selection(selection), m_compare(editor), m_modes(new CompareModes(editor, selection, *this))
{
    setObjectName("comparePage");
    addCommands();
    addSweep();
}

void ComparePage::addCommands()
{
    CommandList& list = commandList();
    list.in(MenuPlace::Edit);
    list.add({"compareSentence", tr("Go to the sentence")}, {QKeySequence(Qt::CTRL | Qt::Key_L)}, [this] { m_sentence->focusSentence(); });
    const auto go = [this](bool forward) {
        std::vector<QWidget*> parts{m_sentence, m_temperature};
        std::ranges::copy(m_modes->parts(), std::back_inserter(parts));
        std::ranges::copy(std::initializer_list<QWidget*>{m_grid, m_table, m_rowCard}, std::back_inserter(parts));
        focusNextPanel(parts, forward);
    };
    list.add({"compareNextPart", tr("Next part of the page")}, {QKeySequence(Qt::Key_F6)}, [go] { go(true); });
    list.add({"comparePreviousPart", tr("Part of the page before")}, {QKeySequence(Qt::SHIFT | Qt::Key_F6)}, [go] { go(false); });
    addPanelCommands();
    m_modes->addCommands(list);
    list.in(MenuPlace::View);
    list.add({"comparePicture", tr("The other kind of picture")},
             {QKeySequence(QStringLiteral("T")), QKeySequence(QStringLiteral("Alt+T"))}, [this] { togglePicture(); });
}

void ComparePage::addPanelCommands()
{
    CommandList& list = commandList();
    list.in(MenuPlace::Attention);
    list.beginGroup();
    const auto key = [](const char* written) { return CommandList::Keys{QKeySequence(QString::fromLatin1(written))}; };
    m_add =
        &list.add({"addPanel", tr("Add a panel"), tr("Compares with a further normalizer")}, key("Ctrl+Shift+A"), [this] { addPanel(); });
    m_duplicate =
        &list.add({"duplicatePanel", tr("Duplicate the panel"), tr("To change one thing and see both")}, key("Ctrl+Shift+D"), [this] {
            if (!hasRoomForOne())
                return;
            m_grid->wantCurrent(m_grid->current() + 1);
            tell(m_compare.duplicate(m_grid->current()));
        });
    m_remove = &list.add({"removePanel", tr("Remove the panel")}, key("Ctrl+Shift+X"), [this] { removePanel(); });
    m_moveBack = &list.add({"movePanelBack", tr("Move the panel back")}, key("Ctrl+Shift+Left"), [this] { move(-1); });
    m_moveOn = &list.add({"movePanelOn", tr("Move the panel on")}, key("Ctrl+Shift+Right"), [this] { move(1); });
    m_settings = &list.add({"panelSettings", tr("Parameters and temperature of the panel…")}, key("Ctrl+Shift+P"),
                           [this] { openSettings(m_grid->current()); });
    m_explore =
        &list.add({"explorePanel", tr("Explore this variant"), tr("Makes the panel’s normalizer the scene’s and shows it on Explore")}, {},
                  [this] { explore(m_grid->current()); });
    list.beginGroup();
}

void ComparePage::addSweep()
{
    CommandList& list = commandList();
    list.in(MenuPlace::Temperature);
    list.beginGroup();
    list.add({"comparePlaySweep", tr("Play sharp to uniform and back, pause")},
             {QKeySequence(QStringLiteral("P")), QKeySequence(QStringLiteral("Alt+P"))}, [this] { m_sweep->toggle(); });
}

void ComparePage::prepare()
{
    m_results = new ComparedResults(m_editor, this);
    m_column = new QVBoxLayout(this);
    m_head = new QBoxLayout(QBoxLayout::LeftToRight);
    m_sentence = new SentenceField(m_editor, m_selection);
    m_sweep = new TemperatureSweep(m_editor, this);
    m_sweep->setPossible([this] { return TemperatureLine::isPossible(m_editor); });
    m_temperature = new TemperatureLine(m_editor, *m_sweep, m_editor.results(), m_selection, QStringLiteral("compare"));
    connect(m_temperature, &TemperatureLine::refused, this, &Page::say);
    connect(m_temperature, &TemperatureLine::settled, this, &Page::dismissNotice);
    m_head->addWidget(m_sentence, 1);
    m_head->addWidget(m_temperature);
    m_column->addLayout(m_head);
    m_column->addWidget(&notice());
    m_note = makeProse("compareNote", 13, Ink::Secondary);
    m_column->addWidget(m_note);
    buildBody();
    m_modes->prepare({*m_results, *m_grid, *m_scroll, *m_column});
    m_shown = new CurrentResults(*m_results, *m_grid, this);
    m_status = new StatusLine(*m_shown);
    m_column->addWidget(m_status);
    m_explainer = new CellExplainer(*m_shown, m_selection, *this);
    m_explainer->keep(*m_temperature);
    m_explainer->spare(*m_sentence);

    connect(m_explainer, &CellExplainer::copied, this, [this](const QString& what) { mention(tr("Copied %1").arg(what)); });
    connect(m_table, &VariantsTable::titleChanged, this, [this] { m_rowTitle->setText(m_table->title()); });
    connect(m_sentence, &SentenceField::refused, this, &Page::say);
    connect(m_sentence, &SentenceField::matrixGiven, this, &Page::given);
    connect(m_sentence, &SentenceField::left, this, [this] { picture().setFocus(); });
    for (const auto signal : {&Selection::hoverChanged, &Selection::focusChanged})
        connect(&m_selection, signal, this, &ComparePage::followCell);
    connect(m_results, &ComparedResults::changed, this, &ComparePage::followPanels);
    connect(m_grid, &CompareGrid::currentChanged, this, &ComparePage::followCurrent);
    connect(m_grid, &CompareGrid::pictureChanged, this, &ComparePage::followMode);
    connect(m_grid, &CompareGrid::opened, this, &ComparePage::explore);
    connect(m_grid, &CompareGrid::gradientSaid, this, [this](const QString& sentence) {
        m_saysGradients = !sentence.isEmpty();
        m_reading->setText(sentence);
        followCell();
    });
    connect(m_grid, &CompareGrid::menuRequested, this,
            [this](std::size_t place, QPoint global) { makePanelMenu(*this, place).popup(global); });
    connect(m_grid, &CompareGrid::viewMade, this, [this](StageView& view) {
        connect(&view, &StageView::painted, this, &Page::painted);
        connect(&view, &StageView::markRequested, this, [this](const std::vector<Mark>& marks) { tell(m_editor.toggleMarks(marks)); });
    });
    followTheme(*this, [this](const Theme&) { setCompact(); });
    m_results->setActive(true);
    if (m_presenting)
        setPresenting(true);
}

void ComparePage::buildBody()
{
    m_scroll = new QScrollArea;
    m_scroll->setObjectName("compareScroll");
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_body = new QWidget;
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    m_grid = new CompareGrid(m_compare, *m_results, m_selection);
    body->addWidget(m_grid);
    m_legend = new LegendLine;
    m_reading = new TextLabel({.pixels = 13, .ink = Ink::Secondary});
    m_reading->setObjectName("compareReading");
    m_reading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* line = new QHBoxLayout;
    line->addWidget(m_legend, 2);
    line->addWidget(m_reading, 3);
    body->addLayout(line);
    m_rowCard = new Card;
    auto* row = new QVBoxLayout(m_rowCard);
    m_rowTitle = new TextLabel({.pixels = 15, .weight = QFont::DemiBold, .shrinks = true});
    m_rowTitle->setObjectName("rowTitle");
    m_table = new VariantsTable(*m_results, m_selection);
    auto* rowHead = new QHBoxLayout;
    rowHead->addWidget(m_rowTitle, 1);
    m_showCurves = makeQuietButton("compareShowCurves", tr("Weights over T"));
    m_showCurves->setCheckable(true);
    m_showCurves->setToolTip(tr("Show or hide the row’s weights as temperature changes"));
    connect(m_showCurves, &QAbstractButton::toggled, this, &ComparePage::followCurves);
    rowHead->addWidget(m_showCurves);
    row->addLayout(rowHead);
    row->addWidget(m_table, 1);
    m_curvesTitle = new TextLabel({.pixels = 13, .weight = QFont::DemiBold});
    m_curvesTitle->setObjectName("compareCurvesTitle");
    m_curvesTitle->hide();
    row->addWidget(m_curvesTitle);
    body->addWidget(m_rowCard);
    body->addStretch(1);
    m_scroll->setWidget(m_body);
    m_column->addWidget(m_scroll, 1);
}

/// What can be done with the panels that there are, and what they have in common.
void ComparePage::followPanels()
{
    followCurrent();
    if (!m_grid->pictures().empty())
        m_legend->follow(m_grid->pictures().front());
    m_legend->setVisible(m_compare.choices().picture == ComparedPicture::Stage); // gradients have one of their own
    followMode();
    remark();
    followCell();
    fit();
}

/// A card is of a cell of what is shown: of another kind of picture the cell says something else.
void ComparePage::followMode()
{
    const ComparedPicture shown = m_compare.choices().picture;
    if (std::exchange(m_explainedIn, shown) != shown)
        m_selection.explain({});
    m_saysGradients = m_saysGradients && shown == ComparedPicture::Gradient;
    StageView* difference = m_modes->differencePicture();
    m_explainer->follow(difference ? *difference : m_grid->picture());
    m_status->setInstead(m_modes->summary());
}

void ComparePage::followCurrent()
{
    m_moveBack->setEnabled(m_grid->current() > 0);
    m_moveOn->setEnabled(m_grid->current() + 1 < m_grid->count());
    followCurves();
    showCurrent();
    emit currentNormalizerChanged();
}

/// What every panel shows alike, and why.
void ComparePage::remark()
{
    const Attention& attention = *m_editor.results().attention();
    const Stage stage = attention.scene.view.stage;
    QString sentence;
    if (hasGivenWeights(attention))
        sentence = tr("The weights are given, so that every panel shows the same. Of scores or of a sentence each makes something else.");
    else if (stage == Stage::Vectors || stage == Stage::Scores)
        sentence = tr("Vectors and scores are the same under every normalizer: these are the weights.");
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
}

/// The cell that is pointed at, or walked to, under every variant; without one, what rows and columns are.
void ComparePage::followCell()
{
    if (!isVisible() || m_grid->pictures().empty() || m_saysGradients)
        return;
    const Picture& picture = m_grid->pictures().front();
    const auto isThere = [&](Cell cell) {
        return picture.values && picture.stage == Stage::Weights && cell.row >= 0 && cell.column >= 0 &&
               cell.row < picture.values->rows() && cell.column < picture.values->cols();
    };
    const Cell cell = isThere(m_selection.hovered()) ? m_selection.hovered() : m_selection.focused();
    if (!isThere(cell)) {
        if (picture.kind == PictureKind::Overlay)
            m_reading->setText(tr("The framed patch asks. Veils are most opaque at its largest weight in any of the panels."));
        else
            m_reading->setText(picture.columns.empty()
                                   ? picture.rowTitle.whole
                                   : tr("rows: %1 · columns: %2").arg(picture.rowTitle.whole, picture.columnTitle.whole));
        return;
    }
    QStringList weights;
    for (std::size_t place = 0; place < m_grid->count(); ++place) {
        const Picture& one = m_grid->pictures()[place];
        const QString weight =
            one.isAbsent(cell.row, cell.column) ? tr("none") : weightTextFor(*one.attention->input, (*one.values)(cell.row, cell.column));
        weights << tr("%1 %2").arg(panelName(m_results->panels()[place]), weight);
    }
    m_reading->setText(tr("%1 → %2: %3")
                           .arg(nameOf(picture, NamedSide::Query, cell.row), nameOf(picture, NamedSide::Key, cell.column),
                                weights.join(QStringLiteral(" · "))));
}

void ComparePage::togglePicture()
{
    const Attention& attention = *m_editor.results().attention();
    const std::vector<PictureKind> kinds = pictureKindsOf(attention, Stage::Weights);
    const auto now = std::ranges::find(kinds, pictureKindOf(attention, Stage::Weights));
    if (kinds.size() > 1)
        tell(m_editor.showPicture(now + 1 == kinds.end() ? kinds.front() : *(now + 1)));
}

/// Says why there can be no further panel.
bool ComparePage::hasRoomForOne()
{
    if (!m_compare.canAdd())
        say(tr("There are %1 panels, and that is the most. Remove one to add another.").arg(mostCompared));
    return m_compare.canAdd();
}

void ComparePage::removePanel()
{
    if (m_compare.canRemove())
        tell(m_compare.remove(m_grid->current()));
    else
        say(tr("There are %1 panels, and fewer are no comparison. Add one to remove another.").arg(leastCompared));
}

/// A normalizer that is not there yet, or one more of the current ones.
void ComparePage::addPanel()
{
    if (!hasRoomForOne())
        return;
    const std::vector<ComparedPanel>& panels = m_compare.choices().panels;
    std::size_t row = 0;
    const auto isThere = [&panels](std::size_t one) {
        return std::ranges::any_of(panels, [one](const ComparedPanel& panel) {
            const auto* computed = std::get_if<ComputedPanel>(&panel);
            return computed && computed->variant.normalizer.row() == one;
        });
    };
    while (row < normalizerTable().size() && isThere(row))
        ++row;
    m_grid->wantCurrent(panels.size());
    tell(m_compare.add(panels.size() - 1, ComputedPanel{{Normalizer::at(row % normalizerTable().size())}}));
}

void ComparePage::move(int steps)
{
    const auto from = std::ptrdiff_t(m_grid->current()), to = from + steps;
    if (to < 0 || to >= std::ptrdiff_t(m_grid->count()))
        return;
    const bool isAtHead = m_grid->panel(std::size_t(from)).head().hasFocus(), isAtPicture = m_grid->picture().hasFocus();
    m_grid->wantCurrent(std::size_t(to));
    tell(m_compare.move(std::size_t(from), std::size_t(to)));
    ComparePanel& moved = m_grid->panel(std::size_t(to));
    if (isAtHead)
        moved.head().setFocus(Qt::ShortcutFocusReason);
    else if (isAtPicture)
        moved.view().setFocus(Qt::ShortcutFocusReason);
}

void ComparePage::explore(std::size_t place)
{
    const auto* computed = place < m_compare.count() ? std::get_if<ComputedPanel>(&m_compare.choices().panels[place]) : nullptr;
    if (!computed) {
        mention(tr("Weights that were given have no normalizer to explore."));
        return;
    }
    const ComputedPanel panel = *computed;
    tell(m_editor.changeScene(tr("Explore %1").arg(panelName(panel)), [&panel](Scene& scene) {
        scene.variant = variantOf(panel, scene.variant.temperature);
        scene.page = PageKind::Explore;
    }));
}

void ComparePage::openSettings(std::size_t place)
{
    if (place >= m_compare.count() || !std::holds_alternative<ComputedPanel>(m_compare.choices().panels[place])) {
        mention(tr("Weights that were given have no parameters."));
        return;
    }
    auto* settings = new VariantSettings(m_editor, m_compare, place, this);
    connect(settings, &VariantSettings::refused, this, &Page::say);
    settings->adjustSize();
    const ComparePanel& panel = m_grid->panel(place);
    const QRect head(panel.head().mapToGlobal(QPoint()), panel.head().size());
    const QRect ground(window()->mapToGlobal(QPoint()), window()->size());
    const int left =
        std::clamp(head.right() - settings->width(), ground.left(), std::max(ground.left(), ground.right() - settings->width()));
    const int top = std::clamp(head.bottom() + 4, ground.top(), std::max(ground.top(), ground.bottom() - settings->height()));
    settings->move(left, top);
    settings->show();
    settings->setFocus(Qt::PopupFocusReason);
}

bool ComparePage::chooseNormalizer(std::size_t row)
{
    if (!isPrepared())
        return false;
    tell(m_compare.chooseNormalizer(m_grid->current(), row));
    return true;
}

std::optional<std::size_t> ComparePage::currentNormalizer() const
{
    const std::vector<ComparedPanel>& panels = m_compare.choices().panels;
    if (!isPrepared() || m_grid->current() >= panels.size())
        return std::nullopt;
    const auto* computed = std::get_if<ComputedPanel>(&panels[m_grid->current()]);
    return computed ? std::optional(computed->variant.normalizer.row()) : std::nullopt;
}

void ComparePage::tell(const Result<bool>& done)
{
    if (!done)
        say(messageText(done.error()));
}

QMenu& ComparePage::makePanelMenu(QWidget& parent, std::size_t place)
{
    auto* menu = new QMenu(&parent);
    menu->setObjectName("panelMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillPanelMenu(*menu, place);
    return *menu;
}

/// Its normalizer, its parameters and temperature, and what can be done with it as a whole.
void ComparePage::fillPanelMenu(QMenu& menu, std::size_t place)
{
    const auto* computed = std::get_if<ComputedPanel>(&m_compare.choices().panels[place]);
    auto* group = new QActionGroup(&menu);
    for (std::size_t row = 0; row < normalizerTable().size(); ++row) {
        const NormalizerEntry& entry = normalizerTable()[row];
        QAction* action = menu.addAction(nameText(entry), this, [this, place, row] { tell(m_compare.chooseNormalizer(place, row)); });
        action->setObjectName(QStringLiteral("panelNormalizer-") + QString::fromLatin1(entry.name.data(), qsizetype(entry.name.size())));
        action->setCheckable(true);
        action->setChecked(computed && computed->variant.normalizer.row() == row);
        group->addAction(action);
    }
    menu.addSeparator();
    if (computed) {
        QAction* own = menu.addAction(tr("A temperature of its own"), this, [this, place](bool on) {
            tell(m_compare.setTemperature(place, on ? std::optional(m_editor.scene().variant.temperature) : std::nullopt));
        });
        own->setObjectName("panelOwnTemperature");
        own->setCheckable(true);
        own->setChecked(computed->hasOwnTemperature);
        own->setEnabled(computed->variant.normalizer.temperatureMatters());
        menu.addAction(m_settings);
        menu.addAction(m_explore);
        menu.addSeparator();
    }
    for (QAction* action : {m_moveBack, m_moveOn, m_duplicate, m_remove, m_add})
        menu.addAction(action);
    m_modes->fillPanelMenu(menu, place);
}

const ResultSource& ComparePage::results() const
{
    return *m_shown;
}

QWidget& ComparePage::picture()
{
    if (QWidget* other = m_modes->picture())
        return *other;
    if (m_grid->count() == 0) // a large result is yet to come
        return *m_grid;
    return m_grid->keyboardPlace();
}

bool ComparePage::isOfPicture(const QWidget& widget)
{
    if (m_modes->isPicture(widget))
        return true;
    const std::optional<std::size_t> place = m_grid->placeOf(widget);
    const bool isOfPanel = place && (&widget == &m_grid->panel(*place).view() || &widget == &m_grid->panel(*place).head());
    return isOfPanel || m_explainer->isOfCard(widget);
}

void ComparePage::begin(bool typesOver)
{
    if (!m_sentence->begin(typesOver))
        picture().setFocus();
}

bool ComparePage::takeLetter(const QKeyEvent& key)
{
    return m_sentence->type(key);
}

std::size_t ComparePage::textPlace() const
{
    return m_sentence ? m_sentence->textPlace() : 0;
}

void ComparePage::mention(const QString& text)
{
    m_status->mention(text);
}

void ComparePage::setPresenting(bool presenting)
{
    m_presenting = presenting;
    if (!isPrepared())
        return;
    if (presenting && !m_presentation)
        makePresentation();
    if (m_presentation)
        m_presentation->setWatching(presenting);
    m_temperature->setVisible(!presenting); // it is in the line at the lower edge then
    m_status->setVisible(!presenting);
    setCompact();
}

void ComparePage::makePresentation()
{
    m_presentation = new PresentationBar(m_editor, *m_sweep, this);
    m_presentation->keepTemperatureOnly();
    connect(m_presentation, &PresentationBar::refused, this, &Page::say);
    for (QAction* tool : windowTools())
        m_presentation->add(*tool);
    m_explainer->keep(*m_presentation);
}

bool ComparePage::takesBeside(const FoundScores& found) const
{
    return m_modes->takes(found);
}

void ComparePage::takeBeside(const FoundScores& found)
{
    m_modes->take(found);
}

bool ComparePage::fillContextMenu(QMenu& menu, QWidget& at, QPoint&, bool)
{
    const std::optional<std::size_t> place = m_grid->placeOf(at);
    if (!place)
        return false;
    m_grid->setCurrent(*place);
    followPanels();
    StageView& view = m_grid->panel(*place).view();
    if (&at != &view) {
        fillPanelMenu(menu, *place);
        return true;
    }
    addCellEntries(menu, view, [this](const QString& sentence) { mention(sentence); });
    QMenu& panel = makePanelMenu(menu, *place);
    panel.setTitle(tr("Panel: %1").arg(panelName(m_compare.choices().panels[*place])));
    menu.addMenu(&panel);
    return true;
}

/// All that is chosen here is the scene's.
void ComparePage::restoreState(const QSettings&) {}

void ComparePage::saveState(QSettings&) const {}

void ComparePage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (!isPrepared())
        return;
    m_grid->setActive(true);
    m_results->setActive(true);
    m_modes->follow();
    fit();
    followPanels();
}

void ComparePage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    if (!isPrepared())
        return;
    m_selection.explain({});
    m_results->setActive(false);
    m_grid->setActive(false);
}

void ComparePage::setCompact()
{
    const bool low = height() < scaled(lowWindow);
    const int side = scaled(low ? 10 : 20), gap = scaled(low ? 8 : 12);
    m_column->setContentsMargins(side, scaled(low ? 8 : 16), side, scaled(low ? 4 : 8));
    m_column->setSpacing(gap);
    m_body->layout()->setSpacing(gap);
    m_head->setSpacing(gap);
    m_rowCard->layout()->setContentsMargins(scaled(18), scaled(10), scaled(18), scaled(10));
    m_rowCard->layout()->setSpacing(scaled(4));
    const bool isNarrow = width() < scaled(narrowHead);
    m_head->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_temperature->setMinimumWidth(isNarrow ? 0 : scaled(temperatureWidth));
    m_temperature->setMaximumWidth(isNarrow ? QWIDGETSIZE_MAX : scaled(temperatureWidth));
    m_sentence->setCompact(m_presenting);
    m_sentence->setTight(height() < scaled(leastForNote));
    fit();
}

/// The curves are those of the current panel where the temperature moves it, else of the first one that it moves.
void ComparePage::followCurves()
{
    const std::vector<ComparedPanel>& panels = m_results->panels();
    const auto isMoved = [](const ComparedPanel& panel) { return isMovedByTemperature(panel); };
    auto found = panels.begin() + std::ptrdiff_t(std::min(m_grid->current(), panels.size()));
    if (found == panels.end() || !isMoved(*found))
        found = std::ranges::find_if(panels, isMoved);
    m_showCurves->setVisible(found != panels.end());
    const bool isShown = m_showCurves->isChecked() && found != panels.end();
    const auto place = std::size_t(found - panels.begin());
    if (m_curves && (!isShown || place != m_curvesPlace)) {
        delete m_curves;
        m_curves = nullptr;
    }
    m_curvesTitle->setVisible(isShown);
    if (!isShown)
        return;
    m_curvesTitle->setText(tr("Weights of %1 over T").arg(panelName(*found)));
    if (m_curves)
        return;
    m_curvesPlace = place;
    m_curves = new CurveView(m_results->at(place), m_selection);
    m_curves->setObjectName("compareCurves");
    connectTemperature(*m_curves, m_editor, [this](const Result<bool>& done) {
        if (!done)
            say(messageText(done.error()));
    });
    m_rowCard->layout()->addWidget(m_curves);
}

/// The panels have what the row below leaves, but so much that they can be read: with large pictures and all of the row in sight, or its first
/// line; else the same with small ones; else they are scrolled.
void ComparePage::fit()
{
    if (!isPrepared())
        return;
    layout()->activate();
    const QSize sight = m_scroll->size();
    const int gap = m_body->layout()->spacing(), legend = m_legend->sizeHint().height() + gap;
    const int bar = m_scroll->verticalScrollBar()->sizeHint().width();
    const int beside = sight.height() - legend - gap - m_rowCard->sizeHint().height();
    const int aboveFirstLine = sight.height() - legend - gap - m_rowTitle->sizeHint().height() - scaled(18);
    const QSize withRow(sight.width(), beside), withFirstLine(sight.width() - bar, aboveFirstLine);
    for (const double side : {double(scaled(usualSide)), double(scaled(leastSide))}) {
        for (const QSize& area : {withRow, withFirstLine}) {
            const int least = scaled(area == withRow ? leastForPanels : leastForFew);
            if (area.height() < least || !m_grid->fitsIn(area, side))
                continue;
            m_grid->fit(area, side);
            return;
        }
    }
    m_grid->fit({sight.width() - bar, std::max(scaled(200), aboveFirstLine)}, scaled(usualSide));
}

/// A panel that has become the current one is in sight.
void ComparePage::showCurrent()
{
    const std::pair shown(m_grid->count(), m_grid->current());
    if (std::exchange(m_inSight, shown) == shown || m_grid->count() == 0)
        return;
    const auto scroll = [this] {
        if (m_grid->current() >= m_grid->count())
            return;
        ComparePanel& panel = m_grid->panel(m_grid->current());
        m_scroll->ensureWidgetVisible(&panel, 0, scaled(12));
        m_scroll->ensureWidgetVisible(&panel.head(), 0, scaled(12)); // of a panel that is higher than the room
    };
    QMetaObject::invokeMethod(this, scroll, Qt::QueuedConnection); // once everything has its place
}

void ComparePage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    if (isPrepared())
        setCompact();
}

bool ComparePage::event(QEvent* event)
{
    const bool done = Page::event(event);
    if (event->type() == QEvent::LayoutRequest && isPrepared())
        fit();
    return done;
}

} // namespace softfocus
