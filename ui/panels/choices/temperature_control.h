#pragma once

#include "core/attention/attention.h"
#include "ui/model/document/scene_editor.h"

#include <QWidget>

#include <memory>
#include <optional>

class QPushButton;
class QToolButton;

namespace softfocus {

class NumberBox;
class Selection;
class TemperatureSlider;
class TemperatureSweep;
class TextLabel;

/// The temperature with its name, exact entry, slider, and what there is to say about what was typed.
/// On the slider ticks show where the chosen row's keys enter the support of sparsemax and entmax, and flags where the row becomes nearly
/// hard and nearly uniform. A button finds the temperature at
/// which softmax spreads that row as far as another normalizer does.
class TemperatureControl : public QWidget {
    Q_OBJECT

public:
    /// Needs: both outlive the control.
    TemperatureControl(SceneEditor& editor, Selection& selection, QWidget* parent = nullptr);

    /// Moves the temperature by so many neat values. Steps that follow each other quickly undo together.
    void step(int steps) { tell(m_editor.stepTemperature(steps)); }
    /// Adds the button that plays and pauses. Needs: the sweep outlives the control; called once.
    void setSweep(TemperatureSweep& sweep);

private:
    QWidget* makeLastLine();
    void connectParts();
    void followScene();
    void followRow();
    void showSpread();
    void matchSpread();
    void tell(const Result<bool>& done);
    void say(const QString& sentence, const QString& brief = {});

    SceneEditor& m_editor;
    Selection& m_selection;
    Variant m_used;                  ///< the present one
    std::optional<Variant> m_former; ///< the one before it, to compare softmax with
    // What the ticks belong to: they cost too much to be worked out at every move of the slider.
    std::shared_ptr<const Scores> m_tickScores;
    Normalizer m_tickNormalizer;
    Index m_tickQuery = -1;
    NumberBox* m_entry;
    TemperatureSlider* m_slider;
    TemperatureSweep* m_sweep = nullptr;
    QToolButton* m_play;
    QPushButton* m_spread;
    bool m_canMatch = false; ///< the button is offered, unless there is something to say
    TextLabel* m_note;
    QString m_said; ///< what the note says, whole
};

} // namespace softfocus
