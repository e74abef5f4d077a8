#include "ui/figure/page/recorder.h"

#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>

#include <cmath>
#include <numbers>

namespace softfocus {

namespace {

/// Whether `next` goes on where `before` ends, on the same line and in the same look.
bool continues(const TextShape& before, const TextShape& next)
{
    constexpr double near = 0.2; // of the type's size; figures of equal width leave some room around narrow digits
    if (before.font != next.font || before.ink != next.ink || before.angle != next.angle)
        return false;
    const double turn = before.angle * std::numbers::pi / 180;
    const QPointF end = before.start + before.width * QPointF(std::cos(turn), std::sin(turn));
    const QPointF gap = next.start - end;
    return std::hypot(gap.x(), gap.y()) <= near * before.font.pixelSize();
}

/// Takes down what a painter does.
class RecordingEngine : public QPaintEngine {
public:
    RecordingEngine() : QPaintEngine(PaintEngineFeatures(AllFeatures)) {}

    std::vector<Shape> take() { return std::move(m_shapes); }

    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    Type type() const override { return User; }

    void updateState(const QPaintEngineState& now) override
    {
        const DirtyFlags flags = now.state();
        if (flags & DirtyPen)
            m_pen = now.pen();
        if (flags & DirtyBrush)
            m_brush = now.brush();
        if (flags & DirtyTransform)
            m_transform = now.transform();
    }

    void drawRects(const QRectF* rects, int count) override
    {
        for (int i = 0; i < count; ++i)
            m_shapes.push_back(BoxShape{m_transform.mapRect(rects[i]), m_brush.color().rgba()});
    }
    void drawRects(const QRect* rects, int count) override
    {
        for (int i = 0; i < count; ++i) {
            const QRectF rect(rects[i]);
            drawRects(&rect, 1);
        }
    }

    void drawLines(const QLineF* lines, int count) override
    {
        for (int i = 0; i < count; ++i)
            m_shapes.push_back(LineShape{m_transform.map(lines[i].p1()), m_transform.map(lines[i].p2()), m_pen.widthF() * scale(),
                                         m_pen.color().rgba(), m_pen.style() == Qt::DotLine});
    }
    void drawLines(const QLine* lines, int count) override
    {
        for (int i = 0; i < count; ++i) {
            const QLineF line(lines[i]);
            drawLines(&line, 1);
        }
    }

    void drawPath(const QPainterPath& path) override
    {
        if (m_brush.style() != Qt::NoBrush)
            m_shapes.push_back(PathShape{m_transform.map(path), m_brush.color().rgba()});
        if (m_pen.style() != Qt::NoPen)
            m_shapes.push_back(PathShape{m_transform.map(strokeOf(path)), m_pen.color().rgba()});
    }
    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override
    {
        QPainterPath path;
        path.addPolygon(QPolygonF(QList<QPointF>(points, points + count)));
        if (mode != PolylineMode) {
            path.closeSubpath();
            drawPath(path);
        } else if (m_pen.style() != Qt::NoPen) {
            m_shapes.push_back(PathShape{m_transform.map(strokeOf(path)), m_pen.color().rgba()});
        }
    }
    void drawPolygon(const QPoint* points, int count, PolygonDrawMode mode) override
    {
        const QList<QPointF> same(points, points + count);
        drawPolygon(same.constData(), count, mode);
    }

    void drawTextItem(const QPointF& baseline, const QTextItem& item) override
    {
        const double degrees = std::atan2(m_transform.m12(), m_transform.m11()) * 180 / std::numbers::pi;
        TextShape shape{m_transform.map(baseline), item.width() * scale(), std::round(degrees * 1000) / 1000, item.text(), item.font(),
                        m_pen.color().rgba(),      TextAnchor::Start};
        auto* const before = m_shapes.empty() ? nullptr : std::get_if<TextShape>(&m_shapes.back());
        if (!before || !continues(*before, shape)) {
            m_shapes.emplace_back(std::move(shape));
            return;
        }
        before->text += shape.text;
        const QPointF whole = shape.start - before->start;
        before->width = std::hypot(whole.x(), whole.y()) + shape.width;
    }

    /// Colour bars are images a pixel wide. Each box reaches to the end, under those that follow, so that no seam shows.
    void drawPixmap(const QRectF& target, const QPixmap& pixmap, const QRectF& source) override
    {
        drawImage(target, pixmap.toImage(), source, Qt::AutoColor);
    }
    void drawImage(const QRectF& target, const QImage& image, const QRectF&, Qt::ImageConversionFlags) override
    {
        const QRectF area = m_transform.mapRect(target);
        const bool upright = image.height() >= image.width();
        const int length = upright ? image.height() : image.width();
        for (int at = 0; at < length; ++at) {
            const QRgb colour = upright ? image.pixel(0, at) : image.pixel(at, 0);
            if (at > 0 && colour == (upright ? image.pixel(0, at - 1) : image.pixel(at - 1, 0)))
                continue;
            QRectF box = area;
            if (upright)
                box.setTop(area.top() + area.height() * at / length);
            else
                box.setLeft(area.left() + area.width() * at / length);
            m_shapes.push_back(BoxShape{box, colour});
        }
    }

private:
    /// What the pen covers on its way along a path.
    QPainterPath strokeOf(const QPainterPath& path) const
    {
        QPainterPathStroker stroker(m_pen);
        stroker.setWidth(m_pen.widthF() > 0 ? m_pen.widthF() : 1);
        return stroker.createStroke(path);
    }
    double scale() const { return std::hypot(m_transform.m11(), m_transform.m12()); }

    QPen m_pen;
    QBrush m_brush;
    QTransform m_transform;
    std::vector<Shape> m_shapes;
};

/// A device of usual density without any edge.
class RecordingDevice : public QPaintDevice {
public:
    QPaintEngine* paintEngine() const override { return &m_engine; }
    std::vector<Shape> take() { return m_engine.take(); }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        constexpr int dotsPerInch = 96, side = 32'000;
        switch (metric) {
        case PdmWidth:
        case PdmHeight: return side;
        case PdmWidthMM:
        case PdmHeightMM: return side * 254 / (10 * dotsPerInch);
        case PdmNumColors: return 0x1000000;
        case PdmDepth: return 24;
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY: return dotsPerInch;
        case PdmDevicePixelRatio: return 1;
        case PdmDevicePixelRatioScaled: return int(devicePixelRatioFScale());
        }
        return 0;
    }

private:
    mutable RecordingEngine m_engine;
};

} // namespace

std::vector<Shape> recorded(const std::function<void(QPainter&)>& paint)
{
    RecordingDevice device;
    QPainter painter(&device);
    paint(painter);
    painter.end();
    return device.take();
}

} // namespace softfocus
