#pragma once

#include "ui/model/numbers/overflow_lesson.h"

#include <QWidget>

namespace softfocus {

/// For each precision a lane of all exponents of which exp is a number, paler where digits are missing; on it the list's, as full dots
/// where they stand as they are written, as hollow ones below with the maximum subtracted.
class FloatRangeView : public QWidget {
    Q_OBJECT

public:
    explicit FloatRangeView(QWidget* parent = nullptr);

    void setLesson(const OverflowLesson& lesson);
    /// Where an exponent stands, from left to right; those beyond the scale at its ends.
    double placeOf(double exponent) const;
    QRectF laneOf(Precision precision) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void paintLane(QPainter& painter, Precision precision) const;
    void paintDots(QPainter& painter, Precision precision) const;
    double nameWidth() const;

    OverflowLesson m_lesson;
};

} // namespace softfocus
