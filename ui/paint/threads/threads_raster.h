#pragma once

#include "ui/paint/threads/threads_layout.h"

#include <QColor>
#include <QImage>

namespace softfocus {

/// Draws threads into the pixels of an image over the layout's field, one after the other; a thousand of them within a frame.
class ThreadsRaster {
public:
    /// An image of the field's size in device pixels, transparent.
    explicit ThreadsRaster(const ThreadsLayout& layout);

    /// Blends a thread over what is there. Range: opacity in [0, 1].
    void draw(const Thread& thread, const QColor& colour, double opacity);
    const QImage& image() const { return m_image; }

private:
    const ThreadsLayout& m_layout;
    QImage m_image;
    std::vector<float> m_descents; ///< of every column of pixels
    std::vector<float> m_slopes;   ///< the same, a pixel further on minus here
};

} // namespace softfocus
