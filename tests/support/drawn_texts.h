#pragma once

#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QRectF>
#include <QString>
#include <QWidget>

#include <vector>

namespace softfocus {

/// A text that a widget drew, and where.
struct DrawnText {
    QString text;
    QRectF box; ///< from its first to its last letter's advance, in the widget's pixels
};

/// Hears the texts that are drawn, and draws nothing.
class TextListener : public QPaintEngine {
public:
    TextListener() : QPaintEngine(AllFeatures) {}

    bool begin(QPaintDevice* device) override
    {
        setPaintDevice(device);
        setActive(true);
        return true;
    }
    bool end() override
    {
        setActive(false);
        return true;
    }
    void updateState(const QPaintEngineState& changed) override
    {
        if (changed.state() & DirtyTransform)
            m_transform = changed.transform();
    }
    void drawTextItem(const QPointF& at, const QTextItem& item) override
    {
        const QRectF box(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent());
        heard.push_back({item.text(), m_transform.mapRect(box)});
    }
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void drawImage(const QRectF&, const QImage&, const QRectF&, Qt::ImageConversionFlags) override {}
    void drawPath(const QPainterPath&) override {}
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
    Type type() const override { return User; }

    std::vector<DrawnText> heard;

private:
    QTransform m_transform;
};

/// As large as a widget, and with nothing to see on it.
class ListeningDevice : public QPaintDevice {
public:
    explicit ListeningDevice(const QWidget& like) : m_like(like) {}
    QPaintEngine* paintEngine() const override { return &m_listener; }
    const std::vector<DrawnText>& heard() const { return m_listener.heard; }

protected:
    int metric(PaintDeviceMetric what) const override
    {
        switch (what) {
        case PdmWidth: return m_like.width();
        case PdmHeight: return m_like.height();
        case PdmDepth: return 32;
        case PdmDevicePixelRatio: return 1;
        case PdmDevicePixelRatioScaled: return int(devicePixelRatioFScale());
        case PdmDpiX:
        case PdmPhysicalDpiX: return m_like.logicalDpiX();
        case PdmDpiY:
        case PdmPhysicalDpiY: return m_like.logicalDpiY();
        default: return 0;
        }
    }

private:
    const QWidget& m_like;
    mutable TextListener m_listener;
};

/// What the widget alone draws, without what lies in it.
inline std::vector<DrawnText> textsDrawnBy(QWidget& widget)
{
    ListeningDevice device(widget);
    widget.render(&device, {}, {}, QWidget::IgnoreMask);
    return device.heard();
}

} // namespace softfocus
