#pragma once

#include "ui/model/numbers/overflow_lesson.h"
#include "ui/paint/colour/theme.h"

#include <QRectF>

class QPainter;

namespace softfocus {

/// Where the lanes of the precisions lie in an area, one below the other, with the names of the precisions before them.
class FloatLanes {
public:
    FloatLanes(const QRectF& area, const Theme& theme);

    /// How high all of them are together. Units: logical pixels.
    static double heightOf(const Theme& theme);
    /// Where an exponent stands, from left to right; those beyond the scale at its ends.
    double placeOf(double exponent) const;
    QRectF laneOf(Precision precision) const;

private:
    QRectF m_area;
    double m_laneHigh;
    double m_left, m_wide; ///< of the scale
};

/// For each precision a lane of all exponents of which exp is a number, paler where digits are missing; on it the list's, as full dots
/// where they stand as they are written, as hollow ones below with the maximum subtracted.
void paintFloatRanges(QPainter& painter, const QRectF& area, const OverflowLesson& lesson, const Theme& theme);

/// What full and hollow dots are, as a line of a picture. Units of the height: logical pixels.
double floatRangesKeyHeight(const Theme& theme);
void paintFloatRangesKey(QPainter& painter, const QRectF& area, const Theme& theme);

} // namespace softfocus
