#pragma once

#include "ui/paint/heatmap/heatmap_layout.h"
#include "ui/paint/heatmap/highlight.h"

#include <QRegion>

class QPainter;

namespace softfocus {

/// Paints the frames around the chosen row, the row and column that are pointed at, and the cells that are pointed and walked to.
void paintHighlight(QPainter& painter, const HeatmapLayout& layout, const Theme& theme, const Highlight& highlight);

/// How far the frames around cells reach beyond the cells. Units: logical pixels.
double frameReach(const Theme& theme);

/// What of a layout looks different after the highlight changed: frames, labels, the sentence.
/// Its edges lie on device pixels. Units: logical pixels. Needs: hasPixelGrid() of the layout's density.
QRegion changedRegion(const HeatmapLayout& layout, const Theme& theme, const Highlight& before, const Highlight& after);

/// True when regions of whole logical pixels can be kept to device pixels at this density.
bool hasPixelGrid(double devicePixelRatio);

} // namespace softfocus
