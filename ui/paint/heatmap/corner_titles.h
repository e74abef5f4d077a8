#pragma once

#include "ui/paint/heatmap/heatmap_layout.h"

#include <QSizeF>

class QPainter;

namespace softfocus {

/// Of the axis titles that stand where the labels of rows and columns meet. Units: logical pixels before any zoom.
inline constexpr double cornerTitleLine = 15, cornerTitleDistance = 8;

/// What both titles take of the rooms of the labels, the distance to the cells included.
QSizeF cornerTitlesSize(const Picture& picture, const Theme& theme);

/// Paints both titles, each with an arrow along its axis. Needs: layout.titlesInCorner.
void paintCornerTitles(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme);

} // namespace softfocus
