#pragma once

#include "core/attention/attention.h"
#include "ui/paint/colour/theme.h"

#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace softfocus {

/// One row's weights over the temperature slider's range, evenly spaced in log T.
struct TemperatureCurves {
    std::vector<double> temperatures;
    Matrix weights;              ///< [temperatures × m]
    std::vector<QString> labels; ///< m
    std::vector<Index> order;    ///< keys by weight at the current temperature, largest first
    double temperature = 1;      ///< the current one; 0 and ∞ stand at the ends
};

/// The curves of one query of a result. Needs: 0 ≤ query < attention.queryCount().
TemperatureCurves curvesOf(const Attention& attention, Index query, int points = 97);

/// Draws the axis and the curves, the strongest few in colour with their names (never overlapping), the rest grey.
/// What it draws does not depend on the current temperature, so that a view can keep it while T moves.
void paintCurves(QPainter& painter, const QRectF& area, const TemperatureCurves& curves, const Theme& theme);

/// Draws a dashed line at the current temperature.
void paintTemperature(QPainter& painter, const QRectF& area, double temperature, const Theme& theme);

} // namespace softfocus
