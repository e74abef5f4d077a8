#pragma once

#include "ui/paint/heatmap/heatmap_layout.h"
#include "ui/paint/heatmap/highlight.h"
#include "ui/paint/labels/label_layout.h"

class QPainter;
class QRegion;

namespace softfocus {

/// The labels of a side that are drawn: those of the layout, and where only every n-th has one also those of what is pointed at
/// and chosen, in the place of the neighbours that they would cover.
std::vector<PlacedLabel> drawnLabels(const HeatmapLayout& layout, LabelSide side, const Picture& picture, const Theme& theme,
                                     const Highlight& highlight);

/// Paints the labels of rows and columns; with a `part`, those that touch it.
void paintLabels(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme, const Highlight& highlight,
                 const QRegion* part);

} // namespace softfocus
