#pragma once

#include "ui/paint/colour/theme.h"

#include <QPalette>

namespace softfocus {

/// The theme's colours as a palette, by which Qt's widgets have them.
QPalette paletteFor(const Theme& theme);

} // namespace softfocus
