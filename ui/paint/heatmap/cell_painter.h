#pragma once

#include "ui/paint/heatmap/heatmap_layout.h"

class QPainter;
class QRegion;

namespace softfocus {

/// Whether a painter draws on pixels, and not shapes into a file.
bool drawsPixels(const QPainter& painter);

/// Paints the cells of a layout with their numbers: as one block of pixels where the painter draws on pixels, else as rectangles
/// and texts. With a `part`, nothing outside it changes on pixels. Units: logical pixels. Needs: the part's edges lie on device
/// pixels, and the painter's clip is no smaller than it.
void paintCells(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme, const QRegion* part = nullptr);

/// Paints the cells of a picture over all of `target`, without numbers.
void paintCellsIn(QPainter& painter, const QRectF& target, const Picture& picture, const Theme& theme);

} // namespace softfocus
