#pragma once

#include "ui/paint/colour/theme.h"

#include <QRectF>
#include <QString>
#include <QStringList>

#include <vector>

class QPainter;

namespace softfocus {

/// A number at a place of an axis. Units: logical pixels of the picture.
struct AxisTick {
    double place = 0;
    QString text;
};

/// How wide the numbers left of a plot are, with their gap.
double tickRoom(const std::vector<AxisTick>& ticks, const Theme& theme);
/// How high the numbers below a plot are, with their gap.
double tickHeight(const Theme& theme);
/// Lines across a plot with their numbers left of it; those that would overlap the one before are left out.
void paintLevels(QPainter& painter, const QRectF& plot, const std::vector<AxisTick>& ticks, const Theme& theme);
/// Numbers below a plot, each under its place as far as they stay within it; those that would overlap the one before are left out.
void paintFeet(QPainter& painter, const QRectF& plot, const std::vector<AxisTick>& ticks, const Theme& theme);
/// What an axis is, in small type: the first of the texts that has room, or else what has room of the last. Its height is tickHeight().
void paintAxisTitle(QPainter& painter, const QRectF& line, const QStringList& texts, const Theme& theme);

} // namespace softfocus
