#pragma once

#include "ui/paint/simplex/triangle_painter.h"
#include "ui/style/shown_theme.h"
#include "ui/views/numbers/points_view.h"

namespace softfocus {

/// The probability triangle of three numbers. Under the pointer it reads the temperature and the weights at a place of a way.
class TriangleView : public PointsView {
    Q_OBJECT

public:
    explicit TriangleView(QWidget* parent = nullptr);

    void setTriangle(SimplexTriangle triangle);
    const SimplexTriangle& triangle() const { return m_triangle; }
    TriangleLayout layoutNow() const { return layOutTriangle(QRectF(rect()), m_triangle, shownTheme()); }
    /// Makes the corner of a number stand out, and how far each point is above the side across from it, which is its weight.
    void light(std::optional<std::size_t> number);
    /// What is read of a way.
    const std::optional<PathReading>& pathReading() const { return m_pathReading; }

    QSize sizeHint() const override { return {scaled(320), heightWith(scaled(220))}; } // where there is more room it takes that
    QSize minimumSizeHint() const override { return {scaled(160), heightWith(scaled(140))}; }

signals:
    void numberPointedAt(std::optional<std::size_t> number); ///< the one whose corner the pointer is at, or none

protected:
    std::size_t variantCount() const override { return m_triangle.variants.size(); }
    const SimplexVariant& variantAt(std::size_t variant) const override { return m_triangle.variants[variant].at; }
    const ScoreList& list() const override { return m_triangle.list; }
    bool hasRoom() const override { return layoutNow().side > 0; }
    QPointF placeOf(const SimplexVariant& variant) const override { return layoutNow().placeOf(variant.weights); }
    std::vector<double> weightsAt(QPointF place) const override;
    std::optional<std::vector<double>> stepped(std::span<const double> weights, int key, double step) const override;
    QString readingAt(std::optional<QPointF> place) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void pointAtCorner(std::optional<QPointF> place);
    /// Of a picture and the legend below it.
    int heightWith(int picture) const;

    SimplexTriangle m_triangle;
    std::optional<PathReading> m_pathReading;
    std::optional<std::size_t> m_pointed; ///< the corner that the pointer is at
};

} // namespace softfocus
