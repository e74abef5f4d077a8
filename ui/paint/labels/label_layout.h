#pragma once

#include "ui/paint/heatmap/heatmap_layout.h"

namespace softfocus {

/// How wide the labels of a picture are, measured once for all sizes that are tried.
struct LabelWidths {
    std::vector<QString> rows, columns;    ///< as they would be drawn whole; very long ones already shortened
    std::vector<double> rowEms, columnEms; ///< width with the mark of an unknown word. Units: of the font's size
    std::vector<bool> rowShortened, columnShortened;
    double widestRow = 0, widestColumn = 0; ///< in ems
};
LabelWidths measureLabels(const Picture& picture, const Theme& theme);

/// One label as it would be drawn whole.
struct MeasuredLabel {
    QString text;
    double ems = 0; ///< width with the mark of an unknown word. Units: of the font's size
    bool shortened = false;
};
MeasuredLabel measureLabel(const Label& label, const Theme& theme);

/// The height of a label's box. Units: logical pixels.
double labelHeight(double fontPixels);
/// The room that the mark of an unknown word takes right of it.
double unknownMarkWidth(double fontPixels);

/// One way to label a grid.
struct LabelPlan {
    int fontPixels = 13;
    LabelAngle angle = LabelAngle::Upright;
    double rowRoom = 0;    ///< the width beside the cells that row labels have
    double columnRoom = 0; ///< the height above or below the cells that column labels have
};

/// A plan with the rooms that the labels ask for, at most these. Dimensions have numbers, which stand upright whatever the angle.
LabelPlan planFor(const LabelWidths& widths, int fontPixels, LabelAngle angle, double rowLimit, double columnLimit, double zoom);

/// The plan with the rooms that those labels ask for which are drawn on the grid of a layout, where only every n-th is; at most its own.
LabelPlan trimmed(LabelPlan plan, const HeatmapLayout& layout, const LabelWidths& widths, double zoom);

/// How well a plan does on the grid of a layout, worst first: not every cell is named; a column has hardly more than "…"; labels
/// are shortened; only those of rows are; none is.
enum class LabelFit { Thinned, Stumps, Elided, ColumnsWhole, Whole };
LabelFit fitOf(const HeatmapLayout& layout, const LabelPlan& plan, const LabelWidths& widths, double zoom);

/// Puts the labels of a plan into the layout, whose cells are placed.
void placeLabels(HeatmapLayout& layout, const LabelPlan& plan, const LabelWidths& widths, const Picture& picture, const Theme& theme);

/// A side of a map that has labels.
enum class LabelSide { Rows, Columns };

/// The label of one row or column of a layout at its place, also when it is none of every n-th.
/// Needs: placed labels of the same picture on this side; the row or column is shown.
PlacedLabel labelAt(const HeatmapLayout& layout, LabelSide side, Index index, const Picture& picture, const Theme& theme);
/// The same without its text, as large as any text can make it.
PlacedLabel largestLabelAt(const HeatmapLayout& layout, LabelSide side, Index index, const Theme& theme);
/// True when two labels of one side cover each other.
bool cover(const HeatmapLayout& layout, LabelSide side, const PlacedLabel& one, const PlacedLabel& other);

} // namespace softfocus
