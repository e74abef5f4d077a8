#pragma once

#include "ui/paint/heatmap/heatmap_layout.h"

namespace softfocus {

/// How the picture's numbers are written in cells of this layout.
NumberStyle numberStyleOf(const Picture& picture, NumberForm form);

/// The widest number that a cell of this picture has to hold.
QString widestNumber(const Picture& picture, NumberForm form);

/// Where numbers are read: on the screen they are not drawn too small to be read there, on a page they are as small as its type.
enum class NumberPlace { Screen, Page };

/// Chooses the size and the form of the numbers, or none, for a layout whose cells are placed.
void fitNumbers(HeatmapLayout& layout, const Picture& picture, const Theme& theme, NumberPlace place);

} // namespace softfocus
