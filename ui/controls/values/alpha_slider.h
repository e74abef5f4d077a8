#pragma once

#include "ui/controls/values/track_slider.h"

namespace softfocus {

/// How far a big step of α goes, in steps of a twentieth.
inline constexpr int bigAlphaStep = 5;

/// The α that lies `steps` twentieths away, within [leastAlpha, greatestAlpha].
double steppedAlpha(double alpha, int steps);

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
