#pragma once

#include "ui/model/numbers/overflow_lesson.h"

#include <QWidget>

namespace softfocus {

class FloatLanes;

/// The picture of paintFloatRanges(), with what the lanes mean on hover.
class FloatRangeView : public QWidget {
    Q_OBJECT

public:
    explicit FloatRangeView(QWidget* parent = nullptr);

    void setLesson(const OverflowLesson& lesson);
    /// As FloatLanes has them.
    double placeOf(double exponent) const;
    QRectF laneOf(Precision precision) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    FloatLanes lanes() const;

    OverflowLesson m_lesson;
};

} // namespace softfocus
