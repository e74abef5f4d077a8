#pragma once

#include <QString>

#include <optional>

namespace softfocus {

/// The finite number that a person wrote: in the default locale, with a point, or with a comma for it, wherever that is. There are no
/// grouping marks: "1,500" is one and a half.
std::optional<double> numberFrom(const QString& text);

/// What was typed without the "T =" or "α =" before it.
QString withoutSymbol(const QString& text, const QString& symbol);

/// The temperature that a person wrote: a number as numberFrom() reads it, from 0 up, "inf" or "∞",
/// with or without "T =" before it. None if it is anything else.
std::optional<double> temperatureFrom(const QString& text);

/// A temperature with as many digits as it takes to be exact to a person: "0.80", "0.056", "∞".
QString exactTemperatureText(double temperature);

/// The same where it is short, else as temperatureText() rounds it: "0.125", "2.28".
QString shownTemperatureText(double temperature);

/// The same with three decimals where those say all of it: it keeps its width while it changes.
QString steadyTemperatureText(double temperature);

} // namespace softfocus
