#pragma once

#include "ui/figure/figure.h"

namespace softfocus {

/// The list of numbers as a figure: its scores, the weights of every variant, and where these lie on the simplex.
/// Needs: the scene passed check().
Figure numbersFigure(const Scene& scene, const FigureOptions& options);

} // namespace softfocus
