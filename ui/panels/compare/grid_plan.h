#pragma once

#include <QRect>
#include <QSize>
#include <QSizeF>

#include <vector>

namespace softfocus {

/// Between panels. Units: of the design, before any zoom.
inline constexpr double gapBetweenPanels = 12;

/// What panels side by side are like. Units: logical pixels.
struct GridNeeds {
    int count = 0;
    QSize area;            ///< what is in sight
    QSizeF around;         ///< what a panel takes besides the cells of its picture: margins, head, labels, facts
    double shape = 1;      ///< how many times wider than high the picture is
    int gap = 0;           ///< between panels
    double leastSide = 90; ///< of a picture; where that has no room in sight, the panels are scrolled
};

/// Where panels stand.
struct GridPlan {
    int columns = 1;
    QSize size; ///< of all of them together: as large as the area, or higher where they are scrolled
    std::vector<QRect> panels;
};

/// As many in a row as leave the pictures largest; of several that do, the fewest rows. Panels of one row are equal in size, to within a pixel.
GridPlan planGrid(const GridNeeds& needs);

} // namespace softfocus
