#include "ui/widgets/presentation_bar.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/normalizer_control.h"
#include "ui/widgets/temperature_control.h"

#include <QHBoxLayout>

namespace softfocus {

PresentationBar::PresentationBar(Document& document, Selection& selection, QWidget* parent)
    : Card(parent), m_normalizer(new NormalizerControl(document, 4, QStringLiteral("present-"))),
      m_temperature(new TemperatureControl(document, selection))
{
    setObjectName("presentationBar");
    setAccessibleName(tr("Normalizer and temperature"));
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_normalizer, 3, Qt::AlignTop);
    row->addWidget(m_temperature, 2, Qt::AlignTop);
}

void PresentationBar::setSweep(TemperatureSweep& sweep)
{
    m_temperature->setSweep(sweep);
}

void PresentationBar::applyTheme(const Theme& theme)
{
    Card::applyTheme(theme);
    const int side = scaled(theme, 18);
    layout()->setContentsMargins(side, scaled(theme, 10), side, scaled(theme, 10));
    layout()->setSpacing(scaled(theme, 24));
    m_normalizer->applyTheme(theme);
    m_temperature->applyTheme(theme);
}

} // namespace softfocus
