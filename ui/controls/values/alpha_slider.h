#pragma once

#include "ui/controls/values/number_slider.h"

namespace softfocus {

/// A logarithmic slider for entmax's α from 1, which is softmax, over 2, which is sparsemax, to 4.
class AlphaSlider : public NumberSlider {
    Q_OBJECT

public:
    explicit AlphaSlider(double alpha, QWidget* parent = nullptr);

    double positionOf(double alpha) const override;
    double valueAt(double place) const override;

protected:
    Track track() const override;
    void paintMarks(QPainter& painter) const override;
};

} // namespace softfocus
