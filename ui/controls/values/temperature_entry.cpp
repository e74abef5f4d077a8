#include "ui/controls/values/temperature_entry.h"

#include "core/rows/parameters.h"
#include "ui/model/document/neat_steps.h"
#include "ui/words/numbers/typed_number.h"

#include <QLocale>

namespace softfocus {

TemperatureEntry::TemperatureEntry(QWidget* parent)
    : ValueEntry({.symbol = QStringLiteral("T"),
                  .textOf = exactTemperatureText,
                  .valueOf = temperatureFrom,
                  .refusal = tr("“%1” is not a temperature. Write a number from 0 up, or inf."),
                  .widest = QStringLiteral("T = 88.888"),
                  .bigStep = bigTemperatureStep},
                 usualTemperature, parent)
{
}

void TemperatureEntry::setSteady(bool steady)
{
    if (steady == m_steady)
        return;
    m_steady = steady;
    setTextOf(steady ? steadyTemperatureText : exactTemperatureText);
}

} // namespace softfocus
