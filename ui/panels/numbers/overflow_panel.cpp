#include "ui/panels/numbers/overflow_panel.h"

#include "ui/controls/tables/lesson_table.h"
#include "ui/controls/text/card.h"
#include "ui/controls/text/prose.h"
#include "ui/controls/text/term_mark.h"
#include "ui/controls/text/text_label.h"
#include "ui/controls/values/number_box.h"
#include "ui/controls/values/number_slider.h"
#include "ui/model/document/neat_steps.h"
#include "ui/model/numbers/numbers_editor.h"
#include "ui/panels/numbers/low_content.h"
#include "ui/style/shown_theme.h"
#include "ui/views/float_range_view.h"
#include "ui/words/message_text.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/typed_number.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

QString factorWord()
{
    return OverflowPanel::tr("factor", "what the scores are multiplied by, as in: factor = 2.5");
}

std::optional<double> factorFrom(const QString& text)
{
    const std::optional<double> factor = numberFrom(withoutSymbol(text, factorWord()));
    return factor && *factor > 0 && std::isfinite(*factor) ? factor : std::nullopt;
}

ValueForm factorForm()
{
    return {.symbol = factorWord(),
            .textOf = limitText,
            .exactTextOf = parameterNumberText,
            .valueOf = factorFrom,
            .refusal = OverflowPanel::tr("“%1” is not a factor. Write a number above 0."),
            .widest = factorWord() + QStringLiteral(" = 8888.8"),
            .bigStep = bigFactorStep};
}

SliderForm factorScale()
{
    return {.least = lowestFactor,
            .greatest = highestFactor,
            .lowest = lowestFactor,
            .highest = highestFactor,
            .marks = {},
            .onFewDigits = factorOnFewDigits,
            .bigStep = bigFactorStep,
            .textOf = limitText};
}

} // namespace

OverflowPanel::OverflowPanel(SceneEditor& editor, const ResultSource& results, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_terms(new TermMark("overflowTerms", results, [] { return 0; })),
      m_entry(new NumberBox(factorForm(), 1)), m_slider(new NumberSlider(factorScale(), 1)), m_now(makeProse("overflowNow", 14)),
      m_limits(makeProse("overflowLimits", 12, Ink::Secondary)), m_ranges(new FloatRangeView),
      m_plain(new LessonTable(QStringLiteral("overflowPlain"), tr("Softmax without the maximum subtracted, in three precisions"),
                              [this](int row, int column) { return overflowCellSentence(m_lesson, Shift::None, row, column); })),
      m_shifted(new LessonTable(QStringLiteral("overflowShifted"), tr("Softmax with the maximum subtracted, in three precisions"),
                                [this](int row, int column) { return overflowCellSentence(m_lesson, Shift::Maximum, row, column); })),
      m_tables(new QBoxLayout(QBoxLayout::LeftToRight))
{
    setObjectName(QStringLiteral("overflowPanel"));
    m_terms->setTerms({Term::Overflow, Term::Subnormal});
    m_terms->explain(*this);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeHead());
    m_tables->addWidget(makeTable(*m_plain, overflowTitle(Shift::None)), 1);
    m_tables->addWidget(makeTable(*m_shifted, overflowTitle(Shift::Maximum)), 1);
    column->addLayout(m_tables, 1);
    fillWithArea(*this, QStringLiteral("overflowArea"), *content);
    followTheme(*this, [this, column](const Theme&) {
        column->setSpacing(scaled(12));
        m_tables->setSpacing(scaled(12));
    });
    connectFactor();
    connect(&m_editor, &SceneEditor::sceneChanged, this, &OverflowPanel::follow);
}

QWidget* OverflowPanel::makeHead()
{
    m_entry->setObjectName(QStringLiteral("overflowEntry"));
    m_entry->setAccessibleName(tr("What the scores are multiplied by, exact"));
    m_entry->setToolTip(tr("Click to write what the scores are multiplied by: any number above 0"));
    m_slider->setObjectName(QStringLiteral("overflowSlider"));
    m_slider->setAccessibleName(tr("What the scores are multiplied by"));
    auto* card = new Card;
    auto* column = new QVBoxLayout(card);
    auto* row = new QHBoxLayout;
    auto* title = new TextLabel({.pixels = 13, .weight = QFont::DemiBold, .shrinks = true}, tr("All scores times"));
    row->addWidget(makeTitleLine(*title, *m_terms));
    row->addWidget(m_entry);
    row->addWidget(m_slider, 1);
    column->addLayout(row);
    column->addWidget(m_now);
    column->addWidget(m_ranges);
    column->addWidget(m_limits);
    followTheme(*card, [column, row](const Theme&) {
        column->setContentsMargins(scaled(18), scaled(8), scaled(18), scaled(12));
        column->setSpacing(scaled(6));
        row->setSpacing(scaled(10));
    });
    return card;
}

QWidget* OverflowPanel::makeTable(LessonTable& table, const QString& title)
{
    auto* card = new Card;
    auto* column = new QVBoxLayout(card);
    auto* head = new TextLabel({.pixels = 14, .weight = QFont::DemiBold, .shrinks = true, .breaks = true}, title);
    column->addWidget(head);
    column->addWidget(&table, 1);
    followTheme(*card, [column](const Theme&) { column->setContentsMargins(scaled(14), scaled(12), scaled(14), scaled(8)); });
    return card;
}

void OverflowPanel::connectFactor()
{
    const auto set = [this](double factor, Gesture gesture = Gesture::Once) {
        if (const Result<bool> done = NumbersEditor(m_editor).setFactor(factor, gesture); !done)
            emit refused(messageText(done.error()));
    };
    const auto step = [this, set](int steps) { set(steppedFactor(m_editor.scene().numbers.factor, steps)); };
    connect(m_slider, &NumberSlider::sliderPressed, &m_editor, &SceneEditor::beginEdits);
    connect(m_slider, &NumberSlider::dragged, this, [set](double factor) { set(factor, Gesture::Drag); });
    connect(m_slider, &NumberSlider::sliderReleased, &m_editor, &SceneEditor::endEdits);
    connect(m_slider, &NumberSlider::stepped, this, step);
    connect(m_slider, &NumberSlider::chosen, this, [set](double factor) { set(factor); });
    connect(m_entry, &NumberBox::entered, this, [set](double factor) { set(factor); });
    connect(m_entry, &NumberBox::stepped, this, step);
    connect(m_entry, &NumberBox::refused, this, &OverflowPanel::refused);
}

const OverflowLesson& OverflowPanel::lesson()
{
    const Scene& scene = m_editor.scene();
    const std::vector<double>& scores = scene.numbers.list.scores;
    if (!m_found || m_foundScores != scores || m_foundTemperature != scene.variant.temperature) {
        m_found = overflowLimitsOf(scene);
        m_foundScores = scores;
        m_foundTemperature = scene.variant.temperature;
    }
    m_lesson = overflowLessonOf(scene, *m_found);
    return m_lesson;
}

void OverflowPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    follow();
}

void OverflowPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    constexpr double roomy = 1000; // for both tables side by side
    m_tables->setDirection(width() >= scaled(roomy) ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void OverflowPanel::follow()
{
    if (!isVisible())
        return;
    lesson();
    m_entry->showNumber(m_lesson.factor);
    m_slider->showNumber(m_lesson.factor);
    showLimits();
    m_now->setText(overflowSentences(m_lesson).join(u'\n'));
    const QString key = tr("Dots are the exponents as it is written, rings those with the maximum subtracted.");
    m_limits->setText((limitSentences(m_lesson) << key).join(u' '));
    m_ranges->setLesson(m_lesson);
    m_plain->setRows(overflowRows(m_lesson, Shift::None));
    m_shifted->setRows(overflowRows(m_lesson, Shift::Maximum));
}

/// Ticks at the largest factors that work as it is written.
void OverflowPanel::showLimits()
{
    std::vector<SliderMark> marks{{1, QStringLiteral("1")}};
    QStringList sentences;
    const QString words[] = {tr("half"), tr("single"), tr("double")};
    for (const Precision precision : allPrecisions) {
        const double limit = m_lesson.limits.plain[std::size_t(precision)];
        if (limit < lowestFactor || limit > highestFactor)
            continue;
        marks.push_back({limit, words[std::size_t(precision)]});
        sentences << tr("%1 overflows or underflows beyond a factor of %2").arg(words[std::size_t(precision)], limitText(limit));
    }
    marks.push_back({lowestFactor, limitText(lowestFactor), Qt::AlignLeft});
    marks.push_back({highestFactor, limitText(highestFactor), Qt::AlignRight});
    m_slider->setMarks(std::move(marks));
    m_slider->setToolTip(sentences.join(u'\n'));
    m_slider->setAccessibleDescription(sentences.join(QStringLiteral("; ")));
}

} // namespace softfocus
