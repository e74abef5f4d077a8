#include "ui/widgets/temperature_control.h"

#include "ui/model/document.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/temperature_entry.h"
#include "ui/widgets/temperature_slider.h"
#include "ui/widgets/temperature_steps.h"
#include "ui/widgets/text_line.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace softfocus {

namespace {

constexpr int quickSteps = 1000; ///< Units: milliseconds between steps that undo together.

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

TemperatureControl::TemperatureControl(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_entry(new TemperatureEntry), m_slider(new TemperatureSlider),
      m_title(new TextLine({11, QFont::DemiBold, TextLine::Ink::Secondary, false})),
      m_note(new TextLine({12, QFont::Normal, TextLine::Ink::Secondary, true}))
{
    setObjectName(QStringLiteral("temperature"));
    m_entry->setObjectName(QStringLiteral("temperatureEntry"));
    m_entry->setAccessibleName(tr("Temperature, exact"));
    m_entry->setToolTip(tr("Click to write a temperature: a number from 0 up, or inf"));
    m_slider->setObjectName(QStringLiteral("temperatureSlider"));
    m_slider->setAccessibleName(tr("Temperature"));
    m_note->setObjectName(QStringLiteral("temperatureNote"));
    m_title->setText(tr("TEMPERATURE"));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_entry);
    column->addLayout(head);
    column->addWidget(m_slider);
    column->addWidget(m_note);
    QWidget::setTabOrder(m_entry, m_slider);

    connectSlider();
    connectEntry();
    connect(&m_document, &Document::sceneChanged, this, &TemperatureControl::followScene);
    followScene();
}

void TemperatureControl::applyTheme(const Theme& theme)
{
    m_title->applyTheme(theme);
    m_entry->applyTheme(theme);
    m_slider->applyTheme(theme);
    m_note->applyTheme(theme);
}

void TemperatureControl::connectSlider()
{
    connect(m_slider, &TemperatureSlider::dragStarted, &m_document, &Document::endMerge);
    connect(m_slider, &TemperatureSlider::dragged, this,
            [this](double temperature) { choose(temperature, QStringLiteral("temperature")); });
    connect(m_slider, &TemperatureSlider::dragEnded, &m_document, &Document::endMerge);
    connect(m_slider, &TemperatureSlider::stepped, this, &TemperatureControl::step);
    connect(m_slider, &TemperatureSlider::valueChosen, this, [this](double temperature) { choose(temperature); });
}

void TemperatureControl::connectEntry()
{
    connect(m_entry, &TemperatureEntry::entered, this, [this](double temperature) { choose(temperature); });
    connect(m_entry, &TemperatureEntry::refused, this, &TemperatureControl::say);
    connect(m_entry, &TemperatureEntry::stepped, this, &TemperatureControl::step);
}

void TemperatureControl::step(int steps)
{
    if (!m_sinceStep.isValid() || m_sinceStep.elapsed() > quickSteps)
        m_document.endMerge();
    m_sinceStep.start();
    choose(steppedTemperature(m_document.scene().temperature, steps), QStringLiteral("temperature steps"));
}

void TemperatureControl::choose(double temperature, const QString& mergeKey)
{
    Scene scene = m_document.scene();
    scene.temperature = temperature;
    const QString label = tr("Temperature %1").arg(exactTemperatureText(temperature));
    const Result<bool> done = m_document.edit(label, scene, mergeKey);
    if (!done)
        say(textOf(done.message()));
}

void TemperatureControl::followScene()
{
    const Scene& scene = m_document.scene();
    m_entry->showTemperature(scene.temperature);
    m_slider->showTemperature(scene.temperature);
    const NormalizerEntry& entry = scene.normalizer.entry();
    if (hasGivenWeights(scene))
        say(tr("The weights are given and shown as they are: the normalizer and T have no effect."));
    else if (scene.normalizer.temperatureMatters())
        say({});
    else
        say(tr("T has no effect on %1: %2.").arg(textOf(entry.name), textOf(entry.temperatureNote)));
}

void TemperatureControl::say(const QString& sentence)
{
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
}

} // namespace softfocus
