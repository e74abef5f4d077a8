#pragma once

#include "core/base/result.h"
#include "core/scene/source.h"

#include <QByteArray>
#include <QByteArrayView>

namespace softfocus {

/// Colours as scenes and the pictures in the program hold them: each less the mean of those to its left and above it, modulo 256, by zlib.
/// Shapes: [side × side × 3], as SquarePicture::pixels.
QByteArray packedPixels(const SquarePicture& picture);

/// The colours of a square with so many pixels on a side. Range: side in [1, largestPictureSide].
/// Errors: a sentence: damaged, or of another size; never takes more memory than about that size.
Result<std::vector<std::uint8_t>> unpackedPixels(QByteArrayView packed, Index side);

} // namespace softfocus
