#pragma once

#include "ui/paint/heatmap/page_parts.h"

#include <optional>

namespace softfocus {

/// What a film strip is laid out from. Units: logical pixels.
struct StripTask {
    const std::vector<const Picture*>& pictures; ///< of one shape and with the same words
    const QStringList& headings;                 ///< over them; empty for none
    const Theme& theme;
    HeatmapParts parts;
    double ratio = 1;
    double inside = 0;     ///< the width that there is; 0 for what cells of `cell` take
    double cell = 0;       ///< from one cell to the next; 0 for as large as the width allows
    double legendRoom = 0; ///< right of the maps, for the legend that they share
};

/// Where the maps of a film strip stand: one beside the other, in as many rows as make them large.
struct StripLayout {
    std::size_t columns = 1;
    HeatmapLayout first; ///< of a row's first map, which names the queries
    HeatmapLayout other; ///< of the maps right of it: the same one without them
    double slot = 0;     ///< from one map's cells to the next one's
    int headingPixels = 13;
    double headingWidth = 0; ///< the most that a heading may take
    double headings = 0;     ///< the height of headings, with what keeps them off the map
    QSizeF size;             ///< of all rows, legend included

    double rowHeight() const { return headings + first.area.height(); }
};

/// The lengths between maps.
inline constexpr double betweenPanels = 10;
inline constexpr double beforeSharedLegend = 14;
inline constexpr double betweenStripRows = 14;

/// Lays a film strip out, or says none where its maps have no room.
std::optional<StripLayout> layOutStrip(const StripTask& task);

/// The widths left and right of a layout's cells that are needed.
double sidesOf(const HeatmapLayout& layout);

} // namespace softfocus
