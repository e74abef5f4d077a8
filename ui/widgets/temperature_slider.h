#pragma once

#include "ui/paint/theme.h"

#include <QWidget>

namespace softfocus {

/// A logarithmic slider for the temperature with a stop of its own for each limit, 0 and ∞. Never animated.
class TemperatureSlider : public QWidget {
    Q_OBJECT

public:
    explicit TemperatureSlider(QWidget* parent = nullptr);

    double temperature() const { return m_temperature; }
    /// Shows a temperature without a signal. Range: [0, ∞].
    void showTemperature(double temperature);
    void applyTheme(const Theme& theme);

    /// Where the handle of a temperature stands. Units: logical pixels from the left.
    double positionOf(double temperature) const;
    /// The temperature under a horizontal position, on few digits; the limits from the middle of their gaps on.
    double temperatureAt(double x) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void dragStarted();
    void dragged(double temperature); ///< the pointer asks for this temperature
    void dragEnded();
    void stepped(int steps);          ///< keys or wheel ask for so many steps
    void valueChosen(double temperature); ///< Home, End or a screen reader ask for this temperature

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Track {
        double leftStop, begin, end, rightStop;
    };
    Track track() const;
    double handleRadius() const;
    double trackHeight() const;
    void paintTrack(QPainter& painter) const;
    void paintHandle(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;

    Theme m_theme = Theme::light();
    double m_temperature = 1;
    double m_grabOffset = 0; ///< between pointer and handle while dragging
    int m_wheel = 0;         ///< what is left of the wheel's turning below one step
    bool m_dragging = false;
    bool m_showsFocus = false;
};

} // namespace softfocus
