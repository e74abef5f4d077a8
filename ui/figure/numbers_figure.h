#pragma once

#include "ui/figure/figure.h"

namespace softfocus {

/// The list of numbers as a figure of the lesson that is shown: its scores, the weights of every variant, and where these lie on the
/// simplex; or as overflowChart() and onePassChart() have it.
/// Needs: the scene passed check().
Figure numbersFigure(const Scene& scene, const FigureOptions& options);

} // namespace softfocus
