#include "core/sources/bundled_pictures.h"

#include "core/base/embed.h"
#include "core/packed/packed_pixels.h"

#include <span>

SOFTFOCUS_EMBED(softfocus_cat, SOFTFOCUS_PICTURES "/cat.bin")
SOFTFOCUS_EMBED(softfocus_coffee, SOFTFOCUS_PICTURES "/coffee.bin")
SOFTFOCUS_EMBED(softfocus_astronaut, SOFTFOCUS_PICTURES "/astronaut.bin")

namespace softfocus {

namespace {

std::span<const unsigned char> bytesOf(BundledPicture picture)
{
    switch (picture) {
    case BundledPicture::Cat: break;
    case BundledPicture::Coffee: return {softfocus_coffee_begin, softfocus_coffee_end};
    case BundledPicture::Astronaut: return {softfocus_astronaut_begin, softfocus_astronaut_end};
    }
    return {softfocus_cat_begin, softfocus_cat_end};
}

template <BundledPicture which>
const SquarePicture& unpacked()
{
    static const SquarePicture picture = [] {
        const std::span<const unsigned char> bytes = bytesOf(which);
        constexpr Index side = largestPictureSide;
        Result<std::vector<std::uint8_t>> pixels = unpackedPixels({bytes.data(), std::ssize(bytes)}, side);
        return SquarePicture{bundledPictureNames[static_cast<std::size_t>(which)], side, std::move(*pixels)};
    }();
    return picture;
}

} // namespace

const SquarePicture& bundledPicture(BundledPicture picture)
{
    switch (picture) {
    case BundledPicture::Cat: break;
    case BundledPicture::Coffee: return unpacked<BundledPicture::Coffee>();
    case BundledPicture::Astronaut: return unpacked<BundledPicture::Astronaut>();
    }
    return unpacked<BundledPicture::Cat>();
}

Message titleOf(BundledPicture picture)
{
    switch (picture) {
    case BundledPicture::Cat: break;
    case BundledPicture::Coffee: return translatable("Source", "coffee");
    case BundledPicture::Astronaut: return translatable("Source", "astronaut");
    }
    return translatable("Source", "cat");
}

const SquarePicture& pictureIn(const ImageSource& source)
{
    struct {
        const SquarePicture& operator()(BundledPicture bundled) const { return bundledPicture(bundled); }
        const SquarePicture& operator()(const std::shared_ptr<const SquarePicture>& own) const { return *own; }
    } visitor;
    return std::visit(visitor, source.picture);
}

} // namespace softfocus
