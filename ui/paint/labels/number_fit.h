#pragma once

#include "ui/paint/heatmap/heatmap_layout.h"

namespace softfocus {

/// How the picture's numbers are written in cells of this layout.
NumberStyle numberStyleOf(const Picture& picture, NumberForm form);

/// The widest number that a cell of this picture has to hold.
QString widestNumber(const Picture& picture, NumberForm form);

/// Chooses the size and the form of the numbers, or none, for a layout whose cells are placed.
void fitNumbers(HeatmapLayout& layout, const Picture& picture, const Theme& theme);

} // namespace softfocus
