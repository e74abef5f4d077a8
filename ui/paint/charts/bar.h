#pragma once

#include "ui/paint/colour/theme.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace softfocus {

/// The colour of a bar: accent above 0, and below it what the diverging scale has there.
QColor barColour(double value, const Theme& theme);

/// A horizontal track in which a bar lies, from 0 in the direction of reading.
struct BarTrack {
    QRectF box;
    double least = 0, most = 1; ///< what its ends stand for; 0 lies between them
    double radius = 3;
    double sliver = 1.5;      ///< the least that a bar is wide, since only a true zero has none
    bool rightToLeft = false; ///< 0 lies on the right then
};

/// Where the bar of a value lies in the track.
QRectF barIn(const BarTrack& track, double value);

/// Draws the track with the bar of a value, or without one for 0 and NaN. Changes pen and brush.
void paintBar(QPainter& painter, const BarTrack& track, double value, const Theme& theme);

} // namespace softfocus
