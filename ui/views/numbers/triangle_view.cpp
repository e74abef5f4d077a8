#include "ui/views/numbers/triangle_view.h"

#include <QMouseEvent>
#include <QPainter>
#include <QResizeEvent>

#include <algorithm>
#include <cmath>

namespace softfocus {

TriangleView::TriangleView(QWidget* parent) : PointsView(parent)
{
    setObjectName(QStringLiteral("triangleView"));
    setAccessibleName(tr("The probability triangle"));
}

int TriangleView::heightWith(int picture) const
{
    return picture + int(std::ceil(triangleLegendHeight(m_triangle, std::max(width(), scaled(160)), shownTheme())));
}

void TriangleView::setTriangle(SimplexTriangle triangle)
{
    const int before = minimumSizeHint().height();
    m_triangle = std::move(triangle);
    m_pathReading.reset();
    if (minimumSizeHint().height() != before)
        updateGeometry();
    followPoints();
}

std::vector<double> TriangleView::weightsAt(QPointF place) const
{
    const TriangleWeights weights = nearestOnTriangle(layoutNow().weightsAt(place));
    return {weights.begin(), weights.end()};
}

std::optional<std::vector<double>> TriangleView::stepped(std::span<const double> weights, int key, double step) const
{
    // Up is where the first corner is, left and right are those of the others.
    TriangleWeights moved{weights[0], weights[1], weights[2]};
    const auto shift = [&](double first, double second, double third) {
        moved = {moved[0] + first * step, moved[1] + second * step, moved[2] + third * step};
    };
    switch (key) {
    case Qt::Key_Up: shift(1, -0.5, -0.5); break;
    case Qt::Key_Down: shift(-1, 0.5, 0.5); break;
    case Qt::Key_Left: shift(0, 1, -1); break;
    case Qt::Key_Right: shift(0, -1, 1); break;
    default: return std::nullopt;
    }
    moved = nearestOnTriangle(moved);
    return std::vector<double>(moved.begin(), moved.end());
}

QString TriangleView::readingAt(std::optional<QPointF> place)
{
    const bool had = m_pathReading.has_value();
    m_pathReading.reset();
    if (const TriangleLayout layout = layoutNow(); place && layout.side > 0)
        m_pathReading = pathReadingAt(layout, m_triangle, *place, shownTheme());
    if (had || m_pathReading)
        update();
    if (m_pathReading)
        return readingText(m_triangle, *m_pathReading);
    return m_pointed && place ? cornerText(m_triangle, *m_pointed) : QString();
}

void TriangleView::light(std::optional<std::size_t> number)
{
    if (number == m_triangle.lit)
        return;
    m_triangle.lit = number;
    update();
}

void TriangleView::pointAtCorner(std::optional<QPointF> place)
{
    std::optional<std::size_t> pointed;
    if (const TriangleLayout layout = layoutNow(); place && layout.side > 0)
        pointed = cornerAt(layout, *place, shownTheme());
    if (pointed == m_pointed)
        return;
    m_pointed = pointed;
    emit numberPointedAt(pointed);
}

void TriangleView::mouseMoveEvent(QMouseEvent* event)
{
    pointAtCorner(event->buttons() == Qt::NoButton ? std::optional(event->position()) : std::nullopt);
    PointsView::mouseMoveEvent(event);
}

void TriangleView::leaveEvent(QEvent* event)
{
    pointAtCorner(std::nullopt);
    PointsView::leaveEvent(event);
}

void TriangleView::resizeEvent(QResizeEvent* event)
{
    PointsView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) // which decides how many lines the legend has
        updateGeometry();
}

void TriangleView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintTriangle(painter, QRectF(rect()), m_triangle, m_pathReading, shownTheme());
}

} // namespace softfocus
