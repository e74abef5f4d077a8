#include "ui/panels/stage/writing_panel.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/derivation/writing_steps.h"
#include "ui/style/shown_theme.h"
#include "ui/views/candidate_list.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/word_name.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <initializer_list>

namespace softfocus {

WritingPanel::WritingPanel(WritingSteps& steps, QWidget* parent)
    : QWidget(parent), m_steps(steps), m_back(makeIconButton("writingBack", Icon::ChevronLeft, tr("One piece back (,)"))),
      m_forth(makeIconButton("writingForth", Icon::ChevronRight, tr("The next piece (.)"))), m_slider(new QSlider(Qt::Horizontal)),
      m_place(new TextLabel({.pixels = 12, .ink = Ink::Secondary})), m_all(makeButton("writingAll", tr("All"), Look::Quiet)),
      m_asItIs(makeSide("nextAsItIs")), m_asItBecomes(makeSide("nextAsItBecomes")), m_sides(new QWidget)
{
    setObjectName(QStringLiteral("writingPanel"));
    setAccessibleName(tr("The translation piece by piece"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* sides = new QHBoxLayout(m_sides);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->addWidget(m_asItIs.whole, 1);
    sides->addWidget(m_asItBecomes.whole, 1);
    m_sides->hide();
    m_asItBecomes.whole->hide();
    auto* column = new QVBoxLayout(this);
    column->addWidget(makeHead());
    column->addWidget(m_sides);
    followTheme(*this, [column, sides](const Theme&) {
        column->setContentsMargins(0, scaled(8), 0, 0);
        column->setSpacing(scaled(6));
        sides->setSpacing(scaled(18));
    });
    connect(&m_steps, &WritingSteps::changed, this, &WritingPanel::follow);
    connect(m_asItIs.list, &CandidateList::asked, this, [this](int place) { take(m_asItIs, place); });
    connect(m_asItBecomes.list, &CandidateList::asked, this, [this](int place) { take(m_asItBecomes, place); });
}

void WritingPanel::tabBehind(QWidget& before)
{
    QWidget* last = &before;
    for (QWidget* next : std::initializer_list<QWidget*>{m_back, m_forth, m_slider, m_all, m_asItIs.list, m_asItBecomes.list}) {
        QWidget::setTabOrder(last, next);
        last = next;
    }
}

QWidget* WritingPanel::makeHead()
{
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    m_slider->setObjectName(QStringLiteral("writingSlider"));
    m_slider->setAccessibleName(tr("How many pieces of the translation are written"));
    m_slider->setToolTip(tr("Go through the translation piece by piece"));
    m_slider->setPageStep(3);
    m_slider->setMinimumWidth(scaled(60));
    m_slider->setMaximumWidth(scaled(320));
    m_place->setObjectName(QStringLiteral("writingPlace"));
    m_place->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_all->setToolTip(tr("Show the whole translation"));
    row->addWidget(m_back);
    row->addWidget(m_forth);
    row->addWidget(m_slider, 2);
    row->addWidget(m_place, 3);
    row->addWidget(m_all);
    followTheme(*head, [row](const Theme&) { row->setSpacing(scaled(8)); });
    connect(m_back, &QToolButton::clicked, this, [this] { m_steps.goTo(m_steps.step() - 1); });
    connect(m_forth, &QToolButton::clicked, this, [this] { m_steps.goTo(m_steps.step() + 1); });
    connect(m_slider, &QSlider::valueChanged, this, [this](int step) { m_steps.goTo(step); });
    connect(m_all, &QPushButton::clicked, this, [this] { m_steps.goTo(m_steps.count()); });
    return head;
}

WritingPanel::Side WritingPanel::makeSide(const char* name)
{
    Side side{new QWidget, new TextLabel({.pixels = 12, .weight = QFont::DemiBold}), new CandidateList, {}};
    side.list->setObjectName(QLatin1String(name));
    side.title->setObjectName(QLatin1String(name) + QStringLiteral("Title"));
    side.title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* column = new QVBoxLayout(side.whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(side.title);
    column->addWidget(side.list);
    column->addStretch(1);
    followTheme(*side.whole, [column](const Theme&) { column->setSpacing(scaled(5)); });
    return side;
}

void WritingPanel::setMostLines(int lines)
{
    m_asItIs.list->setMostRows(lines);
    m_asItBecomes.list->setMostRows(lines);
}

void WritingPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_steps.setWatched(true);
    follow();
}

void WritingPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_steps.setWatched(false);
}

void WritingPanel::follow()
{
    if (isHidden() || m_steps.count() == 0)
        return;
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(0, int(m_steps.count()));
    m_slider->setValue(int(m_steps.step()));
    m_back->setEnabled(m_steps.step() > 0);
    m_forth->setEnabled(!m_steps.isWhole());
    m_all->setVisible(!m_steps.isWhole());
    const QString text = m_steps.text().isEmpty() ? QString() : quotedWord(m_steps.text());
    m_place->setText(m_steps.isWhole()     ? tr("Step back to see what else might have come")
                     : m_steps.step() == 0 ? tr("Nothing is written yet")
                                           : tr("%1 of %2 written: %3").arg(countText(m_steps.step()), countText(m_steps.count()), text));
    const NextPieces* next = m_steps.next();
    if (!next) { // what was told before stays until there is something new
        m_sides->setVisible(!m_steps.isWhole() && !m_sides->isHidden());
        return;
    }
    m_sides->show();
    showSide(m_asItIs, next->asItBecomes.empty() ? tr("What may come next") : tr("Next, as the model is"), next->asItIs);
    m_asItBecomes.whole->setVisible(!next->asItBecomes.empty());
    if (!next->asItBecomes.empty())
        showSide(m_asItBecomes, tr("Under %1").arg(m_steps.actingText()), next->asItBecomes);
}

void WritingPanel::showSide(Side& side, const QString& title, const std::vector<NextPiece>& pieces)
{
    side.title->setText(title);
    side.list->setAccessibleName(title);
    if (pieces == side.pieces)
        return;
    side.pieces = pieces;
    std::vector<NextPieceBar> lines;
    for (const NextPiece& piece : pieces)
        lines.push_back({piece.isEnd        ? tr("(end)", "of a translation")
                         : piece.beginsWord ? QString::fromStdString(piece.text)
                                            : QStringLiteral("-") + QString::fromStdString(piece.text),
                         piece.probability, piece.isWritten});
    side.list->setLines(std::move(lines));
}

void WritingPanel::take(const Side& side, int place)
{
    if (place < 0 || place >= int(side.pieces.size()))
        return;
    const NextPiece& piece = side.pieces[std::size_t(place)];
    if (piece.isWritten)
        m_steps.goTo(m_steps.step() + 1);
    else
        m_steps.take(piece.id, side.list->lines()[std::size_t(place)].text);
}

} // namespace softfocus
