#pragma once

#include "ui/paint/heatmap/heatmap_layout.h"

namespace softfocus {

/// Where everything of a picture lies whose patches are the units. Units: logical pixels from the top left corner of the area.
struct PatchLayout {
    QSizeF area;
    double devicePixelRatio = 1;
    Index side = 0;    ///< patches in a row and in a column
    QRectF picture;    ///< a square whose patches all are as many whole device pixels, unless they are smaller than three
    QRectF mixed;      ///< the picture mixed from its patches; null but for output
    QRectF detail;     ///< one patch by itself, larger; null where there is no room, and but for vectors
    QRectF key;        ///< the line above the picture that says what is framed, or which of two it is; null when left out, as the next ones
    QRectF mixedTitle; ///< the line above the mixed picture
    QRectF detailTitle;
    QRectF legend, legendCaption, sentence, provenance;
    QRectF note; ///< of output: how far the mixed picture is from the other, in numbers

    /// Where a patch stands in one of the pictures, on whole device pixels. Needs: 0 ≤ patch < side².
    QRectF rectIn(const QRectF& whole, Index patch) const;
    /// The patch under a point of one of the pictures, or none.
    std::optional<Index> patchAt(QPointF point) const;
};

/// Lays a picture out in an area. A change of numbers alone leaves the layout as it is.
/// Needs: area at least 1×1; a picture of patches.
PatchLayout layOutPatches(const Picture& picture, QSizeF area, double devicePixelRatio, const HeatmapParts& parts, const Theme& theme);

/// Lays it out on a page of this width; the height follows. `patch`: how large a patch is; 0 for as large as the width allows.
PatchLayout layOutPatchesOnPage(const Picture& picture, double width, double devicePixelRatio, const HeatmapParts& parts,
                                const Theme& theme, double patch = 0);

/// The picture alone, of output the mixed one, as one of several on a page. Needs: width at least a device pixel for each patch.
PatchLayout layOutBarePatches(const Picture& picture, double width, double devicePixelRatio);

/// True where numbers lie over the picture as a veil, so that a legend has something to say.
bool hasVeil(const Picture& picture);

} // namespace softfocus
