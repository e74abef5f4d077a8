#pragma once

#include "ui/paint/colour/theme.h"
#include "ui/paint/heatmap/map_window.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/picture.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <array>
#include <optional>
#include <vector>

namespace softfocus {

enum class LabelAngle { Upright, Slanted, Vertical };

/// Which parts of a heatmap are wanted, and on which side.
struct HeatmapParts {
    bool labels = true;
    bool axisTitles = true;
    bool legend = true;
    bool sentence = true; ///< the line under the map
    bool provenance = false;
    bool rowSums = false, effectiveTokens = false; ///< beside the rows; of weights only
    bool variations = false;                       ///< likewise; of a difference of weights only, which has it wherever it has room
    KeySide keySide = KeySide::Above;
    QuerySide querySide = QuerySide::Left;
    std::optional<LabelAngle> columnAngle = {}; ///< of the labels of columns; none for what leaves them whole
};
/// The parts that a view asks for.
HeatmapParts partsOf(const View& view);

/// A label that is drawn, maybe shortened.
struct PlacedLabel {
    Index index = 0; ///< row or column
    QString text;    ///< as drawn
    QRectF box;      ///< the text's box before it is turned, in the turned coordinates' origin `anchor`
    QPointF anchor;  ///< the point that the label is turned around
    bool elided = false;
};

/// What the numbers of a column beside the rows are.
enum class MarginKind {
    Sums,            ///< what each row adds up to
    EffectiveTokens, ///< 2^entropy
    Variation,       ///< of a difference: how far the rows of the two are apart
};
inline constexpr std::array marginKinds{MarginKind::Sums, MarginKind::EffectiveTokens, MarginKind::Variation};
/// Whether a kind is among the parts.
bool hasMargin(const HeatmapParts& parts, MarginKind kind);

/// A column of numbers beside the rows.
struct RowMargin {
    MarginKind kind = MarginKind::Sums;
    QRectF strip; ///< as tall as the cells
    QRectF title; ///< on the side where no labels of columns are
};

/// Where everything of a heatmap lies. Units: logical pixels from the top left corner of the area.
struct HeatmapLayout {
    QSizeF area;
    double devicePixelRatio = 1;
    QRectF cells;                        ///< the grid, its edges on device pixels
    Index firstRow = 0, firstColumn = 0; ///< of the part that is shown
    Index rowCount = 0, columnCount = 0; ///< that are shown
    Index allRows = 0, allColumns = 0;
    /// From one cell to the next, with the gap. On the screen cells share the room that there is: their edges are on device pixels, and
    /// neighbours may differ by one. On a page they are whole device pixels, unless they are smaller than four.
    double cellWidth = 0, cellHeight = 0;
    double gap = 0, rowGap = 0; ///< between columns and between rows, whole device pixels; 0 when cells are small
    LabelAngle columnAngle = LabelAngle::Upright;
    KeySide keySide = KeySide::Above;
    QuerySide querySide = QuerySide::Left;
    std::vector<PlacedLabel> rowLabels, columnLabels;
    std::vector<RowMargin> margins;
    int fontPixels = 13;                ///< of labels
    double rowRoom = 0, columnRoom = 0; ///< beside, and above or below the cells, that labels have
    int numberPixels = 0;               ///< of numbers in cells; 0 when none fit
    NumberForm numberForm = NumberForm::Usual;
    QRectF rowTitle, columnTitle, sentence, provenance; ///< null when left out, as are the next ones
    bool titlesInCorner = false;                        ///< the axis titles are brief and level, where labels of rows and columns meet
    QRectF legend, legendCaption;                       ///< the legend's bar, and what it says about its scale right of the ticks
    bool legendLies = false; ///< the legend is the line below the cells in which bar, ticks and caption stand; there is no other caption
    QRectF overview;         ///< the whole map in small, when only a part is shown

    bool isZoomed() const { return rowCount < allRows || columnCount < allColumns; }
    bool shows(Cell cell) const { return showsRow(cell.row) && showsColumn(cell.column); }
    bool showsRow(Index row) const { return row >= firstRow && row < firstRow + rowCount; }
    bool showsColumn(Index column) const { return column >= firstColumn && column < firstColumn + columnCount; }

    /// The cell's rectangle, gaps excluded. Needs: shows({row, column}).
    QRectF rectOf(Index row, Index column) const;
    /// A whole row or column. Needs: it is shown.
    QRectF rectOfRow(Index row) const;
    QRectF rectOfColumn(Index column) const;
    /// The cell or label under a point, or none.
    std::optional<Cell> cellAt(QPointF point) const;
    /// How many degrees the labels of columns are turned.
    double columnDegrees() const;
    /// The rectangle that holds a turned label of a row or a column.
    QRectF boundsOf(const PlacedLabel& label, bool isRow) const;
};

/// Where cell `place` of `count` begins in a length that ends with a gap: equal whole pixels, to within one.
/// Units: device pixels. Needs: count > 0.
inline int cellEdge(Index place, Index count, int lengthWithGap)
{
    return static_cast<int>(place * Index(lengthWithGap) / count);
}

/// Lays a picture out in an area of the screen, which the cells fill as far as they can: where it is too low or too narrow for the number
/// of square ones, small cells may be up to twice as long as the other way, tiny ones up to four times as wide, and in a flat area larger ones
/// up to twice as wide where the labels of columns are level for it. A change of numbers alone leaves the layout as it is.
/// Where room is short the legend moves below the cells, then the axis titles into the corner; then labels give way, and cells last.
/// Needs: area at least 1×1. Labels are never cut silently and never overlap: upright, then 45°, then vertical, then elided, then every n-th.
HeatmapLayout layOut(const Picture& picture, QSizeF area, double devicePixelRatio, const HeatmapParts& parts, const Theme& theme,
                     const MapWindow& window = {});

} // namespace softfocus
