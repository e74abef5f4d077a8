#pragma once

#include "ui/paint/picture.h"
#include "ui/paint/theme.h"

#include <QRectF>

#include <vector>

class QPainter;

namespace softfocus {

/// A numbered place on the legend. Range: place in [0, 1] from the bottom.
struct LegendTick {
    double place = 0;
    QString text;
};
/// The ticks of a picture's legend, at most so many that texts of this height stay apart.
std::vector<LegendTick> legendTicks(const Picture& picture, double height, double textHeight);

/// Paints the colour bar `bar` with its ticks to the right.
void paintLegend(QPainter& painter, const QRectF& bar, double devicePixelRatio, const Picture& picture, const Theme& theme);

} // namespace softfocus
