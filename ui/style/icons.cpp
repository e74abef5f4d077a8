#include "ui/style/icons.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace softfocus {

namespace {

/// All icons are drawn on a grid of 16 × 16.
constexpr double grid = 16;
constexpr double pi = std::numbers::pi;

QPainterPath polyline(std::initializer_list<QPointF> points)
{
    QPainterPath path;
    for (const QPointF& point : points) {
        if (path.elementCount() == 0)
            path.moveTo(point);
        else
            path.lineTo(point);
    }
    return path;
}

QPainterPath undoPath()
{
    QPainterPath path = polyline({{6, 3}, {2.5, 6.5}, {6, 10}});
    path.moveTo(2.5, 6.5);
    path.lineTo(9.5, 6.5);
    path.cubicTo(15, 6.5, 15, 13.5, 9.5, 13.5);
    path.lineTo(6.5, 13.5);
    return path;
}

QPainterPath panelPath(double divider)
{
    QPainterPath path;
    path.addRoundedRect(QRectF(2, 3, 12, 10), 2, 2);
    path.moveTo(divider, 3);
    path.lineTo(divider, 13);
    return path;
}

QPainterPath morePath()
{
    QPainterPath path;
    for (const double x : {3.5, 8.0, 12.5})
        path.addEllipse(QPointF(x, 8), 0.7, 0.7);
    return path;
}

QPainterPath pathOf(Icon icon)
{
    switch (icon) {
    case Icon::None: return {};
    case Icon::Undo: return undoPath();
    case Icon::Redo: return QTransform(-1, 0, 0, 1, grid, 0).map(undoPath());
    case Icon::More: return morePath();
    case Icon::LeftPanel: return panelPath(6);
    case Icon::RightPanel: return panelPath(10);
    case Icon::Close: {
        QPainterPath path = polyline({{4, 4}, {12, 12}});
        path.moveTo(12, 4);
        path.lineTo(4, 12);
        return path;
    }
    case Icon::ChevronLeft: return polyline({{10, 3.5}, {5.5, 8}, {10, 12.5}});
    case Icon::ChevronRight: return polyline({{6, 3.5}, {10.5, 8}, {6, 12.5}});
    case Icon::Play: {
        QPainterPath path = polyline({{5, 3.5}, {12.5, 8}, {5, 12.5}});
        path.closeSubpath();
        return path;
    }
    case Icon::Pause: {
        QPainterPath path = polyline({{5.5, 3.5}, {5.5, 12.5}});
        path.addPath(polyline({{10.5, 3.5}, {10.5, 12.5}}));
        return path;
    }
    case Icon::Theme: { // half of it in the light
        QPainterPath path;
        path.addEllipse(QPointF(8, 8), 5.5, 5.5);
        path.addPath(polyline({{8, 2.5}, {8, 13.5}}));
        for (const double y : {4.5, 6.5, 8.5, 10.5})
            path.addPath(polyline({{8, y + 1}, {8 + std::sqrt(5.5 * 5.5 - (y + 1 - 8) * (y + 1 - 8)) - 0.4, y + 1}}));
        return path;
    }
    case Icon::Freeze: { // a snowflake
        QPainterPath path;
        for (const double angle : {30.0, 90.0, 150.0}) {
            const double x = 6 * std::cos(angle * pi / 180), y = 6 * std::sin(angle * pi / 180);
            path.addPath(polyline({{8 - x, 8 - y}, {8 + x, 8 + y}}));
        }
        return path;
    }
    case Icon::Grid: {
        QPainterPath path;
        for (const double x : {2.5, 9.0})
            for (const double y : {2.5, 9.0})
                path.addRoundedRect(QRectF(x, y, 4.5, 4.5), 1, 1);
        return path;
    }
    case Icon::Leave: { // out of a frame
        QPainterPath path = polyline({{9, 2.5}, {3, 2.5}, {3, 13.5}, {9, 13.5}});
        path.addPath(polyline({{7, 8}, {14, 8}}));
        path.addPath(polyline({{11, 5}, {14, 8}, {11, 11}}));
        return path;
    }
    case Icon::Swap: {
        QPainterPath path = polyline({{5, 13.5}, {5, 3}});
        path.addPath(polyline({{2, 6}, {5, 3}, {8, 6}}));
        path.addPath(polyline({{11, 2.5}, {11, 13}}));
        path.addPath(polyline({{8, 10}, {11, 13}, {14, 10}}));
        return path;
    }
    case Icon::ArrowRight: {
        QPainterPath path = polyline({{1.5, 8}, {14.5, 8}});
        path.addPath(polyline({{10, 3.5}, {14.5, 8}, {10, 12.5}}));
        return path;
    }
    }
    return {};
}

class LineDrawing : public QIconEngine {
public:
    explicit LineDrawing(Icon icon) : m_icon(icon) {}

    void paint(QPainter* painter, const QRect& square, QIcon::Mode, QIcon::State) override { paintIcon(*painter, m_icon, square); }
    QIconEngine* clone() const override { return new LineDrawing(m_icon); }

private:
    Icon m_icon;
};

} // namespace

QIcon iconOf(Icon icon)
{
    return QIcon(new LineDrawing(icon));
}

void paintIcon(QPainter& painter, Icon icon, const QRectF& square)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(square.topLeft());
    painter.scale(square.width() / grid, square.height() / grid);
    constexpr double stroke = 1.4;
    painter.setPen(QPen(painter.pen().color(), stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(icon == Icon::More ? QBrush(painter.pen().color()) : QBrush(Qt::NoBrush));
    painter.drawPath(pathOf(icon));
    painter.restore();
}

} // namespace softfocus
