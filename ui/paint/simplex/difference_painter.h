#pragma once

#include "ui/model/numbers/difference_curves.h"
#include "ui/paint/simplex/variant_marks.h"

#include <QRectF>

class QPainter;

namespace softfocus {

/// Where the curves lie, and right of them the segment between the two numbers, on the same scale.
struct DifferenceLayout {
    QRectF plot, legend;
    double segment = 0; ///< from left to right
    double low = 0, high = 1;
    double reach = 1;
    bool hasTexts = true; ///< names and numbers are drawn, and a legend

    bool hasRoom() const;
    double placeOfDifference(double difference) const;
    /// Range: in [−reach, reach].
    double differenceAt(double x) const;
    double placeOfWeight(double weight) const;
    /// Range: in [0, 1].
    double weightAt(double y) const;
};

DifferenceLayout layOutDifference(const QRectF& area, const DifferenceCurves& curves, const Theme& theme);

/// Draws the curves, jumps as true steps, the present difference as an upright line, and the segment with the present weights.
void paintDifference(QPainter& painter, const QRectF& area, const DifferenceCurves& curves, const Theme& theme);
/// The same in a layout that is at hand. Needs: it has room.
void paintDifference(QPainter& painter, const DifferenceLayout& layout, const DifferenceCurves& curves, const Theme& theme);

} // namespace softfocus
