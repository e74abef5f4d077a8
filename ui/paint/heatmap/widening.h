#pragma once

#include <QRgb>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace softfocus {

/// Writes the colour of each code. Four codes are read at once, since reading them one by one is what would take longest.
/// Needs: room for as many colours as codes, apart from all else.
inline void lookUp(std::span<const std::uint16_t> codes, const QRgb* table, QRgb* colours)
{
    std::size_t i = 0;
    for (; i + 4 <= codes.size(); i += 4) {
        std::uint64_t four;
        std::memcpy(&four, codes.data() + i, sizeof(four));
        constexpr std::uint64_t one = 0xffff;
        const QRgb a = table[four & one], b = table[four >> 16 & one], c = table[four >> 32 & one], d = table[four >> 48];
        const std::array<QRgb, 4> line = std::endian::native == std::endian::little ? std::array{a, b, c, d} : std::array{d, c, b, a};
        std::memcpy(colours + i, line.data(), sizeof(line));
    }
    for (; i < codes.size(); ++i)
        colours[i] = table[codes[i]];
}

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
    std::vector<std::uint16_t> m_sources;               ///< of each pixel
    std::vector<std::array<std::int32_t, 8>> m_offsets; ///< of eight pixels, from the colour of the first one
};

} // namespace softfocus
