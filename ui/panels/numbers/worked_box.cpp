#include "ui/panels/numbers/worked_box.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/prose.h"
#include "ui/controls/text/term_mark.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/numbers/number_results.h"
#include "ui/style/shown_theme.h"
#include "ui/words/terms.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace softfocus {

namespace {

/// While scores move, no more numbers than this are worked: their lines are made anew at every move.
constexpr std::size_t mostMoving = 8;

/// Lines break between numbers, never within what is worked out.
QString unbroken(QString text)
{
    return text.replace(u' ', QChar::Nbsp);
}

QString itemsText(const WorkedStep& step, std::size_t left)
{
    QStringList items;
    for (const QString& item : step.items)
        items << unbroken(item);
    QString text = items.join(QStringLiteral("     "));
    if (!step.isShared && left > 0)
        text += QStringLiteral("     …");
    return text;
}

} // namespace

WorkedBox::WorkedBox(const NumberResults& results, const ResultSource& heard, QWidget* parent)
    : QFrame(parent), m_results(results), m_title(new TextLabel({.pixels = 13, .weight = QFont::DemiBold, .shrinks = true})),
      m_terms(new TermMark("workedTerms", results, [] { return 0; })), m_copy(makeQuietButton("copyWorking", tr("Copy"))),
      m_formula(makeProse("numbersFormula", 12.5, Ink::Secondary)), m_steps(new QGridLayout),
      m_remark(makeProse("numbersRemark", 12, Ink::Secondary))
{
    setObjectName("workedBox");
    setFrameShape(QFrame::StyledPanel);
    setLook(*this, Look::Box);
    setAccessibleName(tr("The working, step by step"));
    m_title->setObjectName("workedTitle");
    m_copy->setToolTip(tr("Copy the working as text"));
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(textOf(workedNumbers(m_results.attention(), mostNumbers)));
        emit copied(tr("the working as text"));
    });
    auto* head = new QHBoxLayout;
    head->addWidget(makeTitleLine(*m_title, *m_terms), 1);
    head->addWidget(m_copy);
    auto* column = new QVBoxLayout(this);
    column->addLayout(head);
    column->addWidget(m_formula);
    column->addLayout(m_steps);
    column->addWidget(m_remark);
    m_steps->setColumnStretch(1, 1);
    m_terms->explain(*this);
    followTheme(*this, [this, column](const Theme&) {
        const int side = scaled(14);
        column->setContentsMargins(side, scaled(8), side, scaled(12));
        column->setSpacing(scaled(6));
        m_steps->setHorizontalSpacing(scaled(12));
        m_steps->setVerticalSpacing(scaled(6));
    });
    connect(&heard, &ResultSource::changed, this, &WorkedBox::follow);
    connect(&m_results, &ResultSource::settled, this, &WorkedBox::follow);
}

void WorkedBox::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    // The bars come first; where they are out of sight, nobody says when they are painted.
    constexpr int whileAnyway = 100; // milliseconds
    m_isWaiting = true;
    QTimer::singleShot(whileAnyway, this, &WorkedBox::begin);
}

void WorkedBox::begin()
{
    if (std::exchange(m_isWaiting, false))
        follow();
}

void WorkedBox::follow()
{
    if (!isVisible() || m_isWaiting)
        return;
    m_worked = workedNumbers(m_results.attention(), m_results.isMoving() ? mostMoving : mostNumbers);
    const QString title = tr("%1, step by step").arg(variantText(m_results.weights().variants[m_results.worked()]));
    if (title != m_title->text()) {
        m_title->setText(title);
        m_title->updateGeometry();
    }
    holdLayout();
    m_formula->setText(m_worked.formula.join(QStringLiteral("     ")));
    const int count = int(m_worked.steps.size());
    QStringList written = m_worked.formula;
    for (int row = 0; row < std::max(count, m_steps->rowCount()); ++row) {
        showStep(row, row < count ? &m_worked.steps[std::size_t(row)] : nullptr);
        if (row < count)
            written << m_worked.steps[std::size_t(row)].name;
    }
    m_remark->setText(m_worked.remark);
    m_remark->setVisible(!m_worked.remark.isEmpty());
    if (written != m_written) { // the same ones while scores move
        m_written = written;
        m_terms->setTerms(termsIn(written.join(u' ')));
    }
}

/// While scores move, as few numbers of a long list are worked as are quickly written anew; they stand in the room of all of them, so that
/// nothing jumps, and a move costs no layout.
void WorkedBox::holdLayout()
{
    std::ptrdiff_t shown = 0;
    for (int row = 0; row < m_steps->rowCount(); ++row)
        if (const QLayoutItem* item = m_steps->itemAtPosition(row, 0); item && item->widget()->isVisible())
            ++shown;
    const bool isSame = std::ssize(m_worked.steps) == shown && m_worked.remark.isEmpty() == m_remark->isHidden();
    const bool isHeld = m_results.isMoving() && m_worked.left > 0 && isSame;
    if (isHeld == !layout()->isEnabled())
        return;
    layout()->setEnabled(!isHeld);
    if (!isHeld)
        layout()->invalidate();
}

void WorkedBox::showStep(int row, const WorkedStep* step)
{
    for (int column = 0; column < 2; ++column) {
        QLayoutItem* item = m_steps->itemAtPosition(row, column);
        if (!item && !step)
            continue;
        auto* label = item ? static_cast<QLabel*>(item->widget())
                           : makeProse(column == 0 ? "stepName" : "stepItems", 12.5, column == 0 ? Ink::Secondary : Ink::Text);
        if (!item) {
            if (column == 0) {
                label->setWordWrap(false);
                label->setMinimumWidth(0); // names are shown whole
            }
            m_steps->addWidget(label, row, column, column == 0 ? Qt::AlignTop : Qt::Alignment());
        }
        label->setVisible(step);
        if (!step)
            continue;
        if (column == 0)
            label->setText(step->name);
        else
            label->setText(itemsText(*step, m_worked.left) +
                           (step->note.isEmpty() ? QString() : QStringLiteral("     (%1)").arg(step->note)));
    }
}

} // namespace softfocus
