#pragma once

#include "ui/paint/charts/curve_painter.h"

#include <QImage>
#include <QWidget>

#include <memory>

namespace softfocus {

class ResultSource;
class Selection;

/// The chosen row's weights over the temperature. While T moves, only its mark moves.
class CurveView : public QWidget {
    Q_OBJECT

public:
    CurveView(const ResultSource& results, Selection& selection, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void updateCurves();
    void renderCurves();

    const ResultSource& m_results;
    Selection& m_selection;
    std::shared_ptr<const Scores> m_scores; ///< whose curves m_curves are, with the normalizer and the query
    Normalizer m_normalizer;
    Index m_query = -1;
    TemperatureCurves m_curves;
    QImage m_picture; ///< the curves without the mark; null when they have to be drawn anew
};

} // namespace softfocus
