#include "ui/words/numbers/typed_number.h"

#include "core/rows/parameters.h"
#include "ui/words/numbers/number_text.h"

#include <QLocale>

#include <cmath>

namespace softfocus {

std::optional<double> numberFrom(const QString& text)
{
    // "1.500" and "1,500" are one and a half in every country: nobody groups the digits of such numbers.
    QLocale here, plain = QLocale::c();
    here.setNumberOptions(QLocale::RejectGroupSeparator);
    plain.setNumberOptions(QLocale::RejectGroupSeparator);
    bool ok = false;
    double value = here.toDouble(text, &ok);
    if (!ok)
        value = plain.toDouble(text, &ok);
    if (!ok && text.count(u',') == 1 && !text.contains(u'.'))
        value = plain.toDouble(QString(text).replace(u',', u'.'), &ok);
    return ok && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

QString withoutSymbol(const QString& text, const QString& symbol)
{
    QString number = text.trimmed();
    if (number.startsWith(symbol, Qt::CaseInsensitive))
        number = number.mid(symbol.size()).trimmed();
    if (number.startsWith(QLatin1Char('=')))
        number = number.mid(1).trimmed();
    return number;
}

std::optional<double> temperatureFrom(const QString& text)
{
    const QString number = withoutSymbol(text, QStringLiteral("T"));
    const QString lower = number.toLower();
    if (lower == QStringLiteral("∞") || lower == QLatin1String("inf") || lower == QLatin1String("infinity"))
        return greatestTemperature;
    const std::optional<double> value = numberFrom(number);
    if (!value || !isTemperature(*value))
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
    return temperatureFrom(shortest) == temperature ? shortest : QLocale::c().toString(temperature, 'g', QLocale::FloatingPointShortest);
}

QString shownTemperatureText(double temperature)
{
    constexpr qsizetype mostDigits = 6; // "88.888"
    const QString exact = exactTemperatureText(temperature);
    return exact.size() <= mostDigits ? exact : temperatureText(temperature);
}

QString steadyTemperatureText(double temperature)
{
    constexpr int decimals = 3;
    const QString text = std::isfinite(temperature) && temperature > 0 ? QLocale().toString(temperature, 'f', decimals) : QString();
    return temperatureFrom(text) == temperature ? text : shownTemperatureText(temperature);
}

} // namespace softfocus
