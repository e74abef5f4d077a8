#include "ui/paint/threads/threads_raster.h"

#include <algorithm>
#include <cmath>

namespace softfocus {

ThreadsRaster::ThreadsRaster(const ThreadsLayout& layout)
    : m_layout(layout),
      m_image((layout.field.size() * layout.devicePixelRatio).toSize().expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied)
{
    m_image.fill(Qt::transparent);
    const int width = m_image.width();
    m_descents.reserve(std::size_t(width));
    m_slopes.reserve(std::size_t(width));
    const auto at = [&](double pixel) { return layout.descent(layout.field.left() + pixel / layout.devicePixelRatio); };
    for (int x = 0; x < width; ++x) {
        m_descents.push_back(float(at(x + 0.5)));
        m_slopes.push_back(float(at(x + 1) - at(x)));
    }
}

namespace {

/// An opaque colour over a premultiplied pixel. Range: alpha in [0, 256].
inline QRgb over(QRgb pixel, QRgb colour, int alpha)
{
    // Two channels at a time; what the difference borrows from its neighbour is masked away again.
    constexpr QRgb odd = 0x00ff00ff;
    const QRgb redBlue = (pixel & odd) + ((((colour & odd) - (pixel & odd)) * QRgb(alpha)) >> 8);
    const QRgb alphaGreen = ((pixel >> 8) & odd) + (((((colour >> 8) & odd) - ((pixel >> 8) & odd)) * QRgb(alpha)) >> 8);
    return (redBlue & odd) | ((alphaGreen & odd) << 8);
}

} // namespace

void ThreadsRaster::draw(const Thread& thread, const QColor& colour, double opacity)
{
    const double ratio = m_layout.devicePixelRatio, top = m_layout.field.top();
    const auto from = float((m_layout.rowEnd(thread.row).y() - top) * ratio);
    const auto drop = float((m_layout.columnEnd(thread.column).y() - top) * ratio) - from;
    const auto halfWidth = float(thread.width * ratio / 2);
    const auto full = float(opacity * 256);
    const QRgb ink = colour.rgb();
    const int width = m_image.width(), height = m_image.height();
    auto* const bits = reinterpret_cast<QRgb*>(m_image.bits());
    const qsizetype stride = m_image.bytesPerLine() / qsizetype(sizeof(QRgb));
    for (int x = 0; x < width; ++x) {
        const float slope = std::abs(drop * m_slopes[std::size_t(x)]);
        const float middle = from + drop * m_descents[std::size_t(x)];
        // A band of constant width is taller where it is steep, and its edges sweep over a pixel's width in each column.
        const float half = halfWidth * std::sqrt(1 + slope * slope);
        const float ramp = std::max(1.0F, slope);
        const float upper = middle - half, lower = middle + half;
        const int first = std::max(0, int(upper - ramp / 2)), last = std::min(height - 1, int(lower + ramp / 2));
        // Between the ramps of its edges the band covers pixels whole.
        const int wholeFirst = int(std::ceil(upper + ramp / 2)), wholeLast = int(std::floor(lower - ramp / 2)) - 1;
        QRgb* pixel = bits + first * stride + x;
        for (int y = first; y <= last; ++y, pixel += stride) {
            if (y >= wholeFirst && y <= wholeLast) {
                *pixel = over(*pixel, ink, int(full));
                continue;
            }
            const float centre = float(y) + 0.5F;
            const float below = std::clamp((centre - upper) / ramp + 0.5F, 0.0F, 1.0F);
            const float above = std::clamp((lower - centre) / ramp + 0.5F, 0.0F, 1.0F);
            if (const int alpha = int((below + above - 1) * full); alpha > 0)
                *pixel = over(*pixel, ink, alpha);
        }
    }
}

} // namespace softfocus
