#pragma once

#include "ui/figure/figure.h"

namespace softfocus {

/// The lesson on overflow as a figure: where exp is a number in each precision, and both tables. Its numbers are every exponent, power and
/// weight in each precision.
FigureChart overflowChart(const Scene& scene);

/// The one pass as a figure: the picture at the scene's step, and the table of all steps. Its numbers are what each step made, and the
/// weights.
FigureChart onePassChart(const Scene& scene);

} // namespace softfocus
