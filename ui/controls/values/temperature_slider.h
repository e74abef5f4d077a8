#pragma once

#include "ui/controls/values/number_slider.h"
#include "ui/model/derivation/spread_marks.h"
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
    /// Flags above the track: a full one on the side where the row is nearly hard, a hollow one where it is nearly uniform. Those beyond the
    /// scale's ends stand between them and the stops of the limits.
    void setSpreadMarks(std::vector<SpreadMark> marks);
    const std::vector<SpreadMark>& spreadMarks() const { return m_marks; }
    double placeOf(const SpreadMark& mark) const;
    /// What the ticks and flags at a place say, line by line; empty where there is none.
    QString tickTextAt(double place) const;

protected:
    void paintTicks(QPainter& painter) const override;
    bool event(QEvent* event) override;

private:
    void describe();
    void paintFlag(QPainter& painter, const SpreadMark& mark) const;

    std::vector<SupportTick> m_ticks; ///< ascending
    std::vector<SpreadMark> m_marks;
};

} // namespace softfocus
