#pragma once

#include <QAbstractSlider>

namespace softfocus {

/// The ends of a NumberSlider's scale, and how its number is told.
struct SliderForm {
    double least, greatest;
    double largestSpoken; ///< of the numbers that a screen reader hears as such
    int bigStep;          ///< steps of Page up and Page down
    QString (*textOf)(double number);
};

/// A slider that asks for numbers and steps and shows the number that it is given, on a scale of its own: of QAbstractSlider it has what
/// keys and the pointer do, not its whole numbers. Never animated.
/// Places are in logical pixels from where the scale begins, which is on the right where one reads from right to left.
class NumberSlider : public QAbstractSlider {
    Q_OBJECT

public:
    NumberSlider(const SliderForm& form, double number, QWidget* parent = nullptr);

    const SliderForm& form() const { return m_form; }
    double number() const { return m_number; }
    /// Shows a number without a signal.
    void showNumber(double number);

    /// The place of the handle for a number.
    virtual double positionOf(double number) const = 0;
    /// The number at a place, on few digits.
    virtual double valueAt(double place) const = 0;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void dragged(double number); ///< the pointer asks for this number
    void stepped(int steps);     ///< keys or wheel ask for so many steps
    void chosen(double number);  ///< Home, End or a screen reader ask for this number

protected:
    struct Track {
        double begin, end;
    };
    virtual Track track() const = 0;
    virtual void paintMarks(QPainter& painter) const = 0;

    /// Between places and what is seen, either way.
    double mirrored(double place) const { return isRightToLeft() ? width() - place : place; }
    double handleRadius() const;
    double trackHeight() const;
    QFont markFont() const;
    void paintTick(QPainter& painter, double place) const;
    /// A mark's text around a place, kept inside the slider.
    void paintMark(QPainter& painter, double place, const QString& text) const;

    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void act(int action);

    SliderForm m_form;
    double m_number;
    double m_grabOffset = 0; ///< between pointer and handle while dragging
    int m_wheel = 0;         ///< what is left of the wheel's turning below one step
};

} // namespace softfocus
