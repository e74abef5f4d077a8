#pragma once

#include "tests/support/pictures.h"
#include "ui/paint/heatmap/heatmap_layout.h"
#include "ui/paint/heatmap/heatmap_painter.h"

#include <QImage>
#include <QPainter>

namespace softfocus::test {

constexpr HeatmapParts cellsOnly{.labels = false, .axisTitles = false, .legend = false, .sentence = false};

/// A picture that is laid out and can be painted.
struct Scenery {
    Picture picture;
    Theme theme;
    HeatmapLayout layout;
};

inline Scenery sceneryOf(const Picture& picture, QSizeF area, double ratio, bool dark, const HeatmapParts& parts = cellsOnly,
                         const MapWindow& window = {})
{
    Scenery scenery{picture, dark ? Theme::darkTheme() : Theme::light(), {}};
    scenery.layout = layOut(scenery.picture, area, ratio, parts, scenery.theme, window);
    return scenery;
}

inline QImage painted(const Scenery& scenery, const Highlight& highlight = {}, QImage::Format format = QImage::Format_RGB32)
{
    const double ratio = scenery.layout.devicePixelRatio;
    QImage image((scenery.layout.area * ratio).toSize(), format);
    image.setDevicePixelRatio(ratio);
    image.fill(scenery.theme.panel);
    QPainter painter(&image);
    paintHeatmap(painter, scenery.layout, scenery.picture, scenery.theme, highlight);
    painter.end();
    return image;
}

} // namespace softfocus::test
