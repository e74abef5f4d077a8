#pragma once

#include "ui/paint/heatmap/heatmap_layout.h"

class QPainter;

namespace softfocus {

/// Whether a map has room to show what its weights were before: it is a map of weights of that size, and its cells are large enough for
/// an outline inside them. `before` may be null.
bool showsFormer(const HeatmapLayout& layout, const Picture& picture, const Matrix* before);

/// Outlines each cell on its inside in the colour of what its weight was; where that is the colour it has now, nothing is to be seen.
/// Needs: showsFormer().
void paintFormer(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Matrix& before, const Theme& theme);

} // namespace softfocus
