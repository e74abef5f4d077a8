#include "ui/panels/choices/temperature_wiring.h"

#include "core/rows/parameters.h"
#include "ui/controls/values/number_box.h"
#include "ui/controls/values/temperature_slider.h"
#include "ui/model/document/neat_steps.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/document/temperature_sweep.h"
#include "ui/style/icons.h"
#include "ui/views/curve_view.h"
#include "ui/words/numbers/typed_number.h"

#include <QCoreApplication>
#include <QToolButton>

namespace softfocus {

namespace {

class TemperatureWords {
    Q_DECLARE_TR_FUNCTIONS(TemperatureWords)
};

} // namespace

NumberBox* makeTemperatureEntry()
{
    auto* entry = new NumberBox({.symbol = QStringLiteral("T"),
                                 .textOf = shownTemperatureText,
                                 .exactTextOf = exactTemperatureText,
                                 .valueOf = temperatureFrom,
                                 .refusal = TemperatureWords::tr("“%1” is not a temperature. Write a number from 0 up, or inf."),
                                 .widest = QStringLiteral("T = 88.888"),
                                 .bigStep = bigTemperatureStep},
                                usualTemperature);
    entry->setAccessibleName(TemperatureWords::tr("Temperature, exact"));
    entry->setToolTip(TemperatureWords::tr("Click to write a temperature: a number from 0 up, or inf"));
    return entry;
}

void connectTemperature(TemperatureSlider& slider, SceneEditor& editor, const TellDone& tell)
{
    using Slider = TemperatureSlider;
    QObject::connect(&slider, &Slider::sliderPressed, &editor, &SceneEditor::beginEdits);
    QObject::connect(&slider, &Slider::dragged, &slider,
                     [&editor, tell](double temperature) { tell(editor.setTemperature(temperature, Gesture::Drag)); });
    QObject::connect(&slider, &Slider::sliderReleased, &editor, &SceneEditor::endEdits);
    QObject::connect(&slider, &Slider::stepped, &slider, [&editor, tell](int steps) { tell(editor.stepTemperature(steps)); });
    QObject::connect(&slider, &Slider::chosen, &slider, [&editor, tell](double temperature) { tell(editor.setTemperature(temperature)); });
}

void connectTemperature(NumberBox& entry, SceneEditor& editor, const TellDone& tell)
{
    QObject::connect(&entry, &NumberBox::entered, &entry,
                     [&editor, tell](double temperature) { tell(editor.setTemperature(temperature)); });
    QObject::connect(&entry, &NumberBox::stepped, &entry, [&editor, tell](int steps) { tell(editor.stepTemperature(steps)); });
}

void connectTemperature(CurveView& curves, SceneEditor& editor, const TellDone& tell)
{
    QObject::connect(&curves, &CurveView::pressed, &editor, &SceneEditor::beginEdits);
    QObject::connect(&curves, &CurveView::dragged, &curves,
                     [&editor, tell](double temperature) { tell(editor.setTemperature(temperature, Gesture::Drag)); });
    QObject::connect(&curves, &CurveView::released, &editor, &SceneEditor::endEdits);
    QObject::connect(&curves, &CurveView::stepped, &curves, [&editor, tell](int steps) { tell(editor.stepTemperature(steps)); });
    QObject::connect(&curves, &CurveView::chosen, &curves,
                     [&editor, tell](double temperature) { tell(editor.setTemperature(temperature)); });
}

void connectSweep(QToolButton& play, TemperatureSweep& sweep)
{
    sweep.addControl(&play);
    QObject::connect(&play, &QToolButton::clicked, &sweep, &TemperatureSweep::toggle);
    QObject::connect(&sweep, &TemperatureSweep::playingChanged, &play, [&play, &sweep] { showSweep(play, sweep); });
    showSweep(play, sweep);
}

void showSweep(QToolButton& play, const TemperatureSweep& sweep)
{
    const QString name = sweep.isPlaying() ? TemperatureWords::tr("Pause the temperature")
                                           : TemperatureWords::tr("Play the temperature from sharp to uniform and back");
    play.setIcon(iconOf(sweep.isPlaying() ? Icon::Pause : Icon::Play));
    play.setText(name);
    play.setToolTip(TemperatureWords::tr("%1 (P)").arg(name));
    play.setEnabled(sweep.isPossible());
}

} // namespace softfocus
