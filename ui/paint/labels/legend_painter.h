#pragma once

#include "ui/paint/heatmap/heatmap_layout.h"

#include <QRgb>
#include <QStringList>

#include <functional>
#include <utility>
#include <vector>

class QPainter;

namespace softfocus {

/// A numbered place on the legend. Range: place in [0, 1] from the bottom.
struct LegendTick {
    double place = 0;
    QString text;
};
/// The ticks of a picture's legend, at most so many that texts of this height stay apart.
std::vector<LegendTick> legendTicks(const Picture& picture, double height, double textHeight);

/// The numbers of the scale's low and high end.
std::pair<QString, QString> legendEnds(const Picture& picture);

/// What the scale's ends stand for, in words.
enum class LegendWords { All, Few };
QString legendCaption(const Picture& picture, LegendWords words);

/// A legend: its bar, and what it says about its scale right of the ticks.
struct LegendPlace {
    QRectF bar, caption;
    double devicePixelRatio = 1;
};
/// How a legend looks.
struct LegendLook {
    std::function<QRgb(double place)> colourAt; ///< Range: place in [0, 1] from the bottom
    QStringList captions;                       ///< of which the first is painted that has room
};

/// Paints a colour bar with the picture's ticks to the right, and beside them which scale it is.
void paintLegend(QPainter& painter, const LegendPlace& place, const LegendLook& look, const Picture& picture, const Theme& theme);
/// The same of a layout's legend and the picture's scale; `captions` in place of what the scale's are, of which the first is painted that has
/// room.
void paintLegend(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme,
                 const QStringList& captions = {});

} // namespace softfocus
