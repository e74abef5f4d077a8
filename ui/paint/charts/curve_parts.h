#pragma once

#include "ui/paint/colour/key_colours.h"
#include "ui/paint/colour/theme.h"

#include <QColor>
#include <QRectF>

#include <array>
#include <cstddef>

namespace softfocus {

// What the curves and what is read off them share.

inline constexpr std::size_t colouredCount = 4; ///< curves with a colour and a name of their own
inline constexpr double axisPixels = 11;

/// Those of the first keys.
inline std::array<QColor, colouredCount> curveColours(const Theme& theme)
{
    static_assert(colouredCount == strongColourCount);
    return {keyColour(0, theme), keyColour(1, theme), keyColour(2, theme), keyColour(3, theme)};
}

/// Whether anything can be drawn in a plot.
inline bool isRoomy(const QRectF& plot)
{
    return plot.width() >= 10 && plot.height() >= 10;
}

} // namespace softfocus
