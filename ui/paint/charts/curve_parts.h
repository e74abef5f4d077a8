#pragma once

#include "ui/paint/charts/curve_painter.h"
#include "ui/paint/colour/key_colours.h"
#include "ui/paint/colour/theme.h"

#include <QRectF>

#include <cstddef>

namespace softfocus {

// What the curves and what is read off them share.

inline constexpr std::size_t colouredCount = 4; ///< curves with a colour and a name of their own
inline constexpr double axisPixels = 11;

/// By which keyColour() the key of a rank is drawn. Needs: rank < min(colouredCount, curves.order.size()).
inline std::size_t hueOfRank(const TemperatureCurves& curves, std::size_t rank)
{
    static_assert(colouredCount == strongColourCount);
    return curves.hues.empty() ? rank : curves.hues[std::size_t(curves.order[rank])];
}

/// Whether anything can be drawn in a plot.
inline bool isRoomy(const QRectF& plot)
{
    return plot.width() >= 10 && plot.height() >= 10;
}

} // namespace softfocus
