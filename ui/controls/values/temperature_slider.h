#pragma once

#include "ui/controls/values/number_slider.h"
#include "ui/model/derivation/support_ticks.h"

namespace softfocus {

/// A logarithmic slider for the temperature with a stop of its own for each limit, 0 and ∞.
class TemperatureSlider : public NumberSlider {
    Q_OBJECT

public:
    explicit TemperatureSlider(QWidget* parent = nullptr);

    /// Marks temperatures; those beyond the slider's range are left out.
    void setTicks(std::vector<SupportTick> ticks);
    const std::vector<SupportTick>& ticks() const { return m_ticks; }
    /// What the ticks at a place say, line by line; empty where there is none.
    QString tickTextAt(double place) const;

protected:
    void paintTicks(QPainter& painter) const override;
    bool event(QEvent* event) override;

private:
    std::vector<SupportTick> m_ticks; ///< ascending
};

} // namespace softfocus
