#include "ui/panels/stage/inspector_panel.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/buttons/segments.h"
#include "ui/controls/tables/row_table.h"
#include "ui/controls/text/prose.h"
#include "ui/controls/text/term_mark.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/derivation/worked_row.h"
#include "ui/model/document/result_source.h"
#include "ui/model/document/selection.h"
#include "ui/style/shown_theme.h"
#include "ui/views/curve_view.h"
#include "ui/views/gradient_view.h"
#include "ui/views/level_bars_view.h"
#include "ui/words/step_text.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace softfocus {

namespace {

/// A formula's parts beside each other, or under each other where room is short: broken within one only where it alone is too long.
QString formulaText(QStringList parts, const QLabel& label)
{
    for (QString& part : parts)
        if (label.fontMetrics().horizontalAdvance(part) <= label.contentsRect().width())
            part.replace(u' ', QChar::Nbsp);
    return parts.join(QStringLiteral("     "));
}

/// Keeps a mark in the corner of a box, whose text leaves that much free on both sides.
class InCorner : public QObject {
public:
    InCorner(QWidget& box, TermMark& mark) : QObject(&box), m_box(box), m_mark(mark) { box.installEventFilter(this); }

    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Move || event->type() == QEvent::Resize || event->type() == QEvent::Show)
            place();
        return false;
    }

private:
    void place()
    {
        const QRect box = m_box.geometry();
        const int edge = scaled(3);
        m_mark.resize(m_mark.sizeHint());
        m_mark.move(m_box.isRightToLeft() ? box.left() + edge : box.right() + 1 - edge - m_mark.width(), box.top() + edge);
        m_mark.raise();
    }

    QWidget& m_box;
    TermMark& m_mark;
};

/// The symbols of the numbers that belong to the whole row.
QString numbersOf(const WorkedRow& row)
{
    QStringList symbols;
    if (row.steps.threshold)
        symbols << QStringLiteral("τ");
    for (const StepNumber& number : row.steps.numbers)
        symbols << quantityName(number.quantity);
    return symbols.join(u' ');
}

} // namespace

InspectorPanel::InspectorPanel(const ResultSource& results, Selection& selection, QWidget* parent)
    : Card(parent), m_results(results), m_selection(selection), m_tools(new QHBoxLayout),
      m_title(new TextLabel({.pixels = 15, .weight = QFont::DemiBold, .shrinks = true})),
      m_summary(new TextLabel({.pixels = 12, .ink = Ink::Secondary, .shrinks = true, .breaks = true})), m_table(new RowTable(selection)),
      m_formula(makeProse("formulaBox", 13)), m_remark(makeProse("inspectorRemark", 12, Ink::Secondary)),
      m_lowerTitle(new TextLabel({.pixels = 13, .weight = QFont::DemiBold, .breaks = true})), m_lower(new Segments(Look::Washed, 3)),
      m_curves(new CurveView(results, selection)), m_bars(new LevelBarsView), m_gradient(new GradientView),
      m_lowerNote(makeProse("lowerNote", 12, Ink::Secondary))
{
    setObjectName("inspectorPanel");
    setAccessibleName(tr("The chosen row"));
    m_title->setObjectName("inspectorTitle");
    m_summary->setObjectName("inspectorSummary");
    build();
    followTheme(*this, [this](const Theme&) {
        setMargins();
        const int side = m_formulaTerms->sizeHint().width() + scaled(4);
        m_formula->setContentsMargins(side, scaled(10), side, scaled(10));
        refresh();
    });
    connect(&m_results, &ResultSource::changed, this, &InspectorPanel::refresh);
    connect(&m_selection, &Selection::queryChanged, this, &InspectorPanel::refresh);
}

/// What the panel shows: as high as the panel, or as low as it can be where that is higher; then it scrolls.
QWidget* InspectorPanel::makeContent()
{
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(1, 1, 1, 1);
    m_area = new QScrollArea;
    m_area->setObjectName(QStringLiteral("inspectorArea"));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget;
    m_area->setWidget(content);
    // The card shows through.
    m_area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    content->installEventFilter(this);
    m_area->viewport()->installEventFilter(this);
    whole->addWidget(m_area);
    return content;
}

bool InspectorPanel::eventFilter(QObject* watched, QEvent* event)
{
    const bool isContent = watched == m_area->widget() && event->type() == QEvent::LayoutRequest;
    const bool isViewport = watched == m_area->viewport() && event->type() == QEvent::Resize;
    if (isContent || isViewport)
        fitContent();
    return Card::eventFilter(watched, event);
}

void InspectorPanel::fitContent()
{
    QWidget& content = *m_area->widget();
    const QSize room = m_area->viewport()->size();
    const QLayout& column = *content.layout();
    const int least = column.hasHeightForWidth() ? column.minimumHeightForWidth(room.width()) : column.minimumSize().height();
    content.resize(room.width(), std::max(room.height(), least));
}

void InspectorPanel::build()
{
    auto* column = new QVBoxLayout(makeContent());
    column->setSpacing(0);
    m_tableTerms = makeMark("tableTerms");
    m_summaryTerms = makeMark("summaryTerms");
    m_formulaTerms = makeMark("formulaTerms");
    m_remarkTerms = makeMark("remarkTerms");
    m_lowerTerms = makeMark("lowerTerms");
    const auto addWithMark = [column](QWidget& text, TermMark& mark) {
        auto* line = new QHBoxLayout;
        line->setSpacing(2);
        line->addWidget(&text, 1);
        line->addWidget(&mark, 0, Qt::AlignTop);
        column->addLayout(line);
    };
    addWithMark(*m_title, *m_tableTerms);
    column->addSpacing(4);
    addWithMark(*m_summary, *m_summaryTerms);
    column->addSpacing(8);
    column->addWidget(m_table, 300);
    column->addSpacing(8);
    column->addWidget(m_formula);
    new InCorner(*m_formula, *m_formulaTerms);
    column->addSpacing(4);
    addWithMark(*m_remark, *m_remarkTerms);
    column->addLayout(m_tools);
    column->addSpacing(10);
    buildLower();
    m_formula->setAlignment(Qt::AlignCenter);
    m_formula->setFrameShape(QFrame::StyledPanel);
    setLook(*m_formula, Look::Box);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_lowerTitle, 1);
    head->addWidget(m_lowerTerms);
    head->addWidget(m_lower);
    column->addLayout(head);
    column->addSpacing(6);
    column->addWidget(m_curves, 200);
    column->addWidget(m_bars, 200);
    column->addWidget(m_gradient, 200);
    column->addWidget(m_lowerNote);
    column->addStretch(1); // for a row that leaves little to show
    for (QWidget* asked : {static_cast<QWidget*>(m_lower), static_cast<QWidget*>(m_curves), static_cast<QWidget*>(m_bars),
                           static_cast<QWidget*>(m_gradient)})
        m_lowerTerms->explain(*asked);
    m_tableTerms->explain(*this); // and whatever else is in the panel
    QWidget* last = m_tableTerms;
    for (QWidget* next : std::initializer_list<QWidget*>{m_summaryTerms, m_table, m_formulaTerms, m_remarkTerms, m_lowerTerms, m_lower,
                                                         m_curves, m_gradient}) {
        QWidget::setTabOrder(last, next);
        last = next;
    }
}

TermMark* InspectorPanel::makeMark(const char* name)
{
    return new TermMark(
        name, m_results, [this] { return m_selection.query(); }, m_area->widget());
}

std::vector<Term> InspectorPanel::lowerTerms(const WorkedRow& row) const
{
    switch (m_shownLower) {
    case Lower::Curves: break;
    case Lower::Bars:
        if (m_bars->bars().level)
            return {Term::Threshold, Term::Score};
        return row.steps.columns.empty() ? std::vector<Term>() : termsIn(stepTitle(row.steps.columns.back().kind) + QStringLiteral(" Σ"));
    case Lower::Gradient: return {Term::Gradient};
    }
    return {Term::Temperature};
}

/// What each mark is about: the columns of the table that every row has, the formula, the line of measures, the numbers of the working, the
/// picture below. None has more than a reader takes in at once, and none repeats another.
void InspectorPanel::nameTerms(const WorkedRow& row, bool hasWorking)
{
    std::vector<Term> table, summary, formula, lower;
    const std::vector<Term> numbers = m_remark->isHidden() || !hasWorking ? std::vector<Term>() : termsIn(numbersOf(row));
    QString written = hasWorking ? m_parts.join(u' ') : QString();
    for (const StepColumn& step : row.steps.columns)
        written += u' ' + stepTitle(step.kind);
    if (!row.order.empty()) {
        table = row.hasScores() ? std::vector{Term::Query, Term::Key, Term::Score, Term::Weight}
                                : std::vector{Term::Query, Term::Key, Term::Weight};
        if (written != m_written) { // the same ones while T moves
            m_written = written;
            m_writtenTerms = termsIn(written);
        }
        const auto isIn = [](const std::vector<Term>& terms, Term term) { return std::ranges::find(terms, term) != terms.end(); };
        const bool hasBelow = std::ranges::find(row.steps.columns, StepKind::ScaledBelow, &StepColumn::kind) != row.steps.columns.end();
        for (Term term : m_writtenTerms) {
            if (term == Term::Below && !hasBelow) // a formula that subtracts the largest and has no name for the difference
                term = Term::Largest;
            if (term != Term::Temperature && !isIn(table, term) && !isIn(numbers, term) && !isIn(formula, term))
                formula.push_back(term); // T has a mark where it is set
        }
        summary = {Term::Entropy, Term::EffectiveWords, Term::Support};
        if (hasWorking)
            lower = lowerTerms(row);
    }
    m_tableTerms->setTerms(table);
    m_summaryTerms->setTerms(summary);
    m_formulaTerms->setTerms(formula);
    m_remarkTerms->setTerms(numbers);
    m_lowerTerms->setTerms(lower);
}

void InspectorPanel::buildLower()
{
    m_lower->setObjectName("inspectorLower");
    m_lower->setAccessibleName(tr("What is shown below the row"));
    m_lower->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_lower->add(QStringLiteral("showCurves"), tr("over T")).setToolTip(tr("The weights as temperature changes"));
    m_lower->add(QStringLiteral("showBars"), tr("bars")).setToolTip(tr("What the weights follow from: scores and their level, or shares"));
    m_lower->add(QStringLiteral("showGradient"), tr("gradient")).setToolTip(tr("How each weight changes with each score: ∂w/∂s"));
    m_lower->showChoice(0);
    connect(m_lower, &Segments::chosen, this, [this](int choice) { setLower(static_cast<Lower>(choice)); });
}

void InspectorPanel::setLower(Lower lower)
{
    m_shownLower = lower;
    m_lower->showChoice(int(lower));
    refresh();
}

void InspectorPanel::setMargins()
{
    constexpr double lowPanel = 440;
    const bool low = height() < scaled(lowPanel);
    const int side = scaled(18);
    m_area->widget()->layout()->setContentsMargins(side, scaled(low ? 10 : 18), side, scaled(low ? 8 : 14));
}

void InspectorPanel::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    setMargins();
    m_formula->setText(formulaText(m_parts, *m_formula));
}

void InspectorPanel::showEvent(QShowEvent* event)
{
    Card::showEvent(event);
    refresh();
}

void InspectorPanel::addTool(QAction& action)
{
    QPushButton* button = makeButton("", action.text(), Look::Quiet);
    button->setObjectName(action.objectName() + QStringLiteral("Button"));
    button->setToolTip(action.toolTip());
    connect(button, &QAbstractButton::clicked, &action, &QAction::trigger);
    m_tools->addStretch(1);
    m_tools->addWidget(button);
    QWidget::setTabOrder(m_remarkTerms, button);
    QWidget::setTabOrder(button, m_lowerTerms);
}

std::vector<const QWidget*> InspectorPanel::working() const
{
    return {m_title, m_summary, &m_table->view(), m_formula, m_remark, m_lowerTitle, m_lower};
}

void InspectorPanel::refresh()
{
    // A panel that is folded away costs nothing; it catches up when it is shown.
    if (!isVisible())
        return;
    const WorkedRow row = workedRowOf(m_results.attention(), m_selection.query());
    const bool worked = row.query >= 0 && row.state != RowState::NothingToAttend;
    m_title->setText(workedTitle(row));
    m_summary->setText(workedSummary(row));
    m_table->setRow(row);
    m_table->setMaximumHeight(m_table->sizeHint().height());
    if (worked && row.hasScores())
        m_formula->setText(formulaText(m_parts = formulaParts(row.steps.formula), *m_formula));
    m_remark->setText(workedRemark(row));
    m_remark->setVisible(!m_remark->text().isEmpty());
    // Given weights have no working and no temperature.
    const bool hasWorking = worked && row.hasScores();
    m_formula->setVisible(hasWorking);
    showLower(row, hasWorking);
    m_table->setVisible(!row.order.empty());
    nameTerms(row, hasWorking);
}

void InspectorPanel::showLower(const WorkedRow& row, bool worked)
{
    const auto shows = [&](Lower lower) { return worked && m_shownLower == lower; };
    m_lowerTitle->setVisible(worked);
    m_lower->setVisible(worked);
    m_curves->setVisible(shows(Lower::Curves));
    m_bars->setVisible(shows(Lower::Bars));
    m_gradient->setVisible(shows(Lower::Gradient));
    QString note;
    switch (m_shownLower) {
    case Lower::Curves: m_lowerTitle->setText(tr("Weights over T")); break;
    case Lower::Bars:
        m_bars->setBars(levelBarsOf(row));
        m_lowerTitle->setText(barsHeading(m_bars->bars()));
        note = barsNote(m_bars->bars());
        break;
    case Lower::Gradient:
        m_lowerTitle->setText(tr("Gradient ∂w/∂s"));
        m_gradient->setGradient(worked ? gradientOf(row) : RowGradient());
        note = gradientNote(m_gradient->gradient());
        m_gradient->setAccessibleDescription(QStringList{m_gradient->gradient().meaning, note}.join(u' ').trimmed());
        break;
    }
    m_lowerNote->setText(note);
    m_lowerNote->setVisible(worked && !note.isEmpty());
}

} // namespace softfocus
