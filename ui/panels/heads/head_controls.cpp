#include "ui/panels/heads/head_controls.h"

#include "ui/model/document/scene_editor.h"
#include "ui/panels/choices/normalizer_control.h"
#include "ui/panels/choices/temperature_line.h"
#include "ui/style/shown_theme.h"

#include <QBoxLayout>

namespace softfocus {

HeadControls::HeadControls(SceneEditor& editor, TemperatureSweep& sweep, Selection& selection)
    : m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this)),
      m_normalizer(new NormalizerControl(editor, 4, QStringLiteral("heads-"))), // as many as are one key away
      m_temperature(new TemperatureLine(editor, sweep, editor.results(), selection, QStringLiteral("heads"), TemperatureLine::Moves::Scene))
{
    setObjectName(QStringLiteral("headControls"));
    setAccessibleName(tr("Normalizer and temperature of all heads"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->addWidget(m_normalizer, 1);
    m_layout->addWidget(m_temperature, 1, Qt::AlignTop);
    m_normalizer->setKeepsRoom(false);
    connect(m_temperature, &TemperatureLine::refused, this, &HeadControls::refused);
    connect(m_temperature, &TemperatureLine::settled, this, &HeadControls::settled);
    followTheme(*this, [this](const Theme&) { setStacked(m_layout->direction() == QBoxLayout::TopToBottom); });
}

void HeadControls::setColumns(int columns)
{
    m_normalizer->setColumns(columns);
}

void HeadControls::setStacked(bool isStacked)
{
    m_layout->setDirection(isStacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_layout->setSpacing(scaled(isStacked ? 4 : 16));
}

} // namespace softfocus
