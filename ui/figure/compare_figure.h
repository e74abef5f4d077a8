#pragma once

#include "ui/figure/figure.h"

namespace softfocus {

/// The variants that Compare computes of a scene, in the order of its panels.
std::vector<Variant> computedVariants(const Scene& scene);

/// True where Compare shows gradients, which are no maps of queries and keys.
bool comparesGradients(const Scene& scene);

/// Its numbers with the names of queries and keys.
LabelledTable tableOf(const Difference& difference);

/// A sentence on what its figure lacks that the page shows: a panel that waits; empty where it lacks nothing.
QString leftOutOfFigure(const Attention& attention);

/// What Compare shows: its panels as a film strip, the gradients of the chosen row, or the difference of two panels. Given weights that do not
/// fit the scene are left out.
/// Errors: weights that were given, of which all panels are the same; a difference with a panel that is left out.
Result<Figure> compareFigure(const std::shared_ptr<const Attention>& attention, const FigureOptions& options);

} // namespace softfocus
