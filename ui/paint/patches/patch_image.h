#pragma once

#include "core/base/matrix.h"

#include <QImage>

namespace softfocus {

/// Patches put together as a picture of patchSide × patchSide pixels for each, row by row from the top left.
/// Colours are clamped to [0, 1]; a patch with numbers that are none has the colour of `nothing`.
/// Shapes: patches [side² × patchDimensions] → [side·patchSide × side·patchSide] of Format_RGB32.
QImage imageOfPatches(const Matrix& patches, Index side, QRgb nothing);

/// The same of one patch alone.
QImage imageOfPatch(const Matrix& patches, Index patch, QRgb nothing);

/// The image in another size. Its pixels stay squares with sharp edges, since colours of neighbouring patches have nothing to do with
/// each other and a patch is no more than its 8 × 8 colours; where an edge falls within a pixel, that pixel is of both sides in
/// proportion, so that all squares look equally large. Smaller than the image, pixels are averaged.
/// Needs: Format_RGB32, which the result has too.
QImage scaledSharply(const QImage& image, QSize size);

} // namespace softfocus
