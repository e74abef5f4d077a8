#pragma once

#include "ui/paint/heatmap/heatmap_layout.h"

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

/// What the scale's ends stand for, in words.
enum class LegendWords { All, Few };
QString legendCaption(const Picture& picture, LegendWords words);

/// Paints the layout's colour bar with its ticks to the right, and beside them which scale it is.
void paintLegend(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme);

} // namespace softfocus
