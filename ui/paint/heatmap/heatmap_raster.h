#pragma once

#include "ui/paint/colour/special_colours.h"
#include "ui/paint/colour/theme.h"
#include "ui/paint/heatmap/map_window.h"
#include "ui/paint/heatmap/pixel_block.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/picture.h"

#include <span>

namespace softfocus {

/// How cells are drawn. Units: device pixels.
struct CellStyle {
    int gap = 0, rowGap = 0; ///< between columns and between rows
    int fontPixels = 0;      ///< of numbers, logical; 0 for none
    NumberForm numberForm = NumberForm::Usual;
    double ratio = 1; ///< device pixels per logical pixel
};

/// Writes the cells of a part of a picture into `block`, which they fill; gaps keep what is there. Cells get equal whole pixels
/// (to within one); where there are more cells than pixels, each pixel shows the strongest of its cells.
/// Only pixels in one of `clips`, which count from the block's corner, are written; the block's own clip is not looked at.
/// Needs: picture.values; the window has its counts and lies in the map; the clips lie in the block and in the image; opaque pixels.
void rasterCells(const PixelBlock& block, const Picture& picture, const MapWindow& window, const Theme& theme, const CellStyle& style,
                 std::span<const QRect> clips);

/// Cells at least this large show dots and stripes. Units: device pixels.
inline constexpr int smallestPatterned = 4;

} // namespace softfocus
