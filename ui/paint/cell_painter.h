#pragma once

#include "ui/paint/heatmap_layout.h"

class QPainter;

namespace softfocus {

/// Paints the cells of a layout with their numbers: as one block of pixels where the painter draws on pixels, else as rectangles
/// and texts.
void paintCells(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme);

/// Paints the cells of a picture over all of `target`, without numbers.
void paintCellsIn(QPainter& painter, const QRectF& target, const Picture& picture, const Theme& theme);

} // namespace softfocus
