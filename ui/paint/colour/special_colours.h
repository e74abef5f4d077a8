#pragma once

#include "ui/paint/colour/colour_scale.h"
#include "ui/paint/colour/theme.h"
#include "ui/words/picture.h"

namespace softfocus {

/// The colours of cells that have none on the scale, through the picture's preview.
struct SpecialColours {
    QRgb absent, hatch;            ///< masked
    QRgb zero, zeroDot, zeroSmall; ///< exactly 0; zeroSmall where cells are too small for dots
    QRgb undefinedInk;             ///< the dash of an undefined value, drawn on `absent`
};
SpecialColours specialColours(const Picture& picture, const Theme& theme);

/// The picture's colour scale as it is, and through its preview.
const ColourScale& trueScaleOf(const Picture& picture, const Theme& theme);
const ColourScale& scaleOf(const Picture& picture, const Theme& theme);

} // namespace softfocus
