#pragma once

#include "ui/paint/charts/curve_painter.h"

#include <QRectF>
#include <QStringList>

#include <vector>

class QPainter;

namespace softfocus {

/// A temperature that is looked at, with every key's weight there.
struct CurveReading {
    double temperature = 1;
    std::vector<double> weights; ///< m
};

/// Draws a line at a temperature and beside it the weights of the keys there, as many as there is room for, the others added up.
void paintReading(QPainter& painter, const QRectF& area, const TemperatureCurves& curves, const CurveReading& reading, const Theme& theme);

/// The keys of a reading by their weights there, largest first, as one line each: "cookies 0.72"; beyond so many lines the rest
/// together: "12 further words 0.02 in all".
QStringList readingLines(const TemperatureCurves& curves, const CurveReading& reading, int mostLines);

} // namespace softfocus
