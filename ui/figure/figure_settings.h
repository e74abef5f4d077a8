#pragma once

#include "ui/figure/figure.h"

namespace softfocus {

/// The looks of figures as they were last chosen, or the usual ones. What is out of its range is the usual one.
FigureOptions loadFigureOptions();

/// Keeps all but the titles, which belong to one figure.
void saveFigureOptions(const FigureOptions& options);

} // namespace softfocus
