#include "ui/paint/heatmap/former_painter.h"

#include "ui/paint/colour/special_colours.h"
#include "ui/paint/colour/text_ink.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

double shorterSide(const HeatmapLayout& layout)
{
    return std::min(layout.cellWidth - layout.gap, layout.cellHeight - layout.rowGap);
}

/// In whole device pixels. Units: logical pixels.
double strokeIn(const HeatmapLayout& layout, const Theme& theme)
{
    constexpr double share = 0.1, most = 5;
    const double wide = std::min(share * shorterSide(layout), most * zoomOf(theme));
    return std::max(1.0, std::round(wide * layout.devicePixelRatio)) / layout.devicePixelRatio;
}

void outline(QPainter& painter, const QRectF& cell, double stroke, const QColor& colour)
{
    painter.fillRect(QRectF(cell.left(), cell.top(), cell.width(), stroke), colour);
    painter.fillRect(QRectF(cell.left(), cell.bottom() - stroke, cell.width(), stroke), colour);
    painter.fillRect(QRectF(cell.left(), cell.top() + stroke, stroke, cell.height() - 2 * stroke), colour);
    painter.fillRect(QRectF(cell.right() - stroke, cell.top() + stroke, stroke, cell.height() - 2 * stroke), colour);
}

} // namespace

bool showsFormer(const HeatmapLayout& layout, const Picture& picture, const Matrix* before)
{
    constexpr double smallest = 7; // device-independent pixels, whatever the zoom: an outline of one leaves most of the cell
    return before && picture.values && picture.stage == Stage::Weights && before->rows() == picture.values->rows() &&
           before->cols() == picture.values->cols() && shorterSide(layout) >= smallest;
}

void paintFormer(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Matrix& before, const Theme& theme)
{
    Picture former = picture; // on the same scale, so that equal weights have equal colours
    former.values = &before;
    former.logWeights = nullptr;
    const ColourScale& scale = scaleOf(picture, theme);
    const double stroke = strokeIn(layout, theme);
    for (Index row = layout.firstRow; row < layout.firstRow + layout.rowCount; ++row)
        for (Index column = layout.firstColumn; column < layout.firstColumn + layout.columnCount; ++column) {
            if (std::isnan(before(row, column)) || former.isAbsent(row, column) || before(row, column) == (*picture.values)(row, column))
                continue;
            const double place = former.position(row, column);
            if (!std::isnan(place))
                outline(painter, layout.rectOf(row, column), stroke, QColor::fromRgb(scale.at(place)));
        }
}

} // namespace softfocus
