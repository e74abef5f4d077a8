#include "ui/pages/compare_page.h"

#include "core/normalizers/normalizer.h"
#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/card.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/selection.h"
#include "ui/model/document/temperature_sweep.h"
#include "ui/pages/parts/context_entries.h"
#include "ui/pages/parts/panel_ring.h"
#include "ui/panels/choices/temperature_line.h"
#include "ui/panels/choices/temperature_wiring.h"
#include "ui/panels/compare/compare_grid.h"
#include "ui/panels/compare/compare_panel.h"
#include "ui/panels/compare/panel_head.h"
#include "ui/panels/compare/variants_table.h"
#include "ui/panels/sentence/sentence_field.h"
#include "ui/panels/stage/status_line.h"
#include "ui/style/shown_theme.h"
#include "ui/views/curve_view.h"
#include "ui/views/stage_view.h"
#include "ui/words/message_text.h"
#include "ui/words/normalizer_text.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace softfocus {

namespace {

constexpr double lowWindow = 720, leastForNote = 480, narrowHead = 760, temperatureWidth = 400;
/// Where less is left for the panels, the row below them is scrolled to.
constexpr double leastForPanels = 300;

} // namespace

ComparePage::ComparePage(SceneEditor& editor, Selection& selection, QWidget* parent)
    : Page(parent), m_editor(editor), m_selection(selection), m_compare(editor)
{
    setObjectName("comparePage");
    addCommands();
    addSweep();
}

void ComparePage::addCommands()
{
    CommandList& list = commandList();
    list.in(MenuPlace::Edit);
    m_goToSentence = &list.add({"compareSentence", tr("Go to the sentence")}, {QKeySequence(Qt::CTRL | Qt::Key_L)},
                               [this] { m_sentence->focusSentence(); });
    const auto go = [this](bool forward) { focusNextPanel({m_sentence, m_temperature, m_grid, m_table, m_rowCard}, forward); };
    list.add({"compareNextPart", tr("Next part of the page")}, {QKeySequence(Qt::Key_F6)}, [go] { go(true); });
    list.add({"comparePreviousPart", tr("Part of the page before")}, {QKeySequence(Qt::SHIFT | Qt::Key_F6)}, [go] { go(false); });
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
    body->addWidget(m_rowCard);
    m_scroll->setWidget(m_body);
    m_column->addWidget(m_scroll, 1);
    m_status = new StatusLine(m_editor.results());
    m_column->addWidget(m_status);

    connect(m_table, &VariantsTable::titleChanged, this, [this] { m_rowTitle->setText(m_table->title()); });
    connect(m_sentence, &SentenceField::refused, this, &Page::say);
    connect(m_sentence, &SentenceField::matrixGiven, this, &Page::given);
    connect(m_sentence, &SentenceField::left, this, [this] { picture().setFocus(); });
    connect(m_results, &ComparedResults::changed, this, [this] {
        followCurves();
        fit();
    });
    connect(m_grid, &CompareGrid::viewMade, this, [this](StageView& view) { connect(&view, &StageView::painted, this, &Page::painted); });
    followTheme(*this, [this](const Theme&) { setCompact(); });
    m_results->setActive(true);
}

const ResultSource& ComparePage::results() const
{
    return m_editor.results();
}

QWidget& ComparePage::picture()
{
    return m_grid->picture();
}

bool ComparePage::isOfPicture(const QWidget& widget)
{
    const std::optional<std::size_t> place = m_grid->placeOf(widget);
    return place && (&widget == &m_grid->panel(*place).view() || &widget == &m_grid->panel(*place).head());
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
    m_status->setVisible(!presenting);
    setCompact();
}

bool ComparePage::fillContextMenu(QMenu& menu, QWidget& at, QPoint&, bool)
{
    const std::optional<std::size_t> place = m_grid->placeOf(at);
    if (!place)
        return false;
    StageView& view = m_grid->panel(*place).view();
    if (&at == &view)
        addCellEntries(menu, view, [this](const QString& sentence) { mention(sentence); });
    return true;
}

void ComparePage::restoreState(const QSettings&) {}
void ComparePage::saveState(QSettings&) const {}

void ComparePage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (!isPrepared())
        return;
    m_grid->setActive(true);
    m_results->setActive(true);
    fit();
}

void ComparePage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    if (!isPrepared())
        return;
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

/// The curves are those of the first panel that the temperature moves.
void ComparePage::followCurves()
{
    const std::vector<ComparedPanel>& panels = m_results->panels();
    const auto found = std::ranges::find_if(panels, [](const ComparedPanel& panel) { return isMovedByTemperature(panel); });
    m_showCurves->setVisible(found != panels.end());
    const bool isShown = m_showCurves->isChecked() && found != panels.end();
    const auto place = std::size_t(found - panels.begin());
    if (m_curves && (!isShown || place != m_curvesPlace)) {
        delete m_curves;
        m_curves = nullptr;
    }
    if (!isShown || m_curves)
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

/// The panels have what the row below leaves, but so much that they can be read.
void ComparePage::fit()
{
    if (!isPrepared())
        return;
    layout()->activate();
    const QSize sight = m_scroll->size();
    const int row = m_rowCard->sizeHint().height() + m_body->layout()->spacing();
    const int beside = sight.height() - row;
    const bool scrolls = beside < scaled(leastForPanels);
    const int bar = scrolls ? m_scroll->verticalScrollBar()->sizeHint().width() : 0;
    m_grid->fit({sight.width() - bar, scrolls ? std::max(scaled(200), sight.height()) : beside});
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
