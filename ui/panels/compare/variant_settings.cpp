#include "ui/panels/compare/variant_settings.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/buttons/segments.h"
#include "ui/controls/text/prose.h"
#include "ui/controls/text/text_label.h"
#include "ui/controls/values/number_box.h"
#include "ui/controls/values/number_slider.h"
#include "ui/controls/values/temperature_slider.h"
#include "ui/model/document/neat_steps.h"
#include "ui/style/look.h"
#include "ui/style/shown_theme.h"
#include "ui/words/message_text.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/typed_number.h"
#include "ui/words/panel_text.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace softfocus {

namespace {

std::optional<double> valueFrom(const QString& text, const QString& symbol, Parameter parameter)
{
    const std::optional<double> value = numberFrom(withoutSymbol(text, symbol));
    return value && isInRange(infoOf(parameter), *value) ? value : std::nullopt;
}

} // namespace

VariantSettings::VariantSettings(SceneEditor& scene, CompareEditor& editor, std::size_t place, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_scene(scene), m_editor(editor), m_place(place), m_column(new QVBoxLayout(this))
{
    setObjectName("variantSettings");
    setAttribute(Qt::WA_DeleteOnClose);
    setLook(*this, Look::Raised);
    setAutoFillBackground(true);
    const ComputedPanel* computed = panel();
    if (!computed)
        return;
    const Normalizer& normalizer = computed->variant.normalizer;
    setAccessibleName(tr("Parameters and temperature of %1").arg(panelNames(m_editor.choices().panels)[qsizetype(m_place)]));
    m_column->addWidget(new TextLabel({.pixels = 13, .weight = QFont::DemiBold}, nameText(normalizer.entry())));
    if (normalizer.reads(Parameter::Alpha))
        addAlpha();
    if (normalizer.reads(Parameter::K))
        addK();
    if (normalizer.reads(Parameter::Negatives))
        addNegatives();
    if (normalizer.reads(Parameter::Unnormalized))
        addUndivided();
    addTemperature();
    followTheme(*this, [this](const Theme&) {
        m_column->setContentsMargins(scaled(14), scaled(12), scaled(14), scaled(12));
        m_column->setSpacing(scaled(8));
        setFixedWidth(scaled(300));
    });
    connect(&m_scene, &SceneEditor::sceneChanged, this, &VariantSettings::followScene);
    followScene();
}

const ComputedPanel* VariantSettings::panel() const
{
    return m_place < m_editor.count() ? std::get_if<ComputedPanel>(&m_editor.choices().panels[m_place]) : nullptr;
}

void VariantSettings::addAlpha()
{
    const ParameterInfo& info = infoOf(Parameter::Alpha);
    const QString least = parameterNumberText(info.least), greatest = parameterNumberText(info.greatest);
    m_alpha = new NumberBox({.symbol = QStringLiteral("α"),
                             .textOf = shownParameterText,
                             .exactTextOf = parameterNumberText,
                             .valueOf = [](const QString& text) { return valueFrom(text, QStringLiteral("α"), Parameter::Alpha); },
                             .refusal = tr("“%1” is not an α. Write a number from %2 to %3.").arg(QStringLiteral("%1"), least, greatest),
                             .widest = QStringLiteral("α = 8.888"),
                             .bigStep = bigAlphaStep,
                             .least = info.least,
                             .greatest = info.greatest},
                            info.byDefault);
    m_alphaSlider = new NumberSlider({.least = info.least,
                                      .greatest = info.greatest,
                                      .lowest = info.least,
                                      .highest = info.greatest,
                                      .marks = {{info.least, tr("softmax")}, {2, tr("sparsemax")}, {info.greatest, greatest}},
                                      .onFewDigits = [](double alpha) { return std::round(alpha * 100) / 100; },
                                      .bigStep = bigAlphaStep,
                                      .textOf = parameterNumberText},
                                     info.byDefault);
    m_alpha->setObjectName("variantAlpha");
    m_alpha->setAccessibleName(tr("α of this panel, exact"));
    m_alphaSlider->setObjectName("variantAlphaSlider");
    m_alphaSlider->setAccessibleName(tr("α of this panel"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_alphaSlider, 1);
    row->addWidget(m_alpha, 0, Qt::AlignTop);
    m_column->addLayout(row);
    const auto set = [this](double alpha, Gesture gesture = Gesture::Once) {
        setParameters([alpha](Parameters& all) { all.alpha = alpha; }, gesture);
    };
    const auto step = [this, set](int steps) { set(steppedAlpha(panel()->variant.normalizer.parameters().alpha, steps)); };
    connect(m_alphaSlider, &NumberSlider::sliderPressed, &m_scene, &SceneEditor::beginEdits);
    connect(m_alphaSlider, &NumberSlider::dragged, this, [set](double alpha) { set(alpha, Gesture::Drag); });
    connect(m_alphaSlider, &NumberSlider::sliderReleased, &m_scene, &SceneEditor::endEdits);
    connect(m_alphaSlider, &NumberSlider::chosen, this, [set](double alpha) { set(alpha); });
    connect(m_alphaSlider, &NumberSlider::stepped, this, step);
    connect(m_alpha, &NumberBox::entered, this, [set](double alpha) { set(alpha); });
    connect(m_alpha, &NumberBox::stepped, this, step);
    connect(m_alpha, &NumberBox::refused, this, &VariantSettings::refused);
}

void VariantSettings::addK()
{
    const ParameterInfo& info = infoOf(Parameter::K);
    m_k = new NumberBox(
        {.symbol = QStringLiteral("k"),
         .textOf = shownParameterText,
         .exactTextOf = parameterNumberText,
         .valueOf = [](const QString& text) { return valueFrom(text, QStringLiteral("k"), Parameter::K); },
         .refusal = tr("“%1” is not a k. Write a whole number from %2.").arg(QStringLiteral("%1"), parameterNumberText(info.least)),
         .widest = QStringLiteral("k = 8888"),
         .least = info.least,
         .greatest = info.greatest},
        info.byDefault, NumberBox::PlusMinus);
    m_k->setObjectName("variantK");
    m_k->setAccessibleName(tr("Keys kept by this panel"));
    m_column->addWidget(makeRow(tr("Keys kept"), *m_k));
    const auto set = [this](std::int64_t k) { setParameters([k](Parameters& all) { all.k = k; }); };
    connect(m_k, &NumberBox::entered, this, [set](double k) { set(std::int64_t(k)); });
    connect(m_k, &NumberBox::stepped, this,
            [this, set](int steps) { set(std::max<std::int64_t>(1, panel()->variant.normalizer.parameters().k + steps)); });
    connect(m_k, &NumberBox::refused, this, &VariantSettings::refused);
}

void VariantSettings::addNegatives()
{
    m_negatives = new Segments(Look::Washed, 3);
    m_negatives->setObjectName("variantNegatives");
    m_negatives->setAccessibleName(tr("Negative scores"));
    const std::array titles{tr("clip"), tr("keep"), tr("shift")};
    for (std::size_t one = 0; one < titles.size(); ++one)
        m_negatives->add(QStringLiteral("variantNegatives-%1").arg(QLatin1String(negativesNames[one])), titles[one]);
    m_column->addWidget(makeProse("", 12, Ink::Secondary, QFont::Normal, tr("Negative scores")));
    m_column->addWidget(m_negatives);
    connect(m_negatives, &Segments::chosen, this,
            [this](int one) { setParameters([one](Parameters& all) { all.negatives = static_cast<Negatives>(one); }); });
}

void VariantSettings::addUndivided()
{
    m_undivided = makeSwitch("variantUndivided", tr("Don’t divide by the sum"));
    m_column->addWidget(m_undivided);
    connect(m_undivided, &QAbstractButton::clicked, this,
            [this](bool on) { setParameters([on](Parameters& all) { all.unnormalized = on; }); });
}

void VariantSettings::addTemperature()
{
    const NormalizerEntry& entry = panel()->variant.normalizer.entry();
    if (!entry.readsTemperature) {
        m_column->addWidget(makeProse("variantNote", 12, Ink::Secondary, QFont::Normal,
                                      tr("T has no effect on %1: %2.").arg(nameText(entry), temperatureNote(entry))));
        return;
    }
    m_own = makeSwitch("variantOwnTemperature", tr("A temperature of its own"));
    m_temperature = new NumberBox({.symbol = QStringLiteral("T"),
                                   .textOf = shownTemperatureText,
                                   .exactTextOf = exactTemperatureText,
                                   .valueOf = temperatureFrom,
                                   .refusal = tr("“%1” is not a temperature. Write a number from 0 up, or inf."),
                                   .widest = QStringLiteral("T = 88.888"),
                                   .bigStep = bigTemperatureStep},
                                  usualTemperature);
    m_temperature->setObjectName("variantTemperature");
    m_temperature->setAccessibleName(tr("Temperature of this panel, exact"));
    m_slider = new TemperatureSlider;
    m_slider->setObjectName("variantTemperatureSlider");
    m_slider->setAccessibleName(tr("Temperature of this panel"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_slider, 1);
    row->addWidget(m_temperature, 0, Qt::AlignTop);
    m_column->addWidget(m_own);
    m_column->addLayout(row);
    connect(m_own, &QAbstractButton::clicked, this,
            [this](bool on) { setTemperature(on ? std::optional(m_scene.scene().variant.temperature) : std::nullopt); });
    connect(m_slider, &TemperatureSlider::sliderPressed, &m_scene, &SceneEditor::beginEdits);
    connect(m_slider, &TemperatureSlider::dragged, this, [this](double temperature) { setTemperature(temperature, Gesture::Drag); });
    connect(m_slider, &TemperatureSlider::sliderReleased, &m_scene, &SceneEditor::endEdits);
    connect(m_slider, &TemperatureSlider::chosen, this, [this](double temperature) { setTemperature(temperature); });
    const auto step = [this](int steps) { setTemperature(steppedTemperature(panel()->variant.temperature, steps)); };
    connect(m_slider, &TemperatureSlider::stepped, this, step);
    connect(m_temperature, &NumberBox::stepped, this, step);
    connect(m_temperature, &NumberBox::entered, this, [this](double temperature) { setTemperature(temperature); });
    connect(m_temperature, &NumberBox::refused, this, &VariantSettings::refused);
}

void VariantSettings::followScene()
{
    const ComputedPanel* computed = panel();
    if (!computed) {
        close();
        return;
    }
    const Parameters& parameters = computed->variant.normalizer.parameters();
    if (m_alpha) {
        m_alpha->showNumber(parameters.alpha);
        m_alphaSlider->showNumber(parameters.alpha);
    }
    if (m_k) {
        m_k->showNumber(double(parameters.k));
        m_k->setCanStep(parameters.k > 1, true);
    }
    if (m_negatives)
        m_negatives->showChoice(int(parameters.negatives));
    if (m_undivided)
        m_undivided->setChecked(parameters.unnormalized);
    if (!m_own)
        return;
    const double temperature = variantOf(*computed, m_scene.scene().variant.temperature).temperature;
    m_own->setChecked(computed->hasOwnTemperature);
    m_temperature->showNumber(temperature);
    m_slider->showNumber(temperature);
    m_temperature->setEnabled(computed->hasOwnTemperature);
    m_slider->setEnabled(computed->hasOwnTemperature);
}

void VariantSettings::setParameters(const std::function<void(Parameters&)>& change, Gesture gesture)
{
    const ComputedPanel* computed = panel();
    if (!computed)
        return;
    Parameters parameters = computed->variant.normalizer.parameters();
    change(parameters);
    tell(m_editor.setParameters(m_place, parameters, gesture));
}

void VariantSettings::setTemperature(std::optional<double> temperature, Gesture gesture)
{
    tell(m_editor.setTemperature(m_place, temperature, gesture));
}

void VariantSettings::tell(const Result<bool>& done)
{
    if (!done)
        emit refused(messageText(done.error()));
}

} // namespace softfocus
