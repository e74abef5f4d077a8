#pragma once

#include "ui/paint/colour_scale.h"
#include "ui/paint/picture.h"
#include "ui/paint/theme.h"

#include <QRgb>

namespace softfocus {

/// A rectangle of 32-bit pixels that belongs to someone else.
struct PixelBlock {
    QRgb* pixels = nullptr;
    qsizetype stride = 0; ///< pixels from one line to the next
    int width = 0, height = 0;

    QRgb* line(int y) const { return pixels + y * stride; }
};

/// How cells are drawn. Units: device pixels.
struct CellStyle {
    int gap = 0, rowGap = 0; ///< between columns and between rows
    int fontPixels = 0;    ///< of numbers, logical; 0 for none
    bool shortNumbers = false;
    double ratio = 1;      ///< device pixels per logical pixel
};

/// The colours of cells that have none on the scale, through the picture's preview.
struct SpecialColours {
    QRgb absent, hatch;       ///< masked
    QRgb zero, zeroDot, zeroSmall; ///< exactly 0; zeroSmall where cells are too small for dots
    QRgb undefinedInk;        ///< the dash of an undefined value, drawn on `absent`
};
SpecialColours specialColours(const Picture& picture, const Theme& theme);

/// The picture's colour scale as it is, and through its preview.
const ColourScale& trueScaleOf(const Picture& picture, const Theme& theme);
const ColourScale& scaleOf(const Picture& picture, const Theme& theme);

/// Writes all cells of a picture into `block`, which they fill; gaps keep what is there. Cells get equal whole pixels (to within
/// one); where there are more cells than pixels, each pixel shows the strongest of its cells.
/// Needs: picture.values; opaque pixels.
void rasterCells(const PixelBlock& block, const Picture& picture, const Theme& theme, const CellStyle& style);

/// Cells at least this large show dots and stripes. Units: device pixels.
inline constexpr int smallestPatterned = 4;

} // namespace softfocus
