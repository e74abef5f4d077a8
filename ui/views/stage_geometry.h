#pragma once

#include "ui/paint/heatmap/heatmap_layout.h"

#include <QRectF>
#include <QSizeF>

#include <span>

namespace softfocus {

/// Where the parts of a stage's picture lie that the pointer and screen readers look for. Units: logical pixels.
struct StageGeometry {
    QRectF sentence;                                      ///< the line that says something about one of the cells
    std::span<const PlacedLabel> rowLabels, columnLabels; ///< of the layout, which lives as long
    QRectF cells{};                                       ///< all of the cells that are shown; null where they lie across each other
    QRectF overview{};                                    ///< the whole picture in small, when only a part is shown
    QSizeF pitch{};  ///< from one cell to the next in a picture of which a part can be shown; else null
    QRectF legend{}; ///< with its caption; null when there is none

    bool canZoom() const { return !pitch.isEmpty(); }
};

/// How many cells a picture has.
inline MapSize mapSize(const Picture& picture)
{
    return picture.values ? MapSize{picture.values->rows(), picture.values->cols()} : MapSize{};
}

} // namespace softfocus
