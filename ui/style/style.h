#pragma once

#include "ui/paint/colour/theme.h"

#include <QPalette>
#include <QString>

namespace softfocus {

/// The window's one stylesheet: menus and tool tips. Everything else draws itself from the theme or follows paletteFor().
QString styleSheetFor(const Theme& theme);

/// The theme's colours as a palette, for what the stylesheet leaves to the style: selections, tool tips, dialogs.
QPalette paletteFor(const Theme& theme);

} // namespace softfocus
