#pragma once

#include "ui/figure/page/drawing.h"
#include "ui/paint/heatmap/heatmap_layout.h"

namespace softfocus {

/// Cells beyond this many become an image, a pixel for each; fewer are boxes.
inline constexpr Index mostBoxes = 256 * 256;

/// The cells of a laid out map as shapes that match those of a picture made of pixels, numbers and patterns included.
/// Needs: layout of `picture`; `at` is its corner in the drawing.
CellGrid cellGridOf(const Picture& picture, const HeatmapLayout& layout, QPointF at, const Theme& theme);

} // namespace softfocus
