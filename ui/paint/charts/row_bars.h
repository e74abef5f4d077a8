#pragma once

#include "ui/model/derivation/worked_row.h"
#include "ui/paint/colour/theme.h"

#include <QRectF>

#include <optional>
#include <vector>

class QPainter;

namespace softfocus {

/// One key's weight as a bar.
struct RowBar {
    Index key = 0;
    QString name;
    QString number;               ///< the weight as it is said, or what stands in its place
    std::optional<double> weight; ///< none where it is masked or undefined
    std::optional<double> ghost;  ///< what it was when the weights were frozen
};

/// A row's weights as bars, in the order of its keys, so that they stay where they are while T moves.
struct RowBars {
    std::vector<RowBar> bars;
    QString remainder;          ///< what is left out: "and 37 more, together 0.12"; empty where nothing is
    double least = 0, most = 1; ///< what the ends of the track stand for; 0 lies between them
    bool hasGhosts = false;
};

/// The bars of a row; where there are more keys than `mostBars`, those of its largest weights. `frozen`: the same row's weights of before,
/// or null. Needs: mostBars ≥ 1.
RowBars rowBarsOf(const WorkedRow& row, const WorkedRow* frozen, Index mostBars);

/// How many bars find room in a height. Units: logical pixels.
Index barsIn(double height, const Theme& theme);

/// Where each bar's line lies, from the top.
std::vector<QRectF> linesOf(const RowBars& bars, const QRectF& area, const Theme& theme);

/// Draws the bars: names on the left, where one reads from right to left on the right; weights of before as outlines.
void paintRowBars(QPainter& painter, const QRectF& area, const RowBars& bars, const Theme& theme, Index lit, bool rightToLeft);

} // namespace softfocus
