#pragma once

#include "ui/style/shown_theme.h"

#include <QAbstractSlider>

#include <vector>

namespace softfocus {

/// A word below a slider.
struct SliderMark {
    double number;
    QString text;
    Qt::AlignmentFlag side = Qt::AlignHCenter; ///< around its number, where a tick pulls the pointer; or only begins or ends there
};

/// What a NumberSlider is for: its scale, and how its number is told.
struct SliderForm {
    double least, greatest;               ///< ends that are not on the scale have stops of their own beyond it
    double lowest, highest;               ///< of the scale, which is logarithmic
    std::vector<SliderMark> marks;        ///< where room lacks the first ones are shown
    double (*onFewDigits)(double number); ///< as many as a pixel can tell apart
    int bigStep;                          ///< steps of Page up and Page down
    QString (*textOf)(double number);
};

/// A slider that asks for numbers and steps and shows the number that it is given, on a scale of its own: of QAbstractSlider it has what
/// keys and the pointer do, not its whole numbers. Never animated.
/// Places are in logical pixels from where the scale begins, which is on the right where one reads from right to left.
class NumberSlider : public QAbstractSlider {
    Q_OBJECT

public:
    NumberSlider(SliderForm form, double number, QWidget* parent = nullptr);

    const SliderForm& form() const { return m_form; }
    double number() const { return m_number; }
    /// Other words below it from now on.
    void setMarks(std::vector<SliderMark> marks);
    /// Shows a number without a signal.
    void showNumber(double number);

    /// The place of the handle for a number.
    double positionOf(double number) const;
    /// The number at a place, on few digits; the stops from the middle of their gaps on.
    double valueAt(double place) const;

    QSize sizeHint() const override { return {scaled(160), scaled(44)}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void dragged(double number); ///< the pointer asks for this number
    void stepped(int steps);     ///< keys or wheel ask for so many steps
    void chosen(double number);  ///< Home, End or a screen reader ask for this number

protected:
    /// What else there is below the scale and the handle.
    virtual void paintTicks(QPainter&) const {}
    /// Between places and what is seen, either way.
    double mirrored(double place) const { return isRightToLeft() ? width() - place : place; }
    double trackHeight() const { return handleRadius() + 3; }

    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    struct Track {
        double begin, end;
    };
    Track track() const;
    bool hasTick(const SliderMark& mark) const;
    void paintMarks(QPainter& painter) const;
    double handleRadius() const { return scaled(9); }
    double firstStop() const { return handleRadius() + 2; }
    double lastStop() const { return width() - firstStop(); }
    void act(int action);

    SliderForm m_form;
    double m_number;
    double m_grabOffset = 0; ///< between pointer and handle while dragging
    int m_wheel = 0;         ///< what is left of the wheel's turning below one step
};

} // namespace softfocus
