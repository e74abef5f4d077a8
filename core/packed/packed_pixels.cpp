#include "core/packed/packed_pixels.h"

#include "core/packed/inflate.h"

#include <span>

#include <zlib.h>

namespace softfocus {

namespace {

constexpr std::size_t colours = 3;

/// What a colour is expected to be, from those before it.
std::uint8_t expected(std::span<const std::uint8_t> pixels, std::size_t place, std::size_t line)
{
    const unsigned left = place % line >= colours ? pixels[place - colours] : 0;
    const unsigned above = place >= line ? pixels[place - line] : 0;
    return static_cast<std::uint8_t>((left + above) / 2);
}

} // namespace

QByteArray packedPixels(const SquarePicture& picture)
{
    const std::size_t line = static_cast<std::size_t>(picture.side) * colours;
    std::vector<Bytef> rest(picture.pixels.size());
    for (std::size_t i = 0; i < rest.size(); ++i)
        rest[i] = static_cast<Bytef>(picture.pixels[i] - expected(picture.pixels, i, line));
    uLongf size = compressBound(static_cast<uLong>(rest.size()));
    QByteArray packed(static_cast<qsizetype>(size), Qt::Uninitialized);
    compress2(reinterpret_cast<Bytef*>(packed.data()), &size, rest.data(), static_cast<uLong>(rest.size()), Z_BEST_COMPRESSION);
    packed.truncate(static_cast<qsizetype>(size));
    return packed;
}

Result<std::vector<std::uint8_t>> unpackedPixels(QByteArrayView packed, Index side)
{
    const std::size_t line = static_cast<std::size_t>(side) * colours;
    const auto size = static_cast<qsizetype>(line) * side;
    const Result<QByteArray> rest = inflated(packed, size);
    if (!rest)
        return rest.error();
    if (rest->size() != size)
        return Error{translatable("Scene", "The picture’s pixels are %1 bytes, not %2."), rest->size(), size};
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(size));
    for (std::size_t i = 0; i < pixels.size(); ++i)
        pixels[i] = static_cast<std::uint8_t>(static_cast<std::uint8_t>((*rest)[static_cast<qsizetype>(i)]) + expected(pixels, i, line));
    return pixels;
}

} // namespace softfocus
