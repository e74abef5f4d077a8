#pragma once

#include <QRect>
#include <QRgb>

#include <algorithm>

namespace softfocus {

/// A rectangle of 32-bit pixels in an image that belongs to someone else. Only what lies in `clip` is written, and only that has
/// to be inside the image. Units: device pixels; x and y count from the block's corner.
struct PixelBlock {
    QRgb* image = nullptr; ///< the image's first pixel
    qsizetype stride = 0;  ///< pixels from one line to the next
    int left = 0, top = 0; ///< of the block in the image
    int width = 0, height = 0;
    QRect clip; ///< in the block

    QRgb* at(int x, int y) const { return image + (y + top) * stride + x + left; }

    void fill(int x, int y, int fillWidth, int fillHeight, QRgb colour) const
    {
        const int begin = std::max(x, clip.left()), end = std::min(x + fillWidth, clip.left() + clip.width());
        const int first = std::max(y, clip.top()), last = std::min(y + fillHeight, clip.top() + clip.height());
        for (int line = first; begin < end && line < last; ++line)
            std::fill_n(at(begin, line), end - begin, colour);
    }
};

} // namespace softfocus
