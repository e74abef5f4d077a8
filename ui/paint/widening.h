#pragma once

#include <QRgb>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

namespace softfocus {

/// Makes a line of pixels out of a line of colours that are each at least a pixel wide: the same way for every line, so it is
/// worked out once. Eight pixels come from at most eight neighbouring colours, which one instruction can put in place.
class Widening {
public:
    /// How many colours after the last one may be read.
    static constexpr std::size_t room = 8;

    Widening() = default;
    /// `edges`: where each colour begins, and the end of the last. The line begins at pixel `left` and is `width` long; it lies in
    /// the colours [first, end).
    Widening(const std::vector<int>& edges, int first, int end, int left, int width) : m_sources(std::size_t(width))
    {
        for (int colour = first; colour < end; ++colour)
            for (int x = std::max(left, edges[std::size_t(colour)]); x < std::min(left + width, edges[std::size_t(colour) + 1]); ++x)
                m_sources[std::size_t(x - left)] = static_cast<std::uint16_t>(colour);
        for (std::size_t x = 0; x + 8 <= m_sources.size(); x += 8) {
            m_offsets.emplace_back();
            for (std::size_t k = 0; k < 8; ++k)
                m_offsets.back()[k] = m_sources[x + k] - m_sources[x];
        }
    }

    void widen(const QRgb* colours, QRgb* pixels) const
    {
        std::size_t x = 0;
#if defined(__AVX2__) && defined(__GNUC__) && !defined(__clang__)
        using Eight [[gnu::vector_size(32)]] = std::int32_t;
        for (const std::array<std::int32_t, 8>& offsets : m_offsets) {
            Eight from, places;
            std::memcpy(&from, colours + m_sources[x], sizeof(from));
            std::memcpy(&places, offsets.data(), sizeof(places));
            const Eight line = __builtin_shuffle(from, places);
            std::memcpy(pixels + x, &line, sizeof(line));
            x += 8;
        }
#endif
        for (; x < m_sources.size(); ++x)
            pixels[x] = colours[m_sources[x]];
    }

private:
    std::vector<std::uint16_t> m_sources; ///< of each pixel
    std::vector<std::array<std::int32_t, 8>> m_offsets; ///< of eight pixels, from the colour of the first one
};

} // namespace softfocus
