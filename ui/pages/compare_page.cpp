#include "ui/pages/compare_page.h"

#include "ui/controls/text/prose.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/selection.h"
#include "ui/model/document/temperature_sweep.h"
#include "ui/pages/parts/compare_modes.h"
#include "ui/pages/parts/context_entries.h"
#include "ui/pages/parts/head_commands.h"
#include "ui/pages/parts/panel_commands.h"
#include "ui/pages/parts/panel_ring.h"
#include "ui/paint/labels/text_width.h"
#include "ui/panels/card/cell_explainer.h"
#include "ui/panels/choices/temperature_line.h"
#include "ui/panels/compare/compare_grid.h"
#include "ui/panels/compare/compare_panel.h"
#include "ui/panels/compare/legend_line.h"
#include "ui/panels/compare/panel_head.h"
#include "ui/panels/compare/row_card.h"
#include "ui/panels/compare/variants_table.h"
#include "ui/panels/sentence/sentence_field.h"
#include "ui/panels/stage/presentation_bar.h"
#include "ui/panels/stage/status_line.h"
#include "ui/style/shown_theme.h"
#include "ui/views/stage_view.h"
#include "ui/words/by_unit.h"
#include "ui/words/message_text.h"
#include "ui/words/panel_text.h"
#include "ui/words/word_name.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace softfocus {

namespace {

constexpr double leastForCompareNote = 600, narrowHead = 760, temperatureWidth = 400;
/// Where less is left for the panels, the row below them is scrolled to.
constexpr double leastForPanels = 300, leastForFew = 200, leastForBare = 140;
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
    : Page(parent), m_editor(editor), m_selection(selection), m_compare(editor), m_modes(new CompareModes(editor, selection, *this)),
      m_panels(new PanelCommands(editor, *m_modes, *this)), m_headCommands(new HeadCommands(editor, *this))
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
        std::ranges::copy(std::initializer_list<QWidget*>{m_grid, &m_row->table(), m_row}, std::back_inserter(parts));
        focusNextPanel(parts, forward);
    };
    list.add({"compareNextPart", tr("Next part of the page")}, {QKeySequence(Qt::Key_F6)}, [go] { go(true); });
    list.add({"comparePreviousPart", tr("Part of the page before")}, {QKeySequence(Qt::SHIFT | Qt::Key_F6)}, [go] { go(false); });
    m_panels->addCommands(list);
    m_headCommands->addTo(list, "compare");
    m_modes->addCommands(list);
    list.in(MenuPlace::View);
    list.add({"comparePicture", tr("The other kind of picture")},
             {QKeySequence(QStringLiteral("T")), QKeySequence(QStringLiteral("Alt+T"))}, [this] { togglePicture(); });
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
    m_panels->prepare(*m_grid);
    m_modes->prepare({*m_results, *m_grid, *m_scroll, *m_column});
    m_shown = new CurrentResults(*m_results, *m_grid, this);
    m_status = new StatusLine(*m_shown);
    m_column->addWidget(m_status);
    m_explainer = new CellExplainer(*m_shown, m_selection, *this);
    m_explainer->keep(*m_temperature);
    m_explainer->spare(*m_sentence);

    connect(m_explainer, &CellExplainer::copied, this, [this](const QString& what) { mention(tr("Copied %1").arg(what)); });
    connect(m_row, &RowCard::refused, this, &Page::say);
    connect(m_sentence, &SentenceField::refused, this, &Page::say);
    connect(m_sentence, &SentenceField::matrixGiven, this, &Page::given);
    connect(m_sentence, &SentenceField::left, this, [this] { picture().setFocus(); });
    for (const auto signal : {&Selection::hoverChanged, &Selection::focusChanged})
        connect(&m_selection, signal, this, &ComparePage::followCell);
    connect(m_results, &ComparedResults::changed, this, &ComparePage::followPanels);
    connect(m_grid, &CompareGrid::currentChanged, this, &ComparePage::followCurrent);
    connect(m_grid, &CompareGrid::pictureChanged, this, &ComparePage::followMode);
    connect(m_grid, &CompareGrid::opened, m_panels, &PanelCommands::explore);
    connect(m_grid, &CompareGrid::gradientSaid, this, [this](const QString& sentence) {
        m_saysGradients = !sentence.isEmpty();
        m_reading->setText(sentence);
        followCell();
    });
    connect(m_grid, &CompareGrid::menuRequested, this,
            [this](std::size_t place, QPoint global) { m_panels->makeMenu(*this, place).popup(global); });
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
    m_row = new RowCard(m_editor, *m_results, m_selection);
    body->addWidget(m_row);
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
    m_panels->follow();
    m_row->followCurves(m_grid->current());
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

/// What rows and columns are, in as many words as have room.
QString ComparePage::axesText(const Picture& picture, int room)
{
    if (picture.columns.empty())
        return picture.rowTitle.whole;
    const QString form = tr("rows: %1 · columns: %2"), whole = form.arg(picture.rowTitle.whole, picture.columnTitle.whole);
    return textWidth(shownTheme().sized(13), whole) <= room ? whole : form.arg(picture.rowTitle.brief, picture.columnTitle.brief);
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
            m_reading->setText(axesText(picture, m_reading->width()));
        return;
    }
    QStringList weights;
    const QStringList names = panelNames(m_results->panels());
    for (std::size_t place = 0; place < m_grid->count(); ++place) {
        const Picture& one = m_grid->pictures()[place];
        const QString weight =
            one.isAbsent(cell.row, cell.column) ? tr("none") : weightTextFor(*one.attention->input, (*one.values)(cell.row, cell.column));
        weights << tr("%1 %2").arg(names[qsizetype(place)], weight);
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

bool ComparePage::chooseNormalizer(std::size_t row)
{
    if (isPrepared())
        m_panels->chooseNormalizer(row);
    return isPrepared();
}

std::optional<std::size_t> ComparePage::currentNormalizer() const
{
    return m_panels->currentNormalizer();
}

void ComparePage::tell(const Result<bool>& done)
{
    if (!done)
        say(messageText(done.error()));
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
        m_panels->fillMenu(menu, *place);
        return true;
    }
    addCellEntries(menu, view, [this](const QString& sentence) { mention(sentence); });
    QMenu& panel = m_panels->makeMenu(menu, *place);
    panel.setTitle(tr("Panel: %1").arg(panelNames(m_compare.choices().panels)[qsizetype(*place)]));
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
    const bool isNarrow = width() < scaled(narrowHead);
    m_head->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_temperature->setMinimumWidth(isNarrow ? 0 : scaled(temperatureWidth));
    m_temperature->setMaximumWidth(isNarrow ? QWIDGETSIZE_MAX : scaled(temperatureWidth));
    m_sentence->setCompact(m_presenting);
    m_sentence->setTight(m_presenting || height() < scaled(leastForCompareNote));
    fit();
}

/// The panels have what the row below leaves, but so much that they can be read: with large pictures and all of the row in sight, or its first
/// line; else the same with small ones, in a presentation before the first line alone; else all in sight without what is said below the
/// pictures, where those can be read; else they are scrolled.
void ComparePage::fit()
{
    if (!isPrepared())
        return;
    layout()->activate();
    const QSize sight = m_scroll->size();
    const int gap = m_body->layout()->spacing(), legend = m_legend->sizeHint().height() + gap;
    const int bar = m_scroll->verticalScrollBar()->sizeHint().width();
    const int beside = sight.height() - legend - gap - m_row->sizeHint().height();
    const int aboveFirstLine = sight.height() - legend - gap - m_row->headHeight();
    const QSize withRow(sight.width(), beside), withFirstLine(sight.width() - bar, aboveFirstLine);
    const double usual = scaled(usualSide), least = scaled(leastSide);
    std::vector<std::pair<double, bool>> ways{{usual, true}, {usual, false}, {least, true}, {least, false}};
    if (m_presenting)
        std::swap(ways[1], ways[2]); // nobody scrolls before an audience
    for (const auto& [side, hasRow] : ways) {
        const QSize& area = hasRow ? withRow : withFirstLine;
        if (area.height() < scaled(hasRow ? leastForPanels : leastForFew) || !m_grid->fitsIn(area, side))
            continue;
        m_grid->fit(area, side);
        return;
    }
    const double readable = m_grid->readableSide();
    if (withRow.height() >= scaled(leastForBare) && m_grid->fitsIn(withRow, readable, CompareGrid::Facts::None))
        m_grid->fit(withRow, readable, CompareGrid::Facts::None);
    else
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
    // Once everything has its place: panels get theirs first, and then what scrolls hears how high they are.
    const auto afterThePanels = [this, scroll] { QMetaObject::invokeMethod(this, scroll, Qt::QueuedConnection); };
    QMetaObject::invokeMethod(this, afterThePanels, Qt::QueuedConnection);
}

void ComparePage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    if (!isPrepared())
        return;
    setCompact();
    QMetaObject::invokeMethod(this, &ComparePage::followCell, Qt::QueuedConnection); // once the line has its new width
}

bool ComparePage::event(QEvent* event)
{
    const bool done = Page::event(event);
    if (event->type() == QEvent::LayoutRequest && isPrepared())
        fit();
    return done;
}

} // namespace softfocus
