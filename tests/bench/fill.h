#pragma once

#include "tests/bench/bench.h"

#include <QImage>

#include <cstring>
#include <vector>

namespace softfocus::bench {

/// What drawing a picture of this many pixels a side costs at least: its pixels, out of a ready array.
class Fill {
public:
    explicit Fill(int side)
        : m_side(side), m_pixels(std::size_t(side) * std::size_t(side), 0xff4353d6), m_image(side, side, QImage::Format_RGB32)
    {
    }

    void operator()()
    {
        for (int y = 0; y < m_side; ++y)
            std::memcpy(m_image.scanLine(y), m_pixels.data() + std::ptrdiff_t(y) * m_side, std::size_t(m_side) * sizeof(QRgb));
        keep(m_image);
    }

private:
    int m_side;
    std::vector<QRgb> m_pixels;
    QImage m_image;
};

} // namespace softfocus::bench
