#pragma once

#include "ui/controls/values/value_entry.h"

#include <optional>

namespace softfocus {

/// The temperature that a person wrote: a number from 0 up in the default locale or with a point, "inf" or "∞",
/// with or without "T =" before it. None if it is anything else.
std::optional<double> temperatureFrom(const QString& text);

/// A temperature with as many digits as it takes to be exact to a person: "0.80", "0.056", "∞".
QString exactTemperatureText(double temperature);

/// The same with three decimals where those say all of it: it keeps its width while it changes.
QString steadyTemperatureText(double temperature);

/// Shows "T = 0.80", and takes a temperature exactly.
class TemperatureEntry : public ValueEntry {
    Q_OBJECT

public:
    explicit TemperatureEntry(QWidget* parent = nullptr);

    /// Shows a temperature, in place of what is being typed.
    void showTemperature(double temperature) { showValue(temperature); }
    /// While the temperature moves by itself its number keeps its decimals.
    void setSteady(bool steady);

private:
    bool m_steady = false;
};

} // namespace softfocus
