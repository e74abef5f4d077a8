#pragma once

#include "ui/paint/colour/theme.h"

#include <functional>

class QWidget;

namespace softfocus {

/// The theme that all widgets are drawn in; the application's style is ours from the first time that it is asked for.
const Theme& shownTheme();

/// Shows another theme from now on. The window, and the windows that belong to it, get its colours and type; a StyleChange tells every
/// widget.
void showTheme(QWidget& window, const Theme& theme);

/// Calls `act` now and at every further theme: for margins, fonts of a widget's own, and what it has painted ahead.
void followTheme(QWidget& widget, std::function<void(const Theme& theme)> act);

/// Sets a widget's text in this size and weight of the theme's type. Units: logical pixels, at a body type of 13.
void setType(QWidget& widget, double pixels, int weight = QFont::Normal);

/// A length of the design at the type size that is shown. Units: logical pixels, at a body type of 13.
int scaled(double pixels);

/// Below this height a window leaves out what it can do without. Units: as of scaled().
inline constexpr double lowWindow = 720;

} // namespace softfocus
