#pragma once

#include "ui/figure/figure.h"

namespace softfocus {

/// What the page shows that the scene is shown on, as a figure: its map, the panels that are compared, or the list of numbers with its weights.
/// Errors: what the page itself cannot show.
Result<Figure> pageFigure(const std::shared_ptr<const Attention>& attention, const FigureOptions& options);

/// True where that is drawn by itself rather than made of maps, so that stages, cells and their colours are not what it is about.
bool isChartPage(const Scene& scene);

/// The numbers of that figure as tab-separated text, ready for a spreadsheet.
/// Errors: as pageFigure() and valuesAsText().
Result<QString> pageValues(const std::shared_ptr<const Attention>& attention);

/// What Compare computes of the scene, as variantsFrom() reads it: "softmax T=1; sparsemax T=0.5". Given panels are left out.
QString variantsText(const Scene& scene);

} // namespace softfocus
