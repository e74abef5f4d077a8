#include "ui/paint/patches/patch_image.h"

#include "core/attention/attention.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

namespace softfocus {

namespace {

/// One of 256 levels. Needs: not NaN.
unsigned levelOf(double colour)
{
    constexpr double highest = 255;
    return static_cast<unsigned>(std::clamp(colour, 0.0, 1.0) * highest + 0.5);
}

QRgb pixelOf(const double* colours)
{
    return 0xff000000U | levelOf(colours[0]) << 16U | levelOf(colours[1]) << 8U | levelOf(colours[2]);
}

/// Writes a patch into an image, if it has colours.
void put(QImage& image, const Matrix& patches, Index patch, int left, int top)
{
    if (!patches.row(patch).allFinite())
        return;
    const double* colours = rowOf(patches, patch).data();
    for (int y = 0; y < int(patchSide); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(top + y)) + left;
        for (int x = 0; x < int(patchSide); ++x, colours += 3)
            line[x] = pixelOf(colours);
    }
}

/// Which pixel of a line of `from` a pixel of a line of `to` shows, and how much of the next one. Needs: to ≥ from.
struct Sample {
    int first = 0;
    unsigned second = 0; ///< share of the next pixel. Units: 1/256
};

std::vector<Sample> samplesOf(int from, int to)
{
    std::vector<Sample> samples(static_cast<std::size_t>(to));
    for (std::int64_t place = 0; place < to; ++place) {
        // In units of 1/to of a pixel all edges are whole numbers.
        const std::int64_t begin = place * from, end = begin + from;
        const std::int64_t first = begin / to, beyond = std::max<std::int64_t>(0, end - (first + 1) * to);
        samples[static_cast<std::size_t>(place)] = {static_cast<int>(first), static_cast<unsigned>(beyond * 256 / from)};
    }
    return samples;
}

/// Two channels at a time. Range: share in [0, 256].
QRgb blendedPixel(QRgb one, QRgb other, unsigned share)
{
    constexpr QRgb even = 0x00ff00ff;
    const QRgb low = ((one & even) * (256 - share) + (other & even) * share) >> 8U & even;
    const QRgb high = ((one >> 8U & even) * (256 - share) + (other >> 8U & even) * share) & ~even;
    return low | high;
}

/// A line of the image in its new width.
void widen(const QImage& image, int row, const std::vector<Sample>& samples, std::vector<QRgb>& line)
{
    const auto* pixels = reinterpret_cast<const QRgb*>(image.constScanLine(row));
    for (std::size_t x = 0; x < samples.size(); ++x) {
        const auto [first, second] = samples[x];
        line[x] = second == 0 ? pixels[first] : blendedPixel(pixels[first], pixels[first + 1], second);
    }
}

} // namespace

QImage imageOfPatches(const Matrix& patches, Index side, QRgb nothing)
{
    const int pixels = int(side * patchSide);
    QImage image(pixels, pixels, QImage::Format_RGB32);
    image.fill(nothing);
    for (Index patch = 0; patch < std::min(patches.rows(), side * side); ++patch)
        put(image, patches, patch, int(patch % side * patchSide), int(patch / side * patchSide));
    return image;
}

QImage imageOfPatch(const Matrix& patches, Index patch, QRgb nothing)
{
    const int pixels = int(patchSide);
    QImage image(pixels, pixels, QImage::Format_RGB32);
    image.fill(nothing);
    put(image, patches, patch, 0, 0);
    return image;
}

QImage scaledSharply(const QImage& image, QSize size)
{
    if (size == image.size() || size.isEmpty())
        return image;
    if (size.width() < image.width() || size.height() < image.height())
        return image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_RGB32);
    const std::vector<Sample> across = samplesOf(image.width(), size.width()), down = samplesOf(image.height(), size.height());
    std::vector<QRgb> upper(across.size()), lower(across.size());
    QImage large(size, QImage::Format_RGB32);
    const std::size_t bytes = across.size() * sizeof(QRgb);
    int known = -1; // the row that `upper` holds
    for (std::size_t y = 0; y < down.size(); ++y) {
        const auto [first, second] = down[y];
        if (first != known)
            widen(image, first, across, upper);
        known = first;
        auto* line = reinterpret_cast<QRgb*>(large.scanLine(int(y)));
        if (second == 0) {
            std::memcpy(line, upper.data(), bytes);
            continue;
        }
        widen(image, first + 1, across, lower);
        for (std::size_t x = 0; x < across.size(); ++x)
            line[x] = blendedPixel(upper[x], lower[x], second);
        std::swap(upper, lower);
        known = first + 1;
    }
    return large;
}

} // namespace softfocus
