#pragma once

#include "ui/paint/simplex/difference_painter.h"
#include "ui/style/shown_theme.h"
#include "ui/views/numbers/points_view.h"

namespace softfocus {

/// Two numbers: the weights over the difference of their scores, whose line can be dragged, and the segment between them with its points.
class DifferenceView : public PointsView {
    Q_OBJECT

public:
    explicit DifferenceView(QWidget* parent = nullptr);

    void setCurves(DifferenceCurves curves);
    const DifferenceCurves& curves() const { return m_curves; }
    DifferenceLayout layoutNow() const { return layOutDifference(QRectF(rect()), m_curves, shownTheme()); }

    QSize sizeHint() const override { return {scaled(320), scaled(240)}; } // where there is more room it takes that
    QSize minimumSizeHint() const override { return {scaled(180), scaled(200)}; }

signals:
    void differenceMoved(double difference);

protected:
    std::size_t variantCount() const override { return m_curves.curves.size(); }
    const SimplexVariant& variantAt(std::size_t variant) const override { return m_curves.curves[variant].at; }
    const ScoreList& list() const override { return m_curves.list; }
    bool hasRoom() const override { return layoutNow().hasRoom(); }
    QPointF placeOf(const SimplexVariant& variant) const override;
    std::vector<double> weightsAt(QPointF place) const override;
    std::optional<std::vector<double>> stepped(std::span<const double> weights, int key, double step) const override;
    QString readingAt(std::optional<QPointF> place) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    DifferenceCurves m_curves;
    bool m_dragsLine = false;
    double m_lineOffset = 0; ///< from the pointer to the line that it took
};

} // namespace softfocus
