#include "ui/paint/simplex/simplex_painter.h"

#include "ui/paint/simplex/difference_painter.h"
#include "ui/paint/simplex/sorted_painter.h"
#include "ui/paint/simplex/triangle_painter.h"

namespace softfocus {

void paintSimplex(QPainter& painter, const QRectF& area, const SimplexPicture& picture, const Theme& theme)
{
    if (const auto* curves = std::get_if<DifferenceCurves>(&picture))
        paintDifference(painter, area, *curves, theme);
    else if (const auto* triangle = std::get_if<SimplexTriangle>(&picture))
        paintTriangle(painter, area, *triangle, {}, theme);
    else if (const auto* sorted = std::get_if<SortedWeights>(&picture))
        paintSorted(painter, area, *sorted, {}, theme);
}

} // namespace softfocus
