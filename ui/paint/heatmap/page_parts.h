#pragma once

#include "ui/paint/heatmap/heatmap_painter.h"

namespace softfocus {

/// Bounds of a page that are not the design's. Units: logical pixels; 0 for the design's own.
struct PageLimits {
    double largestCell = 0;  ///< from one cell to the next
    double rowLabels = 0;    ///< the room left of the cells that labels may take
    double columnLabels = 0; ///< the same above or below them
    double tallestRow = 0;   ///< of a map whose cells are not square
};

/// Lays a picture out on a page of this width; the height follows from the cells.
/// Needs: width at least 1.
HeatmapLayout layOutWithin(const PageLimits& limits, const Picture& picture, double width, double devicePixelRatio,
                           const HeatmapParts& parts, const Theme& theme);

/// Paints everything of a heatmap but its cells and marks: labels, axis titles, legend, columns beside the rows, provenance.
void paintAround(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme);

} // namespace softfocus
