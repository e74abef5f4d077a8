#pragma once

#include "ui/paint/colour/theme.h"

#include <QPen>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace softfocus {

/// A variant's colour and shape, by its place in numberVariants(): told apart by everyone, each by itself.
QColor variantColour(std::size_t place, const Theme& theme);
/// What its lines are drawn with: those that run along each other are told apart by their dashes, too.
QPen variantPen(std::size_t place, const Theme& theme, double width);
/// Its mark; of several marks at one place, all but the first are rings around it. Range: ring from 0.
void paintVariantMark(QPainter& painter, QPointF centre, std::size_t place, int ring, const Theme& theme);
/// How far a mark reaches from its centre.
double markRadius(int ring, const Theme& theme);
/// For each place, how many places before it are the same to the eye.
std::vector<int> ringsOf(const std::vector<QPointF>& places, const Theme& theme);

/// A variant as the legend names it.
struct VariantName {
    std::size_t place = 0;
    QString text;
    QString brief = {}; ///< what stands there, if anything, where not all texts fit
};

/// How the names of a legend follow each other.
enum class LegendFlow {
    Beside, ///< as many in a line as have room
    Below,  ///< each in a line of its own, which stays where it is while its text changes
};

/// How high a legend is that is this wide.
double variantLegendHeight(const std::vector<VariantName>& names, LegendFlow flow, double width, const Theme& theme);
/// Names that do not fit are elided.
void paintVariantLegend(QPainter& painter, const QRectF& area, const std::vector<VariantName>& names, LegendFlow flow, const Theme& theme);

} // namespace softfocus
