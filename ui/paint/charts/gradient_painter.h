#pragma once

#include "ui/model/derivation/row_gradient.h"
#include "ui/paint/colour/theme.h"

#include <QRectF>

#include <optional>

class QPainter;

namespace softfocus {

/// Where the parts of a gradient's picture lie. Units: logical pixels.
struct GradientLayout {
    QRectF cells;                            ///< all of them together
    double side = 0;                         ///< keys on a side
    double labelHeight = 0;                  ///< of the row of names above the cells; 0 where they have no room
    std::size_t rowStep = 1, columnStep = 1; ///< every which row and column is named
    bool hasPlaces = false;                  ///< columns are named by their places, from 1: there is no room for words
    QRectF legend;                           ///< the colour bar; null where all are 0, of which a bar says nothing
    QRectF axes;                             ///< what a cell means, in as many lines as it takes
    QRectF reach;                            ///< bare: what is said of a gradient that is hardly seen on the scale; null where nothing is

    QRectF rectOf(std::size_t weight, std::size_t score) const;
    /// The cell under a point: weight, score.
    std::optional<std::pair<std::size_t, std::size_t>> cellAt(QPointF point) const;
};

/// Bare, it leaves out what several side by side have in common: the legend and what a cell means. Some of its rows and columns are always
/// named.
GradientLayout layOutGradient(const QRectF& area, const RowGradient& gradient, const Theme& theme, bool isBare = false);

/// Draws the cells in diverging colours, neutral at exactly 0, with names and numbers where they have room, and a numbered legend.
void paintGradient(QPainter& painter, const GradientLayout& layout, const RowGradient& gradient, const Theme& theme, bool isBare = false);

/// The legend alone, in one line: the bar between the ends of the scale, and what a cell means.
void paintGradientLegend(QPainter& painter, const QRectF& area, const RowGradient& gradient, const Theme& theme);

} // namespace softfocus
