#pragma once

#include "ui/controls/values/value_entry.h"

namespace softfocus {

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
