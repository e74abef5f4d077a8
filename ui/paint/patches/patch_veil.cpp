#include "ui/paint/patches/patch_veil.h"

#include "ui/paint/colour/special_colours.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace softfocus {

namespace {

/// Greys lie between these, so that both ends of every colour scale stand out from all of them. Range: [0, 255].
struct Greys {
    int darkest = 0, lightest = 255;
    int at(int luminance) const { return darkest + (lightest - darkest) * luminance / 255; }
};

Greys greysOf(const Theme& theme)
{
    return theme.dark ? Greys{72, 208} : Greys{48, 190};
}

/// Source: ITU-R BT.709, on the coded values, in 256ths.
int luminanceOf(QRgb pixel)
{
    return (54 * qRed(pixel) + 183 * qGreen(pixel) + 19 * qBlue(pixel)) >> 8;
}

/// Mixes a veil's colour with the grey of a pixel.
class VeilCover {
public:
    VeilCover(const Veil& veil, const Theme& theme)
        : m_greys(greysOf(theme)), m_share(static_cast<int>(std::lround(veil.opacity * 256))), m_red(qRed(veil.colour)),
          m_green(qGreen(veil.colour)), m_blue(qBlue(veil.colour))
    {
    }

    QRgb over(QRgb pixel) const
    {
        const int grey = m_greys.at(luminanceOf(pixel)) * (256 - m_share);
        return qRgb((m_red * m_share + grey) >> 8, (m_green * m_share + grey) >> 8, (m_blue * m_share + grey) >> 8);
    }

private:
    Greys m_greys;
    int m_share; ///< Units: 1/256
    int m_red, m_green, m_blue;
};

void veilCover(QImage& image, const Veil& veil, int left, int top, const Theme& theme)
{
    const VeilCover veilCover(veil, theme);
    for (int y = top; y < top + int(patchSide); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = left; x < left + int(patchSide); ++x)
            line[x] = veilCover.over(line[x]);
    }
}

} // namespace

VeilOpacity::VeilOpacity(const Picture& picture, Index query)
    : m_picture(picture), m_query(query), m_largestPosition(std::numeric_limits<double>::quiet_NaN())
{
    for (Index key = 0; key < picture.values->cols(); ++key) {
        const double size = std::abs((*picture.values)(query, key));
        if (picture.isAbsent(query, key) || size < m_largest || (size == m_largest && !std::isnan(m_largestPosition)))
            continue;
        m_largest = size;
        m_largestPosition = picture.position(query, key);
    }
    if (std::cmp_less(query, picture.rowMaxima.size()))
        m_largest = std::max(m_largest, picture.rowMaxima[static_cast<std::size_t>(query)]);
}

double VeilOpacity::at(double value, double position) const
{
    if (!m_picture.diverging && m_picture.range == ScaleRange::Logarithmic)
        return mostOpaque * std::clamp(position, 0.0, 1.0);
    const bool isShare = !m_picture.diverging && m_picture.range == ScaleRange::RowMaximum;
    const double share = isShare ? position : m_largest > 0 ? std::min(std::abs(value) / m_largest, 1.0) : 0;
    // Most weights are far below the largest, and would hardly be seen. Scores are many sizes, and many veils would hide the picture.
    return mostOpaque * (m_picture.stage == Stage::Weights ? std::sqrt(share) : share);
}

std::vector<Veil> veilsOf(const Picture& picture, Index query, const Theme& theme)
{
    const ColourScale& scale = trueScaleOf(picture, theme);
    const VeilOpacity opacity(picture, query);
    std::vector<Veil> veils;
    veils.reserve(static_cast<std::size_t>(picture.values->cols()));
    constexpr double absentOpacity = 0.72;
    for (Index key = 0; key < picture.values->cols(); ++key) {
        if (picture.isAbsent(query, key))
            veils.push_back({Veil::Kind::Absent, theme.absent.rgb(), absentOpacity});
        else if (picture.isTrueZero(query, key))
            veils.push_back({Veil::Kind::Untouched, 0, 0});
        else
            veils.push_back({Veil::Kind::Coloured, scale.at(picture.position(query, key)), opacity.of(key)});
    }
    return veils;
}

QRgb veiledGrey(const Veil& veil, const Theme& theme)
{
    return VeilCover(veil, theme).over(qRgb(128, 128, 128));
}

QImage veiledImage(QImage image, std::span<const Veil> veils, Index side, const Theme& theme)
{
    for (Index patch = 0; patch < std::ssize(veils); ++patch)
        if (const Veil& veil = veils[static_cast<std::size_t>(patch)]; veil.kind != Veil::Kind::Untouched)
            veilCover(image, veil, int(patch % side * patchSide), int(patch / side * patchSide), theme);
    return image;
}

} // namespace softfocus
