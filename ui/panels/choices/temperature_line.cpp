#include "ui/panels/choices/temperature_line.h"

#include "core/scene/page_choices.h"
#include "ui/controls/buttons/buttons.h"
#include "ui/controls/values/number_box.h"
#include "ui/controls/values/temperature_slider.h"
#include "ui/model/derivation/spread_marks.h"
#include "ui/model/derivation/support_ticks.h"
#include "ui/model/document/result_source.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/document/selection.h"
#include "ui/model/document/temperature_sweep.h"
#include "ui/panels/choices/temperature_wiring.h"
#include "ui/style/shown_theme.h"
#include "ui/words/message_text.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/typed_number.h"

#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace softfocus {

namespace {

/// The compared normalizers that the scene's temperature moves, in their order.
std::vector<Normalizer> movedNormalizers(const CompareChoices& compare)
{
    std::vector<Normalizer> moved;
    for (const ComparedPanel& panel : compare.panels)
        if (isMovedByTemperature(panel))
            moved.push_back(std::get<ComputedPanel>(panel).variant.normalizer);
    return moved;
}

} // namespace

bool isMovedByTemperature(const ComparedPanel& panel)
{
    const auto* computed = std::get_if<ComputedPanel>(&panel);
    return computed && !computed->hasOwnTemperature && computed->variant.normalizer.temperatureMatters();
}

bool TemperatureLine::isPossible(const SceneEditor& editor)
{
    return !movedNormalizers(editor.scene().compare).empty();
}

TemperatureLine::TemperatureLine(SceneEditor& editor, TemperatureSweep& sweep, const ResultSource& results, Selection& selection,
                                 const QString& page, Moves moves)
    : m_editor(editor), m_sweep(sweep), m_results(results), m_selection(selection), m_moves(moves),
      m_play(makeIconButton("play", Icon::Play, tr("Play the temperature"))), m_entry(makeTemperatureEntry()),
      m_slider(new TemperatureSlider)
{
    setObjectName(page + QStringLiteral("-temperature"));
    m_play->setObjectName(page + QStringLiteral("-playSweep"));
    m_entry->setObjectName(page + QStringLiteral("-temperatureEntry"));
    m_slider->setObjectName(page + QStringLiteral("-temperatureSlider"));
    m_slider->setAccessibleName(tr("Temperature"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_play);
    row->addWidget(m_entry);
    row->addWidget(m_slider, 1);
    followTheme(*this, [row](const Theme&) { row->setSpacing(scaled(8)); });

    const TellDone tell = [this](const Result<bool>& done) {
        if (!done)
            emit refused(messageText(done.error()));
    };
    connectTemperature(*m_slider, m_editor, tell);
    connectTemperature(*m_entry, m_editor, tell);
    connect(m_entry, &NumberBox::refused, this, &TemperatureLine::refused);
    connect(m_entry, &NumberBox::left, this, &TemperatureLine::settled);
    connectSweep(*m_play, sweep);
    connect(&sweep, &TemperatureSweep::playingChanged, this,
            [this] { m_entry->setTextOf(m_sweep.isPlaying() ? steadyTemperatureText : shownTemperatureText); });
    connect(&m_editor, &SceneEditor::sceneChanged, this, &TemperatureLine::followScene);
    connect(&m_results, &ResultSource::changed, this, &TemperatureLine::showMarks);
    connect(&m_selection, &Selection::queryChanged, this, &TemperatureLine::showMarks);
}

void TemperatureLine::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    followScene();
}

void TemperatureLine::followScene()
{
    if (!isVisible())
        return;
    const double temperature = m_editor.scene().variant.temperature;
    m_entry->showNumber(temperature);
    m_slider->showNumber(temperature);
    const QString why = whyNot();
    m_slider->setEnabled(why.isEmpty());
    m_entry->setEnabled(why.isEmpty());
    m_slider->setToolTip(why);
    showSweep(*m_play, m_sweep);
    showMarks();
}

/// Why the temperature has no effect; empty where it has one.
QString TemperatureLine::whyNot() const
{
    if (m_moves == Moves::Scene)
        return temperatureNote(m_editor.scene().variant.normalizer.entry());
    return isPossible(m_editor) ? QString() : tr("None of the normalizers follows this temperature");
}

std::vector<Normalizer> TemperatureLine::markedNormalizers() const
{
    return m_moves == Moves::Scene ? std::vector<Normalizer>() : movedNormalizers(m_editor.scene().compare);
}

void TemperatureLine::showMarks()
{
    if (!isVisible())
        return;
    const Attention& attention = *m_results.attention();
    MarkedRow row{attention.scores, m_selection.query(), markedNormalizers()};
    if (row == m_marked)
        return;
    const bool isThere = row.scores && row.query >= 0 && row.query < attention.queryCount();
    const std::span<const double> scores = isThere ? rowOf(row.scores->masked, row.query) : std::span<const double>();
    const NameOfKey nameOf = [&attention](Index key) { return tickNameOf(attention, key); };
    std::vector<SupportTick> ticks;
    std::vector<SpreadMark> marks;
    for (const Normalizer& normalizer : row.normalizers) {
        if (ticks.empty())
            ticks = supportTicksOf(scores, normalizer, nameOf, Whose::Named);
        if (marks.empty())
            marks = spreadMarksOf(scores, normalizer, nameOf, Whose::Named);
    }
    m_slider->setTicks(std::move(ticks));
    m_slider->setSpreadMarks(std::move(marks));
    m_marked = std::move(row);
}

} // namespace softfocus
