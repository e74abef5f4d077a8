#include "core/sources/patches.h"

#include "core/attention/attention.h"
#include "core/sources/area.h"

#include <cmath>
#include <numbers>

namespace softfocus {

namespace {

/// Shapes: [side × side·3] → [to × to·3]. Range: [0, 1].
Matrix scaled(const SquarePicture& picture, Index to)
{
    const Index side = picture.side;
    const std::vector<Cover> covers = coversOf(side, to);
    Matrix narrow = Matrix::Zero(side, to * 3);
    for (Index row = 0; row < side; ++row)
        for (Index x = 0; x < to; ++x) {
            const Cover& cover = covers[static_cast<std::size_t>(x)];
            for (Index i = 0; i < std::ssize(cover.shares); ++i)
                for (Index colour = 0; colour < 3; ++colour)
                    narrow(row, x * 3 + colour) += cover.shares[static_cast<std::size_t>(i)] *
                                                   picture.pixels[static_cast<std::size_t>((row * side + cover.first + i) * 3 + colour)] /
                                                   255.0;
        }
    Matrix small = Matrix::Zero(to, to * 3);
    for (Index y = 0; y < to; ++y) {
        const Cover& cover = covers[static_cast<std::size_t>(y)];
        for (Index i = 0; i < std::ssize(cover.shares); ++i)
            small.row(y) += cover.shares[static_cast<std::size_t>(i)] * narrow.row(cover.first + i);
    }
    return small;
}

/// Source: as withNoise().
class SplitMix64 {
public:
    explicit SplitMix64(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next()
    {
        std::uint64_t mixed = m_state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// Range: (0, 1).
    double uniform()
    {
        constexpr double step = 1.0 / (std::uint64_t{1} << 53);
        return (static_cast<double>(next() >> 11) + 0.5) * step;
    }

private:
    std::uint64_t m_state;
};

} // namespace

Matrix patchesOf(const SquarePicture& picture, Index grid)
{
    const Matrix small = scaled(picture, grid * patchSide);
    Matrix patches(grid * grid, patchDimensions);
    constexpr Index line = patchSide * 3;
    for (Index patch = 0; patch < patches.rows(); ++patch)
        for (Index y = 0; y < patchSide; ++y)
            patches.row(patch).segment(y * line, line) = small.row(patch / grid * patchSide + y).segment(patch % grid * line, line);
    return patches;
}

Matrix withNoise(Matrix patches, double deviation, std::int64_t seed)
{
    SplitMix64 numbers(static_cast<std::uint64_t>(seed));
    for (Index i = 0; i < patches.size(); i += 2) {
        const double radius = deviation * std::sqrt(-2 * std::log(numbers.uniform()));
        const double angle = 2 * std::numbers::pi * numbers.uniform();
        patches.data()[i] += radius * std::cos(angle);
        if (i + 1 < patches.size())
            patches.data()[i + 1] += radius * std::sin(angle);
    }
    return patches;
}

} // namespace softfocus
