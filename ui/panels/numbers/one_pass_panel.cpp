#include "ui/panels/numbers/one_pass_panel.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/tables/lesson_table.h"
#include "ui/controls/text/card.h"
#include "ui/controls/text/prose.h"
#include "ui/controls/text/term_mark.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/numbers/numbers_editor.h"
#include "ui/panels/numbers/low_content.h"
#include "ui/style/shown_theme.h"
#include "ui/views/one_pass_view.h"
#include "ui/words/numbers/number_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace softfocus {

namespace {

/// What taking a number did.
QString sentenceOf(OnePass pass, int row)
{
    const std::size_t taken = std::size_t(row) + 1;
    if (taken > pass.taken)
        return {};
    pass.taken = taken;
    return stepSentence(pass);
}

} // namespace

OnePassPanel::OnePassPanel(SceneEditor& editor, const ResultSource& results, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_terms(new TermMark("onePassTerms", results, [] { return 0; })),
      m_back(makeIconButton("onePassBack", Icon::ChevronLeft, tr("One number back"))),
      m_play(makeIconButton("onePassPlay", Icon::Play, tr("Play"))),
      m_next(makeIconButton("onePassNext", Icon::ChevronRight, tr("Take the next number"))), m_slider(new QSlider(Qt::Horizontal)),
      m_place(new TextLabel({.pixels = 13, .weight = QFont::DemiBold, .shrinks = true})), m_step(makeProse("onePassStep", 15)),
      m_result(makeProse("onePassResult", 12, Ink::Secondary)), m_picture(new OnePassView),
      m_table(new LessonTable(QStringLiteral("onePassTable"), tr("The online softmax, number by number"),
                              [this](int row, int) { return sentenceOf(m_pass, row); }))
{
    setObjectName(QStringLiteral("onePassPanel"));
    m_terms->setTerms({Term::OnePass});
    m_terms->explain(*this);
    m_place->setObjectName(QStringLiteral("onePassPlace"));
    m_slider->setObjectName(QStringLiteral("onePassSlider"));
    m_slider->setAccessibleName(tr("How many numbers are taken"));
    m_slider->setPageStep(8);
    auto* content = new LowContent; // the table keeps the current number in sight
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeHead());
    column->addWidget(makeBody(), 1);
    fillWithArea(*this, QStringLiteral("onePassArea"), *content);
    followTheme(*this, [this, column](const Theme&) {
        column->setSpacing(scaled(12));
        QTimer::singleShot(0, this, &OnePassPanel::follow); // once all has the other type
    });
    m_clock.setInterval(pace);
    connect(&m_clock, &QTimer::timeout, this, &OnePassPanel::takeNext);
    connect(&m_editor, &SceneEditor::sceneChanged, this, &OnePassPanel::follow);
}

QWidget* OnePassPanel::makeHead()
{
    auto* card = new Card;
    auto* column = new QVBoxLayout(card);
    auto* row = new QHBoxLayout;
    for (QToolButton* button : {m_back, m_play, m_next})
        row->addWidget(button);
    row->addWidget(m_slider, 1);
    row->addWidget(m_place);
    row->addWidget(m_terms);
    column->addLayout(row);
    column->addWidget(m_step);
    column->addWidget(m_result);
    followTheme(*card, [column, row](const Theme&) {
        column->setContentsMargins(scaled(18), scaled(10), scaled(18), scaled(12));
        column->setSpacing(scaled(6));
        row->setSpacing(scaled(6));
    });
    const auto taken = [this] { return std::ptrdiff_t(m_pass.taken); };
    const auto by = [this](std::ptrdiff_t place) {
        pause();
        goTo(place);
    };
    connect(m_back, &QToolButton::clicked, this, [by, taken] { by(taken() - 1); });
    connect(m_play, &QToolButton::clicked, this, &OnePassPanel::togglePlaying);
    connect(m_next, &QToolButton::clicked, this, [by, taken] { by(taken() + 1); });
    connect(m_slider, &QSlider::valueChanged, this, [by](int place) { by(place); });
    connect(m_picture, &OnePassView::stepped, this, [by, taken](int steps) { by(taken() + steps); });
    connect(m_picture, &OnePassView::chosen, this, [by](std::size_t place) { by(std::ptrdiff_t(place)); });
    connect(m_picture, &OnePassView::toggled, this, &OnePassPanel::togglePlaying);
    return card;
}

QWidget* OnePassPanel::makeBody()
{
    auto* card = new Card;
    m_body = new QBoxLayout(QBoxLayout::TopToBottom, card);
    m_body->addWidget(m_picture, 3);
    m_body->addWidget(m_table, 3);
    followTheme(*card, [this](const Theme&) {
        m_body->setContentsMargins(scaled(14), scaled(12), scaled(14), scaled(8));
        m_body->setSpacing(scaled(12));
    });
    return card;
}

void OnePassPanel::goTo(std::ptrdiff_t taken)
{
    const auto place = std::clamp<std::ptrdiff_t>(taken, 0, std::ptrdiff_t(m_pass.steps.size()));
    static_cast<void>(NumbersEditor(m_editor).setStep(place)); // every place of the list can be shown
}

void OnePassPanel::togglePlaying()
{
    if (isPlaying())
        return pause();
    if (m_pass.isDone())
        goTo(0);
    m_clock.start();
    showPlaying();
}

void OnePassPanel::pause()
{
    m_clock.stop();
    showPlaying();
}

void OnePassPanel::takeNext()
{
    goTo(std::ptrdiff_t(m_pass.taken) + 1);
    if (m_pass.isDone())
        pause();
}

void OnePassPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    follow();
}

void OnePassPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    constexpr double roomy = 1080; // for the picture beside the table
    m_body->setDirection(width() >= scaled(roomy) ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void OnePassPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    pause();
}

void OnePassPanel::follow()
{
    if (!isVisible())
        return;
    m_pass = onePassOf(m_editor.scene());
    m_place->setText(tr("%1 of %2 numbers").arg(countText(qsizetype(m_pass.taken)), countText(qsizetype(m_pass.steps.size()))));
    m_place->setFixedWidth(m_place->sizeHint().width()); // all of it, whatever the slider wants
    m_step->setText(stepSentence(m_pass));
    m_result->setText(passSentence(m_pass));
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(0, int(m_pass.steps.size()));
    m_slider->setValue(int(m_pass.taken));
    m_picture->setPass(m_pass);
    m_table->setRows(onePassRows(m_pass));
    m_table->stressRow(int(m_pass.taken) - 1);
    showPlaying();
}

void OnePassPanel::showPlaying()
{
    const QString name = isPlaying() ? tr("Pause") : tr("Take one number after the other");
    m_play->setIcon(iconOf(isPlaying() ? Icon::Pause : Icon::Play));
    m_play->setText(name);
    m_play->setToolTip(tr("%1 (Space)").arg(name));
    m_back->setEnabled(m_pass.taken > 0);
    m_next->setEnabled(!m_pass.isDone());
}

} // namespace softfocus
