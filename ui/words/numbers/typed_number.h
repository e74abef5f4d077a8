#pragma once

#include <QString>

#include <optional>

namespace softfocus {

/// The finite number that a person wrote, in the default locale or with a point; grouping marks are refused.
std::optional<double> numberFrom(const QString& text);

/// What was typed without the "T =" or "α =" before it.
QString withoutSymbol(const QString& text, const QString& symbol);

/// The temperature that a person wrote: a number from 0 up in the default locale or with a point, "inf" or "∞",
/// with or without "T =" before it. None if it is anything else.
std::optional<double> temperatureFrom(const QString& text);

/// A temperature with as many digits as it takes to be exact to a person: "0.80", "0.056", "∞".
QString exactTemperatureText(double temperature);

/// The same with three decimals where those say all of it: it keeps its width while it changes.
QString steadyTemperatureText(double temperature);

} // namespace softfocus
