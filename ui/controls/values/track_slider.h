#pragma once

#include "ui/paint/colour/theme.h"

#include <QWidget>

namespace softfocus {

/// A slider for one number that asks for values and shows the one it is given: what all of the window's sliders share.
/// Never animated.
class TrackSlider : public QWidget {
    Q_OBJECT

public:
    TrackSlider(double value, int bigStep, QWidget* parent = nullptr);

    double value() const { return m_value; }
    /// Shows a value without a signal.
    void showValue(double value);
    void applyTheme(const Theme& theme);

    /// Where the handle of a value stands. Units: logical pixels from the left.
    virtual double positionOf(double value) const = 0;
    /// The value under a horizontal position, on few digits.
    virtual double valueAt(double x) const = 0;
    /// The value that Home asks for, and the one that End does.
    virtual double least() const = 0;
    virtual double most() const = 0;
    /// What a screen reader says of the value, and the largest number that it hears of.
    virtual QString spokenValue() const = 0;
    virtual double largestSpoken() const { return most(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void dragStarted();
    void dragged(double value); ///< the pointer asks for this value
    void dragEnded();
    void stepped(int steps);        ///< keys or wheel ask for so many steps
    void valueChosen(double value); ///< Home, End or a screen reader ask for this value

protected:
    /// Units: logical pixels.
    struct Track {
        double begin, end;
    };
    virtual Track track() const = 0;
    virtual void paintMarks(QPainter& painter) const = 0;

    const Theme& theme() const { return m_theme; }
    double handleRadius() const;
    double trackHeight() const;
    double baseline() const;
    QFont markFont() const;
    void paintTick(QPainter& painter, double x) const;
    /// A mark's text around x, kept inside the slider.
    void paintMark(QPainter& painter, double x, const QString& text) const;

    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void paintTrack(QPainter& painter) const;
    void paintHandle(QPainter& painter) const;

    Theme m_theme = Theme::light();
    double m_value;
    int m_bigStep;
    double m_grabOffset = 0; ///< between pointer and handle while dragging
    int m_wheel = 0;         ///< what is left of the wheel's turning below one step
    bool m_dragging = false;
    bool m_showsFocus = false;
};

} // namespace softfocus
