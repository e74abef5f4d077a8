#pragma once

#include "ui/paint/heatmap/heatmap_layout.h"

namespace softfocus {

/// Lengths of the design. Units: logical pixels before any zoom.
namespace surround {
inline constexpr double titleStrip = 24;
inline constexpr double leastForLegend = 300; ///< the width of an area that has one
inline constexpr double legendDistance = 24, legendWidth = 12, captionStrip = 18;
inline constexpr double overviewSide = 76, overviewDistance = 16;
inline constexpr double marginDistance = 10, marginTitle = 20;
inline constexpr double sentenceStrip = 38, sentenceLine = 20;
inline constexpr double provenanceStrip = 22, provenanceLine = 15;
inline constexpr double lyingLegend = 28, lyingLegendLine = 14; ///< what a legend below the cells takes, and its line at the end of that
inline constexpr double edge = 2;
} // namespace surround

/// Where those parts around a map stand that can give way to it.
struct Arrangement {
    bool onPage = false;         ///< of a figure, which is as high as it takes: nothing has to give way
    bool legendBelow = false;    ///< as a thin bar below the cells rather than beside them
    bool titlesInCorner = false; ///< where the labels of rows and columns meet, rather than along the sides
    double widest = 1;           ///< so many times wider than high at most are large cells of a square map
};

/// What is wanted and also has room, and what it takes on each side of labels and cells.
struct Surroundings {
    HeatmapParts parts;
    bool overview = false;
    double left = 0, top = 0, right = 0, bottom = 0;
    double margins = 0, marginTitles = 0;     ///< what the columns beside the rows take, and the height of their titles
    double legendDistance = 0, tickStrip = 0; ///< from what stands beside the cells to the legend, and the room of its numbers
    int sentenceLines = 1, provenanceLines = 1;
};

/// How wide the numbers beside the legend may be. Units: logical pixels before any zoom.
double tickStripOf(const Picture& picture);

/// Works out what goes around the labels and cells of an area. `isPart`: only a part of the map is shown.
Surroundings surroundingsOf(const HeatmapParts& wanted, const Picture& picture, QSizeF area, const Theme& theme, bool isPart,
                            const Arrangement& arrangement);

} // namespace softfocus
