#pragma once

#include "ui/model/numbers/simplex_triangle.h"
#include "ui/paint/simplex/variant_marks.h"

#include <optional>

class QPainter;

namespace softfocus {

/// Where the triangle lies: the first number's corner is at the top, the second's at the lower left, the third's at the lower right.
struct TriangleLayout {
    std::array<QPointF, 3> corners;
    QRectF legend;
    double side = 0;      ///< 0 where there is no room
    bool hasTexts = true; ///< names and numbers are drawn, and a legend

    QPointF placeOf(std::span<const double> weights) const;
    /// The weights at a place, which are negative outside; their sum is 1. Needs: a side.
    TriangleWeights weightsAt(QPointF place) const;
};

/// What the legend takes of the height of a picture that is this wide.
double triangleLegendHeight(const SimplexTriangle& triangle, double width, const Theme& theme);

TriangleLayout layOutTriangle(const QRectF& area, const SimplexTriangle& triangle, const Theme& theme);

/// Draws the triangle with its grid, the ways, the places and a legend of the variants that have one; on the way that is read, or
/// else on the marked one, neat temperatures; of the number that is lit, its corner and how high each place is above the side across from it.
void paintTriangle(QPainter& painter, const QRectF& area, const SimplexTriangle& triangle, const std::optional<PathReading>& reading,
                   const Theme& theme);

/// The same in a layout that is at hand. Needs: a side.
void paintTriangle(QPainter& painter, const TriangleLayout& layout, const SimplexTriangle& triangle,
                   const std::optional<PathReading>& reading, const Theme& theme);

/// The number whose corner lies at a point, or none. Needs: a side.
std::optional<std::size_t> cornerAt(const TriangleLayout& layout, QPointF point, const Theme& theme);

/// The place nearest to a point among all ways, up to some pixels from it.
std::optional<PathReading> pathReadingAt(const TriangleLayout& layout, const SimplexTriangle& triangle, QPointF point, const Theme& theme);

} // namespace softfocus
