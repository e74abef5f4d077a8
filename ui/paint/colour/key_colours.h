#pragma once

#include "ui/paint/colour/theme.h"

#include <cstddef>

namespace softfocus {

/// Colours that are told apart by everyone, in lightness as well as in hue: first those of the curves, then paler ones of the same hues;
/// then they come again.
inline constexpr std::size_t strongColourCount = 4, keyColourCount = 8;
QColor keyColour(std::size_t place, const Theme& theme);

} // namespace softfocus
