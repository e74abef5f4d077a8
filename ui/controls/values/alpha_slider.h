#pragma once

#include "ui/controls/values/track_slider.h"

namespace softfocus {

/// A logarithmic slider for entmax's α from 1, which is softmax, over 2, which is sparsemax, to 4.
class AlphaSlider : public TrackSlider {
    Q_OBJECT

public:
    explicit AlphaSlider(double alpha, QWidget* parent = nullptr);

    double positionOf(double alpha) const override;
    double valueAt(double x) const override;
    double least() const override;
    double most() const override;
    QString spokenValue() const override;

protected:
    Track track() const override;
    void paintMarks(QPainter& painter) const override;
};

} // namespace softfocus
