#pragma once

#include "ui/model/document/scene_editor.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <utility>
#include <vector>

namespace softfocus {

/// Where a sweep is: from the temperature where it began down to 0, up to ∞, and back. At the same speed all the way on the
/// slider's scale, resting a little at both limits; whatever the frame rate is, the picture is where the time says.
class SweepPath {
public:
    /// Range: start in [0, ∞].
    explicit SweepPath(double start);

    /// Units: milliseconds.
    double duration() const;
    /// Range: [0, ∞]; the start itself from duration() on.
    double temperatureAt(double milliseconds) const;

private:
    double m_start;
    double m_place; ///< of the start on the slider's scale. Range: [0, 1]
};

/// Plays the temperature from where it is to sharp, to uniform, and back, until it is done or the user does anything.
/// A whole sweep ends where it began and leaves no step to undo; one that is cut short leaves one.
class TemperatureSweep : public QObject {
    Q_OBJECT

public:
    explicit TemperatureSweep(SceneEditor& editor, QObject* parent = nullptr);

    bool isPlaying() const { return m_frames.isActive(); }
    /// False where the temperature has no effect.
    bool isPossible() const { return m_isPossible(); }
    /// Where it has one, on a page that shows more than the scene's own weights.
    void setPossible(std::function<bool()> isPossible) { m_isPossible = std::move(isPossible); }
    /// Plays on from where it was paused, unless the temperature is another one by now.
    void play();
    void pause();
    void toggle() { isPlaying() ? pause() : play(); }
    /// What is done to this object is not meant to pause: the button that plays and pauses.
    void addControl(QObject* control) { m_controls.push_back(control); }

signals:
    void playingChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showFrame();
    void setTemperature(double temperature);
    bool isInput(const QObject* watched, const QEvent& event) const;

    SceneEditor& m_editor;
    std::function<bool()> m_isPossible = [this] {
        return m_editor.scene().variant.normalizer.temperatureMatters() && !hasGivenWeights(m_editor.scene());
    };
    SweepPath m_path{1};
    double m_before = 0;    ///< played in earlier turns. Units: milliseconds
    double m_shown = -1;    ///< the temperature that was set last; −1 when there is nothing to resume
    bool m_setting = false; ///< the change of the scene is our own
    QElapsedTimer m_turn;
    QTimer m_frames;
    std::vector<QPointer<QObject>> m_controls;
};

} // namespace softfocus
