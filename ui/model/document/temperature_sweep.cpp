#include "ui/model/document/temperature_sweep.h"

#include "core/rows/parameters.h"
#include "ui/model/document/neat_steps.h"

#include <QCoreApplication>
#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

constexpr double wholeScale = 4000, rest = 600; ///< Units: milliseconds
constexpr int frame = 16;

/// On thousandths, which are shown while they change.
double temperatureOf(double place)
{
    const double exact = lowestTemperature * std::pow(highestTemperature / lowestTemperature, place);
    constexpr double parts = 1000;
    return std::round(exact * parts) / parts; // divided, so that it is the very number that three decimals say
}

} // namespace

SweepPath::SweepPath(double start) : m_start(start), m_place(placeOfTemperature(start)) {}

double SweepPath::duration() const
{
    return wholeScale * 2 + rest * 2; // down and up again, each way once in all
}

double SweepPath::temperatureAt(double milliseconds) const
{
    const double down = m_place * wholeScale;
    if (milliseconds <= 0 || milliseconds >= duration())
        return m_start;
    if (milliseconds < down)
        return temperatureOf(m_place - milliseconds / wholeScale);
    if (milliseconds < down + rest)
        return leastTemperature;
    const double up = milliseconds - down - rest;
    if (up < wholeScale)
        return temperatureOf(up / wholeScale);
    if (up < wholeScale + rest)
        return greatestTemperature;
    return temperatureOf(1 - (up - wholeScale - rest) / wholeScale);
}

TemperatureSweep::TemperatureSweep(SceneEditor& editor, QObject* parent) : QObject(parent), m_editor(editor)
{
    m_frames.setTimerType(Qt::PreciseTimer);
    m_frames.setInterval(frame);
    connect(&m_frames, &QTimer::timeout, this, &TemperatureSweep::showFrame);
    connect(&m_editor, &SceneEditor::sceneChanged, this, [this] {
        if (!m_setting)
            pause();
    });
}

void TemperatureSweep::play()
{
    if (isPlaying() || !isPossible())
        return;
    if (m_editor.scene().variant.temperature != m_shown) {
        m_editor.beginEdits();
        m_path = SweepPath(m_editor.scene().variant.temperature);
        m_before = 0;
    }
    m_turn.start();
    m_frames.start();
    QCoreApplication::instance()->installEventFilter(this);
    emit playingChanged();
}

void TemperatureSweep::pause()
{
    if (!isPlaying())
        return;
    m_before += double(m_turn.elapsed());
    m_frames.stop();
    QCoreApplication::instance()->removeEventFilter(this);
    m_editor.rest();
    emit playingChanged();
}

void TemperatureSweep::showFrame()
{
    // A picture that is still being computed must come before the next one is asked for. On Compare the panels see to it themselves.
    if (m_editor.results().isComputing() && m_editor.scene().page != PageKind::Compare)
        return;
    const double time = m_before + double(m_turn.elapsed());
    const double temperature = m_path.temperatureAt(time);
    const bool done = time >= m_path.duration();
    setTemperature(temperature);
    if (!done)
        return;
    pause();
    m_shown = -1;
}

void TemperatureSweep::setTemperature(double temperature)
{
    m_shown = temperature;
    m_setting = true;
    // Every temperature of the path can be shown.
    static_cast<void>(m_editor.setTemperature(temperature, Gesture::Sweep));
    m_setting = false;
}

bool TemperatureSweep::isInput(const QObject* watched, const QEvent& event) const
{
    const bool isControl = std::ranges::any_of(m_controls, [&](const QPointer<QObject>& control) { return control == watched; });
    switch (event.type()) {
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::Wheel: return !isControl;
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress: break;
    default: return false;
    }
    const int key = static_cast<const QKeyEvent&>(event).key();
    // The key that plays and pauses does so itself; a text that it is typed into changes the scene.
    const bool toggles = key == Qt::Key_P;
    const bool modifies =
        key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_Meta || key == Qt::Key_AltGr;
    return !isControl && !toggles && !modifies;
}

bool TemperatureSweep::eventFilter(QObject* watched, QEvent* event)
{
    // Windows hear of an event before the widget in them does; only widgets know where it belongs.
    if (!watched->inherits("QWindow") && isInput(watched, *event))
        pause();
    return QObject::eventFilter(watched, event);
}

} // namespace softfocus
