#pragma once

#include "ui/paint/colour/theme.h"

#include <QSize>

namespace softfocus {

/// The window's size at its first start; what is presented has larger type in a larger one. Units: pixels.
inline constexpr QSize usualWindow{1360, 860};
/// What can be asked of zoom, which is how much larger everything is than the system's type asks for.
inline constexpr double leastZoom = 0.6, mostZoom = 3;

/// The largest zoom at which everything still has room in a window of this size.
double roomyZoom(const QSize& window, const Theme& system);

/// The system's theme with the type that a window of this size has: larger where it is presented, and never so large that the picture had
/// no room.
Theme sizedTheme(const Theme& system, const QSize& window, double zoom, bool presenting);

} // namespace softfocus
