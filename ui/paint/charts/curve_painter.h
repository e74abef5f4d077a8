#pragma once

#include "core/attention/attention.h"
#include "ui/model/derivation/support_ticks.h"
#include "ui/paint/colour/theme.h"
#include "ui/words/by_unit.h"

#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace softfocus {

/// One row's weights over the temperature slider's range, evenly spaced in log T.
struct TemperatureCurves {
    std::vector<double> temperatures;
    Matrix weights;                 ///< [temperatures × m]
    std::vector<QString> labels;    ///< m; of words that stand there more than once, each with its place: "release (169)"
    std::vector<QString> words;     ///< m; the same without their places
    std::vector<Index> order;       ///< keys by weight at the current temperature, largest first
    std::vector<SupportTick> ticks; ///< where keys enter the support
    UnitName unit{};                ///< what the keys are
    std::vector<std::size_t>
        hues;                 ///< m; keyColour() of each where keys have colours of their own, else empty: the first in order have some
    double temperature = 1;   ///< the current one; 0 and ∞ stand at the ends
    double low = 0, high = 1; ///< what the ends of the weight's scale stand for
};

/// The curves of one query of a result. Needs: 0 ≤ query < attention.queryCount().
TemperatureCurves curvesOf(const Attention& attention, Index query, int points = 97);

/// Where the curves lie in their picture.
QRectF curvePlot(const QRectF& area, const TemperatureCurves& curves, const Theme& theme);
/// The temperature at a place of the plot, on few digits; 0 and ∞ from a little beyond its ends on.
double temperatureAt(const QRectF& plot, double x, const Theme& theme);

/// Draws the axes, where keys enter the support, and the curves, the strongest few in colour with their names (never overlapping), the
/// rest grey. What it draws does not depend on the current temperature, so that a view can keep it while T moves.
void paintCurves(QPainter& painter, const QRectF& area, const TemperatureCurves& curves, const Theme& theme);

/// Draws a dashed line at the current temperature.
void paintTemperature(QPainter& painter, const QRectF& area, const TemperatureCurves& curves, const Theme& theme);

} // namespace softfocus
