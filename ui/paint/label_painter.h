#pragma once

#include "ui/paint/heatmap_layout.h"
#include "ui/paint/highlight.h"

class QPainter;
class QRegion;

namespace softfocus {

/// Paints the labels of rows and columns; with a `part`, those that touch it.
void paintLabels(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme,
                 const Highlight& highlight, const QRegion* part);

} // namespace softfocus
