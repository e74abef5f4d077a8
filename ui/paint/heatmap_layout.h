#pragma once

#include "ui/paint/picture.h"
#include "ui/paint/theme.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <optional>
#include <vector>

namespace softfocus {

/// A cell of the map. A row label alone has column −1, a column label row −1.
struct Cell {
    Index row = -1;
    Index column = -1;
    bool operator==(const Cell&) const = default;
};

/// Which parts of a heatmap are wanted.
struct HeatmapParts {
    bool labels = true;
    bool axisTitles = true;
    bool legend = true;
    bool sentence = true; ///< the line under the map
    bool provenance = false;
};

enum class LabelAngle { Upright, Slanted, Vertical };

/// A label that is drawn, maybe shortened.
struct PlacedLabel {
    Index index = 0;    ///< row or column
    QString text;       ///< as drawn
    QRectF box;         ///< the text's box before it is turned, in the turned coordinates' origin `anchor`
    QPointF anchor;     ///< the point that the label is turned around
    bool elided = false;
};

/// Where everything of a heatmap lies. Units: logical pixels from the top left corner of the area.
struct HeatmapLayout {
    QSizeF area;
    double devicePixelRatio = 1;
    QRectF cells;            ///< the grid, its edges on device pixels
    Index rowCount = 0, columnCount = 0;
    double cellWidth = 0, cellHeight = 0; ///< with the gap; whole device pixels, unless cells are smaller than four
    double gap = 0, rowGap = 0; ///< between columns and between rows, whole device pixels; 0 when cells are small
    LabelAngle columnAngle = LabelAngle::Upright;
    std::vector<PlacedLabel> rowLabels, columnLabels;
    int fontPixels = 13;     ///< of labels
    int numberPixels = 0;    ///< of numbers in cells; 0 when none fit
    bool shortNumbers = false; ///< ".27" rather than "0.27"
    QRectF rowTitle, columnTitle, legend, sentence, provenance; ///< null when left out; the legend is its bar, ticks stand right of it

    /// The cell's rectangle, gaps excluded. Needs: 0 ≤ row < rowCount, 0 ≤ column < columnCount.
    QRectF rectOf(Index row, Index column) const;
    /// The cell or label under a point, or none.
    std::optional<Cell> cellAt(QPointF point) const;
};

/// Lays a picture out in an area. A change of numbers alone leaves the layout as it is.
/// Needs: area at least 1×1. Labels are never cut silently and never overlap: upright, then 45°, then vertical, then elided, then every n-th.
HeatmapLayout layOut(const Picture& picture, QSizeF area, double devicePixelRatio,
                     const HeatmapParts& parts, const Theme& theme);

/// Lays a picture out on a page of this width; the height follows from the cells. For figures.
/// Needs: width at least 1.
HeatmapLayout layOutOnPage(const Picture& picture, double width, double devicePixelRatio,
                           const HeatmapParts& parts, const Theme& theme);

} // namespace softfocus
