#pragma once

#include "core/base/result.h"

#include <functional>

class QToolButton;

namespace softfocus {

class CurveView;
class NumberBox;
class SceneEditor;
class TemperatureSlider;
class TemperatureSweep;

/// Is told what became of what was asked for: an error where the scene did not take it.
using TellDone = std::function<void(const Result<bool>&)>;

/// The exact entry of a temperature: "T = 0.80".
NumberBox* makeTemperatureEntry();

/// What a control asks for is asked of the editor, with one step to undo for each gesture. Needs: the editor outlives the control.
void connectTemperature(TemperatureSlider& slider, SceneEditor& editor, const TellDone& tell);
void connectTemperature(NumberBox& entry, SceneEditor& editor, const TellDone& tell);
/// The curves are a slider of their own.
void connectTemperature(CurveView& curves, SceneEditor& editor, const TellDone& tell);

/// A button plays and pauses, and says which of them it does next. Needs: the sweep outlives the button.
void connectSweep(QToolButton& play, TemperatureSweep& sweep);
/// Shows on it what the sweep does now, and whether it can; also after each change of the scene.
void showSweep(QToolButton& play, const TemperatureSweep& sweep);

} // namespace softfocus
