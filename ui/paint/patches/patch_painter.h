#pragma once

#include "ui/paint/heatmap/highlight.h"
#include "ui/paint/patches/patch_layout.h"

#include <QImage>

#include <vector>

class QPainter;

namespace softfocus {

/// The patch that a cell of a picture of patches is about: of scores and weights the key, of vectors and output the row; −1 for none.
Index patchOf(const Picture& picture, Cell cell);
/// What is said at a cell: at the patch that asks, all that it sees rather than what it sees of itself.
Cell saidAt(const Picture& picture, Cell cell);

/// A picture at its own resolution, patchSide pixels for each patch, veils included, and where it stands.
struct PlacedImage {
    QRectF box;
    QImage image; ///< Format_RGB32
};
/// The pictures of a layout, as the patch sees them that asks. Needs: picture.values, 0 ≤ query < n.
std::vector<PlacedImage> patchImages(const PatchLayout& layout, const Picture& picture, Index query, const Theme& theme);

/// Paints pictures on the pixels of a device that has so many for a logical one.
void paintPatchImages(QPainter& painter, const std::vector<PlacedImage>& images, double devicePixelRatio);

/// Everything else: borders and frames of patches, what they and the pictures are, legend, numbers and sentence below. The chosen query
/// is the patch with the accent's frame.
void paintAroundPatches(QPainter& painter, const PatchLayout& layout, const Picture& picture, const Theme& theme,
                        const Highlight& highlight);

/// All of it, for a device of pixels.
void paintPatches(QPainter& painter, const PatchLayout& layout, const Picture& picture, const Theme& theme, const Highlight& highlight);

/// At what veils are most opaque whose pictures share a legend.
QString sharedOpacityText(const Picture& picture);
/// What a legend looks like that several pictures share.
void paintSharedVeilLegend(QPainter& painter, const QRectF& bar, const QRectF& caption, double devicePixelRatio, const Picture& picture,
                           const Theme& theme);

/// Paints a stage as a thumbnail that fills the square `target`.
void paintPatchThumbnail(QPainter& painter, const QRectF& target, const Picture& picture, Index query, const Theme& theme);

} // namespace softfocus
