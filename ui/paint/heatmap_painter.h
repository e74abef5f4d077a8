#pragma once

#include "ui/paint/heatmap_layout.h"

class QPainter;

namespace softfocus {

/// What the pointer and the user's choice light up on a map.
struct Highlight {
    Cell hovered;          ///< −1, −1 when the pointer is elsewhere
    Index pinnedRow = -1;  ///< the chosen query
    Cell focused;          ///< the keyboard's cell, drawn with a focus ring
};

/// Paints a whole heatmap: cells, numbers, labels, axis titles, legend, sentence, provenance.
/// The same for screen and files: on a raster device cells are written into an image in one pass, elsewhere they are
/// rectangles and texts.
void paintHeatmap(QPainter& painter, const HeatmapLayout& layout, const Picture& picture,
                  const Theme& theme, const Highlight& highlight);

/// How far the frames around cells reach beyond the cells. Units: logical pixels.
double frameReach(const Theme& theme);

/// Paints again what changes with the numbers: the cells, the frames around them, the sentence. The rest of an earlier
/// paintHeatmap() of the same layout and highlight stays.
/// Needs: the gaps, frameReach() left and right of the cells and below them, and the sentence's rectangle are cleared.
void paintNumbers(QPainter& painter, const HeatmapLayout& layout, const Picture& picture,
                  const Theme& theme, const Highlight& highlight);

/// Paints a stage as a thumbnail that fills `target` with cells only.
void paintThumbnail(QPainter& painter, const QRectF& target, const Picture& picture, const Theme& theme);

} // namespace softfocus
