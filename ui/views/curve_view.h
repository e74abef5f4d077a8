#pragma once

#include "core/normalizers/normalizer.h"
#include "ui/paint/charts/curve_reading.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace softfocus {

class ResultSource;
class Selection;

/// The chosen row's weights over the temperature. While T moves, only its mark moves. Under the pointer it reads every key's weight; the
/// pointer and the keys ask for another T, as on a slider.
class CurveView : public QWidget {
    Q_OBJECT

public:
    /// Needs: both outlive the view.
    CurveView(const ResultSource& results, Selection& selection, QWidget* parent = nullptr);

    /// The temperature at a place of the view, on few digits.
    double temperatureAt(double x);
    /// Where in the view a temperature is.
    double placeOf(double temperature);
    /// What is read at the pointer; none where there is no pointer.
    std::optional<CurveReading> reading() const { return m_reading; }
    const TemperatureCurves& curves();
    /// Colours of the keys' own, as TemperatureCurves::hues.
    void setHues(const std::vector<std::size_t>& hues);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void pressed();
    void dragged(double temperature); ///< the pointer asks for this temperature
    void released();
    void stepped(int steps);         ///< keys ask for so many steps
    void chosen(double temperature); ///< Home or End ask for this temperature

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void follow();
    void updateCurves();
    void renderCurves();
    void readAt(std::optional<double> x);

    const ResultSource& m_results;
    Selection& m_selection;
    std::shared_ptr<const Scores> m_scores; ///< whose curves m_curves are, with the normalizer and the query
    Normalizer m_normalizer;
    Index m_query = -1;
    TemperatureCurves m_curves;
    std::vector<std::size_t> m_hues;
    QImage m_picture;                ///< the curves without the mark; null when they have to be drawn anew
    std::optional<double> m_pointed; ///< where the pointer is, from left to right
    std::optional<CurveReading> m_reading;
    double m_grabOffset = 0; ///< from the pointer to the line that it took
    bool m_drags = false;
    bool m_hasKeyboard = false; ///< the focus came by the keyboard, or keys were used here
};

} // namespace softfocus
