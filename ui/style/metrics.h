#pragma once

#include "ui/paint/colour/theme.h"

namespace softfocus {

/// A length of the design at the theme's type size, so that everything grows with the system's font and the window's zoom.
/// Units: logical pixels, at a body type of 13.
inline int scaled(const Theme& theme, double pixels)
{
    constexpr double bodyPixels = 13;
    return qRound(pixels * theme.font.pixelSize() / bodyPixels);
}

} // namespace softfocus
