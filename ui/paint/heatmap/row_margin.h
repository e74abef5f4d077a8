#pragma once

#include "ui/paint/heatmap/heatmap_layout.h"

class QPainter;

namespace softfocus {

/// The width of a column of such numbers. Units: logical pixels.
double rowMarginWidth(MarginKind kind, const Theme& theme);

/// Paints the columns beside the rows: a bar for every row, a number where the row has a label.
void paintRowMargins(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme);

} // namespace softfocus
