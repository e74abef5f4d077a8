#include "ui/controls/values/temperature_entry.h"

#include "ui/controls/values/temperature_steps.h"
#include "ui/words/number_text.h"

#include <QLocale>

#include <cmath>
#include <limits>

namespace softfocus {

std::optional<double> temperatureFrom(const QString& text)
{
    const QString number = withoutSymbol(text, QStringLiteral("T"));
    const QString lower = number.toLower();
    if (lower == QStringLiteral("∞") || lower == QLatin1String("inf") || lower == QLatin1String("infinity"))
        return std::numeric_limits<double>::infinity();
    const std::optional<double> value = numberFrom(number);
    if (!value || *value < 0)
        return std::nullopt;
    return *value == 0 ? 0.0 : *value; // no negative zero
}

QString exactTemperatureText(double temperature)
{
    const QString text = temperatureText(temperature);
    if (temperatureFrom(text) == temperature)
        return text;
    QLocale here;
    here.setNumberOptions(QLocale::OmitGroupSeparator);
    const QString shortest = here.toString(temperature, 'g', QLocale::FloatingPointShortest);
    // Some countries write powers of ten in a way that their own locale does not read.
    return temperatureFrom(shortest) == temperature
               ? shortest
               : QLocale::c().toString(temperature, 'g', QLocale::FloatingPointShortest);
}

QString steadyTemperatureText(double temperature)
{
    constexpr int decimals = 3;
    const QString text = std::isfinite(temperature) && temperature > 0 ? QLocale().toString(temperature, 'f', decimals) : QString();
    return temperatureFrom(text) == temperature ? text : exactTemperatureText(temperature);
}

TemperatureEntry::TemperatureEntry(QWidget* parent)
    : ValueEntry({.symbol = QStringLiteral("T"),
                  .textOf = exactTemperatureText,
                  .valueOf = temperatureFrom,
                  .refusal = tr("“%1” is not a temperature. Write a number from 0 up, or inf."),
                  .widest = QStringLiteral("T = 88.888"),
                  .bigStep = bigTemperatureStep},
                 1, parent)
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
