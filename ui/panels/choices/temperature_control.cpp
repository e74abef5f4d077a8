#include "ui/panels/choices/temperature_control.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/spoken.h"
#include "ui/controls/text/term_mark.h"
#include "ui/controls/text/text_label.h"
#include "ui/controls/values/number_box.h"
#include "ui/controls/values/temperature_slider.h"
#include "ui/model/derivation/spread_marks.h"
#include "ui/model/derivation/support_ticks.h"
#include "ui/model/document/selection.h"
#include "ui/model/document/temperature_sweep.h"
#include "ui/panels/choices/temperature_wiring.h"
#include "ui/style/shown_theme.h"
#include "ui/words/message_text.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/numbers/typed_number.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace softfocus {

TemperatureControl::TemperatureControl(SceneEditor& editor, Selection& selection, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_selection(selection), m_used(editor.scene().variant), m_entry(makeTemperatureEntry()),
      m_slider(new TemperatureSlider), m_play(makeIconButton("playSweep", Icon::Play, tr("Play the temperature"))),
      m_spread(makeQuietButton("sameSpread", tr("Match softmax to this entropy"))),
      m_note(new TextLabel({.pixels = 12, .ink = Ink::Secondary, .evenFigures = false}))
{
    setObjectName(QStringLiteral("temperature"));
    m_entry->setObjectName(QStringLiteral("temperatureEntry"));
    m_slider->setObjectName(QStringLiteral("temperatureSlider"));
    m_slider->setAccessibleName(tr("Temperature"));
    auto* title = new TextLabel({.pixels = 11, .weight = QFont::DemiBold, .ink = Ink::Secondary, .shrinks = true});
    title->setText(tr("TEMPERATURE"));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* head = new QHBoxLayout;
    auto* terms = new TermMark("temperatureTerms", m_editor.results(), [this] { return m_selection.query(); });
    terms->setTerms({Term::Temperature, Term::Entropy});
    terms->explain(*this);
    head->addWidget(makeTitleLine(*title, *terms), 1);
    m_play->hide();
    head->addWidget(m_play);
    head->addWidget(m_entry);
    column->addLayout(head);
    column->addWidget(m_slider);
    column->addWidget(makeLastLine());
    QWidget::setTabOrder(m_play, m_entry);
    QWidget::setTabOrder(m_entry, m_slider);
    QWidget::setTabOrder(m_slider, m_spread);

    connectParts();
    connect(m_spread, &QAbstractButton::clicked, this, &TemperatureControl::matchSpread);
    connect(&m_editor, &SceneEditor::sceneChanged, this, &TemperatureControl::followScene);
    connect(&m_editor.results(), &ResultSource::changed, this, &TemperatureControl::followRow);
    connect(&m_selection, &Selection::queryChanged, this, &TemperatureControl::followRow);
    followScene();
    followRow();
}

/// The button that matches entropies, and in its place what there is to say. The line is there without either, so that nothing below moves.
QWidget* TemperatureControl::makeLastLine()
{
    auto* line = new QWidget;
    auto* row = new QVBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_spread);
    row->addWidget(m_note);
    m_note->setObjectName(QStringLiteral("temperatureNote"));
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_note->hide();
    followTheme(*line, [this, line](const Theme&) { line->setFixedHeight(m_spread->sizeHint().height()); });
    return line;
}

void TemperatureControl::setSweep(TemperatureSweep& sweep)
{
    m_sweep = &sweep;
    connectSweep(*m_play, sweep);
    connect(&sweep, &TemperatureSweep::playingChanged, this,
            [this] { m_entry->setTextOf(m_sweep->isPlaying() ? steadyTemperatureText : shownTemperatureText); });
    m_play->show();
}

void TemperatureControl::connectParts()
{
    const TellDone told = [this](const Result<bool>& done) { tell(done); };
    connectTemperature(*m_slider, m_editor, told);
    connectTemperature(*m_entry, m_editor, told);
    connect(m_entry, &NumberBox::refused, this, [this](const QString& why) { say(why); });
    connect(m_entry, &NumberBox::left, this, [this] { say({}); });
}

void TemperatureControl::tell(const Result<bool>& done)
{
    if (!done)
        say(messageText(done.error()));
}

void TemperatureControl::followScene()
{
    const Scene& scene = m_editor.scene();
    m_entry->showNumber(scene.variant.temperature);
    m_slider->showNumber(scene.variant.temperature);
    if (!sameWeights(scene.variant.normalizer, m_used.normalizer))
        m_former = m_used;
    m_used = scene.variant;
    showSpread();
    if (m_sweep)
        showSweep(*m_play, *m_sweep);
    const QString why = whyNoNormalizer(scene); // which stands below the normalizers
    m_slider->setEnabled(why.isEmpty());
    m_slider->setToolTip(why);
    m_entry->setEnabled(why.isEmpty());
    say({});
}

void TemperatureControl::followRow()
{
    const Attention& attention = *m_editor.results().attention();
    const Normalizer& normalizer = attention.scene.variant.normalizer;
    const Index query = m_selection.query();
    if (attention.scores == m_tickScores && normalizer == m_tickNormalizer && query == m_tickQuery)
        return;
    m_tickScores = attention.scores;
    m_tickNormalizer = normalizer;
    m_tickQuery = query;
    m_slider->setTicks(supportTicksOf(attention, query));
    m_slider->setSpreadMarks(spreadMarksOf(attention, query));
}

void TemperatureControl::showSpread()
{
    const bool softmax = m_used.normalizer.row() == Normalizer().row();
    const bool canMatch = !softmax || (m_former && m_former->normalizer.row() != Normalizer().row());
    m_canMatch = canMatch;
    m_spread->setVisible(canMatch && m_said.isEmpty());
    if (!canMatch)
        return;
    const QString other = normalizerText(softmax ? m_former->normalizer : m_used.normalizer);
    m_spread->setText(softmax ? tr("Match the entropy of %1").arg(other) : tr("Match softmax to this entropy"));
    m_spread->setToolTip(tr("Sets T so that softmax spreads the chosen row as far as %1 does: with the same entropy").arg(other));
}

void TemperatureControl::matchSpread()
{
    const Variant other = m_used.normalizer.row() == Normalizer().row() ? m_former.value_or(m_used) : m_used;
    const bool hadKeyboard = m_spread->hasFocus();
    const Result<bool> done = m_editor.matchEntropy(m_selection.query(), other);
    const QString name = normalizerText(other.normalizer);
    if (!done)
        say(messageText(done.error()));
    else
        say(tr("Softmax at T = %1 spreads this row as far as %2.").arg(temperatureText(m_editor.scene().variant.temperature), name),
            tr("As spread out as with %1").arg(name));
    if (hadKeyboard && !m_spread->isVisible())
        m_slider->setFocus(Qt::OtherFocusReason); // which has the temperature that was set
}

/// In one line, with the whole sentence where the pointer is and for who listens.
void TemperatureControl::say(const QString& sentence, const QString& brief)
{
    const bool isNew = sentence != m_said;
    m_said = sentence;
    m_note->setText(brief.isEmpty() ? sentence : brief);
    m_note->setToolTip(sentence);
    m_note->setAccessibleName(sentence);
    m_note->setVisible(!sentence.isEmpty());
    m_spread->setVisible(m_canMatch && sentence.isEmpty());
    if (isNew && !sentence.isEmpty())
        announce(*m_note);
}

} // namespace softfocus
