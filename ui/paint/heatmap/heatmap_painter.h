#pragma once

#include "ui/paint/heatmap/heatmap_layout.h"
#include "ui/paint/heatmap/highlight.h"

class QPainter;
class QRegion;

namespace softfocus {

/// Paints a whole heatmap: cells, numbers, labels, axis titles, legend, margins, overview, sentence, provenance.
/// The same for screen and files: on a raster device cells are written into an image in one pass, elsewhere they are
/// rectangles and texts. `before`: what its weights were, as outlines in the cells where there is room; or null.
void paintHeatmap(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme, const Highlight& highlight,
                  const Matrix* before = nullptr);

/// Paints again what lies in `part` of an earlier paintHeatmap() of the same layout, background included; the rest stays, pixel
/// for pixel. Units: logical pixels. Needs: the part's edges lie on device pixels, as those of changedRegion() do.
void paintHeatmapWithin(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme,
                        const Highlight& highlight, const QRegion& part);

/// Paints again what changes with the numbers: the cells, the frames around them, the sentence, margins and overview. The rest
/// of an earlier paintHeatmap() of the same layout and highlight stays.
/// Needs: the gaps, frameReach() around the cells, the margins, the overview with as much around it, and the sentence's rectangle are cleared.
void paintNumbers(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme, const Highlight& highlight);

/// Paints a stage as a thumbnail that fills `target` with cells only.
void paintThumbnail(QPainter& painter, const QRectF& target, const Picture& picture, const Theme& theme);

} // namespace softfocus
