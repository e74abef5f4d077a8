#include "ui/panels/numbers/weights_lesson.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/buttons/segments.h"
#include "ui/controls/text/card.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/document/selection.h"
#include "ui/model/numbers/list_changes.h"
#include "ui/model/numbers/number_results.h"
#include "ui/model/numbers/numbers_editor.h"
#include "ui/panels/choices/temperature_wiring.h"
#include "ui/panels/numbers/low_content.h"
#include "ui/panels/numbers/simplex_panel.h"
#include "ui/panels/numbers/variant_entries.h"
#include "ui/panels/numbers/worked_box.h"
#include "ui/style/shown_theme.h"
#include "ui/views/curve_view.h"
#include "ui/views/numbers/score_bars_view.h"
#include "ui/views/numbers/weight_bars_view.h"
#include "ui/words/message_text.h"
#include "ui/words/normalizer_text.h"

#include <QMenu>
#include <QRadioButton>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace softfocus {

namespace {

constexpr double leastSideBySide = 760, leastHigh = 400, leastBars = 130, aroundBars = 84, panelSide = 16;
constexpr double leastForCurves = 460; ///< below the scores, where the panels stand side by side

/// A panel with a title, if it is given one, and the column below it to put things into.
Card* makePanel(const char* name, const QString& title, QVBoxLayout*& column, QWidget* atEnd = nullptr)
{
    auto* card = new Card;
    card->setObjectName(QLatin1String(name));
    card->setAccessibleName(title);
    column = new QVBoxLayout(card);
    if (!title.isEmpty()) {
        auto* head = new QHBoxLayout;
        head->addWidget(new TextLabel({.pixels = 15, .weight = QFont::DemiBold, .shrinks = true}, title), 1);
        if (atEnd)
            head->addWidget(atEnd);
        column->addLayout(head);
    }
    followTheme(*card, [column](const Theme&) {
        column->setContentsMargins(scaled(panelSide), scaled(14), scaled(panelSide), scaled(14));
        column->setSpacing(scaled(6));
    });
    return card;
}

/// What the content of an area takes where it is so wide.
int heightWithin(const QScrollArea& area, int width)
{
    const QLayout& layout = *area.widget()->layout();
    return layout.hasHeightForWidth() ? layout.minimumHeightForWidth(std::max(1, width)) : layout.minimumSize().height();
}

} // namespace

WeightsLesson::WeightsLesson(SceneEditor& editor, NumberResults& results, Selection& selection, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_results(results), m_selection(selection), m_deferred(results),
      m_bars(new ScoreBarsView(results, selection)), m_weighed(new WeightBarsView(results, selection)),
      m_working(new WorkedBox(results, m_deferred)), m_sums(new TextLabel({.pixels = 12, .ink = Ink::Secondary, .shrinks = true})),
      m_form(new Segments(Look::Washed, 2)), m_places(new SimplexPanel(editor)),
      m_curvesTitle(new TextLabel({.pixels = 13, .weight = QFont::DemiBold, .shrinks = true})), m_scores(makeScores()),
      m_weights(makeWeights()), m_simplex(makeSimplex())
{
    setObjectName("weightsLesson");
    auto* content = new QWidget;
    m_panels = new QBoxLayout(QBoxLayout::LeftToRight, content);
    m_panels->setContentsMargins(0, 0, 0, 0);
    m_panels->addWidget(m_scores, 30);
    m_panels->addWidget(m_weights, 54);
    m_panels->addWidget(m_simplex, 42);
    for (QWidget* panel : panels())
        panel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    m_area = makeArea(QStringLiteral("weightsLessonArea"), *content);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_area);
    connectScores();
    connect(m_weighed, &WeightBarsView::painted, m_working, &WorkedBox::begin, Qt::QueuedConnection);
    connect(m_places, &SimplexPanel::numberPointedAt, this, [this](std::optional<std::size_t> number) {
        m_selection.hover(number ? Cell{0, Index(*number)} : Cell{});
    });
    connect(&m_selection, &Selection::hoverChanged, this, [this] {
        const Index column = m_selection.hovered().column;
        m_places->light(column >= 0 ? std::optional(std::size_t(column)) : std::nullopt);
    });
    connect(&m_results, &ResultSource::changed, this, &WeightsLesson::follow);
    connect(&m_editor, &SceneEditor::sceneChanged, this, &WeightsLesson::follow);
    // What is below each other is as high as its content, which is longer for other numbers.
    connect(&m_deferred, &ResultSource::changed, this, [this] { QTimer::singleShot(0, this, &WeightsLesson::fold); });
    followTheme(*this, [this](const Theme&) { fold(); });
    follow();
}

Card* WeightsLesson::makeScores()
{
    QVBoxLayout* column = nullptr;
    Card* card = makePanel("scoresPanel", tr("Scores"), column);
    column->addWidget(new TextLabel({.pixels = 12, .ink = Ink::Secondary, .shrinks = true}, tr("before normalizing")));
    column->addWidget(m_bars, 3);
    m_curves = makeCurves();
    column->addWidget(m_curves, 2);
    return card;
}

/// How weights are drawn, and a button with what can be done with the row that is worked.
QWidget* WeightsLesson::makeWeightsTools()
{
    m_form->setObjectName("weightsForm");
    m_form->setAccessibleName(tr("How weights are drawn"));
    m_form->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_form->add(QStringLiteral("asBars"), tr("bars")).setToolTip(tr("Each row as one bar that the numbers share"));
    m_form->add(QStringLiteral("asColumns"), tr("columns")).setToolTip(tr("The weights of each row side by side"));
    connect(m_form, &Segments::chosen, this, [this](int place) {
        if (const Result<bool> done = NumbersEditor(m_editor).setColumns(place == 1); !done)
            emit refused(messageText(done.error()));
    });
    QToolButton* more = makeIconButton("variantMenu", Icon::More, tr("What can be done with the chosen row"));
    more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more);
    more->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        addEntries(*menu);
    });
    auto* tools = new QWidget;
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_form);
    row->addWidget(more);
    return tools;
}

void WeightsLesson::addEntries(QMenu& menu)
{
    addVariantEntries(menu, m_editor, m_results, [this](const Result<bool>& done) {
        if (!done)
            emit refused(messageText(done.error()));
    });
}

Card* WeightsLesson::makeWeights()
{
    QVBoxLayout* column = nullptr;
    Card* card = makePanel("numberWeightsPanel", tr("Weights"), column, makeWeightsTools());
    m_sums->setObjectName("numberSums");
    column->addWidget(m_sums);
    auto* content = new LowContent; // bars are lower before the working is out of sight
    auto* both = new QVBoxLayout(content);
    both->setContentsMargins(0, 0, 0, 0);
    both->addWidget(m_weighed, 1);
    both->addWidget(m_working);
    followTheme(*content, [both](const Theme&) {
        both->setSpacing(scaled(10));
        both->setContentsMargins(0, 0, scaled(10), 0); // beside the bar that scrolls
    });
    m_weightsArea = makeArea(QStringLiteral("numberWeightsArea"), *content);
    column->addWidget(m_weightsArea, 1);
    return card;
}

Card* WeightsLesson::makeSimplex()
{
    QVBoxLayout* column = nullptr;
    Card* card = makePanel("simplexPanel", {}, column); // its title is that of the picture in it
    card->setAccessibleName(tr("Where the weights lie"));
    auto* content = new LowContent;
    auto* both = new QVBoxLayout(content);
    both->setContentsMargins(0, 0, 0, 0);
    both->addWidget(m_places, 1);
    followTheme(*content, [both](const Theme&) { both->setContentsMargins(0, 0, scaled(10), 0); });
    m_simplexArea = makeArea(QStringLiteral("simplexArea"), *content);
    column->addWidget(m_simplexArea, 1);
    return card;
}

QWidget* WeightsLesson::makeCurves()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    m_curvesTitle->setObjectName("numberCurvesTitle");
    column->addWidget(m_curvesTitle);
    m_curveView = new CurveView(m_deferred, m_selection);
    m_curveView->setObjectName("numberCurves");
    m_curveView->setAccessibleName(tr("The weights as temperature changes"));
    connectTemperature(*m_curveView, m_editor, [this](const Result<bool>& done) {
        if (!done)
            emit refused(messageText(done.error()));
    });
    column->addWidget(m_curveView, 1);
    return part;
}

void WeightsLesson::connectScores()
{
    const auto tell = [this](const Result<bool>& done) {
        if (!done)
            emit refused(messageText(done.error()));
    };
    connect(m_bars, &ScoreBarsView::pressed, &m_editor, &SceneEditor::beginEdits);
    connect(m_bars, &ScoreBarsView::released, &m_editor, &SceneEditor::endEdits);
    connect(m_bars, &ScoreBarsView::moved, this,
            [=, this](std::size_t place, double score) { tell(NumbersEditor(m_editor).setScore(place, score, Gesture::Drag)); });
    connect(m_bars, &ScoreBarsView::entered, this,
            [=, this](std::size_t place, double score) { tell(NumbersEditor(m_editor).setScore(place, score)); });
    connect(m_bars, &ScoreBarsView::refused, this, &WeightsLesson::refused);
    connect(m_bars, &ScoreBarsView::named, this, [=, this](std::size_t place, const QString& name) {
        NumbersEditor numbers(m_editor);
        tell(numbers.setList(tr("Name %1").arg(name), withName(numbers.list(), place, name)));
    });
    connect(m_bars, &ScoreBarsView::addWanted, this, [=, this](std::size_t place) {
        NumbersEditor numbers(m_editor);
        const Result<bool> added = numbers.setList(tr("Add a number"), withNumber(numbers.list(), place, 0));
        tell(added);
        if (added)
            m_bars->choose(place + 1);
    });
    connect(m_bars, &ScoreBarsView::removeWanted, this, [=, this](std::size_t place) {
        NumbersEditor numbers(m_editor);
        if (numbers.list().scores.size() < 2)
            emit refused(tr("The last number of the list stays."));
        else
            tell(numbers.setList(tr("Remove %1").arg(numberName(numbers.list(), place)), withoutNumber(numbers.list(), place)));
    });
}

void WeightsLesson::follow()
{
    const bool columns = m_editor.scene().numbers.columns;
    m_form->showChoice(columns ? 1 : 0);
    m_weighed->setColumns(columns);
    m_curvesTitle->setText(tr("%1 as temperature changes").arg(normalizerText(m_results.attention()->scene.variant.normalizer)));
    m_curveView->setHues(m_results.weights().hues);
    const std::vector<WeighedList>& variants = m_results.weights().variants;
    const bool allSum = std::ranges::all_of(variants, [](const WeighedList& one) { return !one.isUndefined() && sumText(one).isEmpty(); });
    m_sums->setText(allSum ? tr("every row adds up to 1") : tr("rows that do not add up to 1 say so"));
}

void WeightsLesson::fold()
{
    const bool isWide = width() >= scaled(leastSideBySide);
    m_panels->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_panels->setSpacing(scaled(isWide ? 16 : 8));
    m_curves->setVisible(!isWide || height() >= scaled(leastForCurves));
    // Under each other all of them are as high as what is in them: then only the whole scrolls.
    m_panels->setContentsMargins(0, 0, isWide ? 0 : scaled(10), 0);
    m_scores->setMinimumHeight(isWide ? 0 : scaled(leastHigh));
    // In a low window all of the bars are seen at once, and the curves follow below.
    m_bars->setMaximumHeight(isWide ? QWIDGETSIZE_MAX : std::max(scaled(leastBars), height() - scaled(aroundBars)));
    for (QScrollArea* area : {m_weightsArea, m_simplexArea})
        area->setMinimumHeight(isWide ? 0 : heightWithin(*area, width() - scaled(2 * panelSide + 20)));
}

void WeightsLesson::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fold();
}

} // namespace softfocus
