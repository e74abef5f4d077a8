#pragma once

#include "ui/paint/colour/theme.h"

#include <QColor>
#include <QRectF>

#include <array>
#include <cstddef>

namespace softfocus {

// What the curves and what is read off them share.

inline constexpr std::size_t colouredCount = 4; ///< curves with a colour and a name of their own
inline constexpr double axisPixels = 11;

/// Colours that are told apart by everyone, in lightness as well as in hue.
inline std::array<QColor, colouredCount> curveColours(const Theme& theme)
{
    if (theme.dark)
        return {theme.accent, QColor("#f06bb0"), QColor("#3fc08f"), QColor("#e8a04c")};
    return {theme.accent, QColor("#b8297f"), QColor("#128a5e"), QColor("#c26a00")};
}

/// Whether anything can be drawn in a plot.
inline bool isRoomy(const QRectF& plot)
{
    return plot.width() >= 10 && plot.height() >= 10;
}

} // namespace softfocus
