#include "ui/views/numbers/difference_view.h"

#include "ui/style/draw.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>
#include <cmath>

namespace softfocus {

DifferenceView::DifferenceView(QWidget* parent) : PointsView(parent)
{
    setObjectName(QStringLiteral("differenceView"));
    setAccessibleName(tr("The weights of two numbers over the difference of their scores"));
    setFocusPolicy(Qt::StrongFocus);
}

void DifferenceView::setCurves(DifferenceCurves curves)
{
    m_curves = std::move(curves);
    followPoints();
}

QPointF DifferenceView::placeOf(const SimplexVariant& variant) const
{
    const DifferenceLayout layout = layoutNow();
    return {layout.segment, layout.placeOfWeight(variant.weights[0])};
}

std::vector<double> DifferenceView::weightsAt(QPointF place) const
{
    const double weight = layoutNow().weightAt(place.y());
    return {weight, 1 - weight};
}

std::optional<std::vector<double>> DifferenceView::stepped(std::span<const double> weights, int key, double step) const
{
    const bool isUp = key == Qt::Key_Up || key == Qt::Key_Right, isDown = key == Qt::Key_Down || key == Qt::Key_Left;
    if (!isUp && !isDown)
        return std::nullopt;
    const double weight = std::clamp(weights[0] + (isUp ? step : -step), 0.0, 1.0);
    return std::vector<double>{weight, 1 - weight};
}

QString DifferenceView::readingAt(std::optional<QPointF> place)
{
    const DifferenceLayout layout = layoutNow();
    if (!layout.hasRoom() || m_curves.curves.empty())
        return {};
    if (m_dragsLine || (!place && hasFocus()))
        return differenceText(m_curves, m_curves.difference);
    if (place && layout.plot.contains(*place))
        return differenceText(m_curves, layout.differenceAt(place->x()));
    return {};
}

void DifferenceView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintDifference(painter, QRectF(rect()), m_curves, shownTheme());
    QStyleOption option;
    option.initFrom(this);
    if (showsFocus(option)) {
        painter.setRenderHint(QPainter::Antialiasing);
        drawRing(painter, QRectF(rect()), scaled(4), shownTheme().accent);
    }
}

void DifferenceView::mousePressEvent(QMouseEvent* event)
{
    const DifferenceLayout layout = layoutNow();
    const QPointF place = event->position();
    constexpr double reach = 8;
    if (event->button() != Qt::LeftButton || pointAt(place) || !layout.hasRoom() ||
        !layout.plot.adjusted(-scaled(reach), 0, 0, scaled(reach)).contains(place))
        return PointsView::mousePressEvent(event);
    const double fromLine = layout.placeOfDifference(m_curves.difference) - place.x();
    const bool grabs = std::abs(fromLine) <= scaled(reach);
    m_lineOffset = grabs ? fromLine : 0;
    m_dragsLine = true;
    emit pressed();
    if (!grabs)
        emit differenceMoved(layout.differenceAt(place.x()));
    readAt(place);
}

void DifferenceView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_dragsLine)
        return PointsView::mouseMoveEvent(event);
    emit differenceMoved(layoutNow().differenceAt(event->position().x() + m_lineOffset));
    readAt(event->position());
}

void DifferenceView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_dragsLine || event->button() != Qt::LeftButton)
        return PointsView::mouseReleaseEvent(event);
    m_dragsLine = false;
    emit released();
    readAt(event->position());
}

void DifferenceView::keyPressEvent(QKeyEvent* event)
{
    if (!hasFocus())
        return PointsView::keyPressEvent(event);
    constexpr double bigStep = 10;
    const double step = differenceStep(m_curves.reach) * (event->modifiers().testFlag(Qt::ShiftModifier) ? bigStep : 1);
    double difference = m_curves.difference;
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Up: difference += step; break;
    case Qt::Key_Left:
    case Qt::Key_Down: difference -= step; break;
    case Qt::Key_Home: difference = -m_curves.reach; break;
    case Qt::Key_End: difference = m_curves.reach; break;
    default: return PointsView::keyPressEvent(event);
    }
    beginKey(*event);
    emit differenceMoved(difference);
}

void DifferenceView::focusInEvent(QFocusEvent* event)
{
    PointsView::focusInEvent(event);
    readAt(pointer());
}

void DifferenceView::focusOutEvent(QFocusEvent* event)
{
    PointsView::focusOutEvent(event);
    readAt(pointer());
}

} // namespace softfocus
