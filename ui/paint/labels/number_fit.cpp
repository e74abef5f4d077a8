#include "ui/paint/labels/number_fit.h"

#include "ui/paint/colour/text_ink.h"

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

QString wider(const QFont& font, const QString& one, const QString& other)
{
    return evenWidth(font, one) >= evenWidth(font, other) ? one : other;
}

} // namespace

NumberStyle numberStyleOf(const Picture& picture, NumberForm form)
{
    const bool weights = picture.stage == Stage::Weights;
    return {weights, weights && !picture.diverging && picture.range == ScaleRange::Logarithmic, form};
}

QString widestNumber(const Picture& picture, NumberForm form)
{
    if (picture.stage != Stage::Weights)
        return scoreText(-std::max(std::abs(picture.low), std::abs(picture.high)), form);
    constexpr double tiny = 1e-9;
    const QString plain = weightText(tiny, form);
    if (!numberStyleOf(picture, form).powers)
        return plain;
    // Every exponent of as many digits has room, so that numbers do not change their size while the temperature moves.
    int exponent = 99;
    while (-picture.lowExponent > exponent)
        exponent = exponent * 10 + 9;
    constexpr double mantissa = 0.65;
    return wider(QFont(), smallText(-exponent - 1 + mantissa, form), plain);
}

void fitNumbers(HeatmapLayout& layout, const Picture& picture, const Theme& theme, NumberPlace place)
{
    const bool onScreen = place == NumberPlace::Screen;
    const double comfortable = 10, smallest = onScreen ? 9 : 7, sample = 100;
    constexpr double preferred = 15, ofCell = 0.42;
    if (!picture.showValues)
        return;
    const double zoom = zoomOf(theme);
    const QFont font = fontAt(theme, int(sample), QFont::Medium);
    // Neighbours may differ by a pixel, and the number has to fit the smaller one.
    const auto inCell = [&](double pitch, double gap) {
        return std::floor(pitch * layout.devicePixelRatio + 1e-6) / layout.devicePixelRatio - gap;
    };
    const double width = inCell(layout.cellWidth, layout.gap), side = std::min(width, inCell(layout.cellHeight, layout.rowGap));
    // The widest text is the rare one; in small cells it may nearly touch the edges.
    constexpr double small = 24;
    const double room = width - (side < small ? 1 : std::min(8 * zoom, 0.1 * side));
    // Small cells are filled further rather than left without a number.
    constexpr double furtherOfCell = 0.6;
    const double readable = smallest * std::min(1.0, zoom);
    const double wanted = ofCell * side + 1, least = onScreen ? std::min(readable, furtherOfCell * side) : 0;
    const double limit = std::min(preferred * zoom, std::max(wanted, least));
    const auto sizeIn = [&](NumberForm form, double given) {
        return std::floor(std::min(limit, given / evenWidth(font, widestNumber(picture, form)) * sample));
    };
    // A third decimal is for cells in which it leaves most of the room empty; not on the screen, where the same number stands beside the
    // map with two. There a score keeps both, and only the zero before the point is left out.
    constexpr double airy = 0.45;
    layout.numberForm = NumberForm::Long;
    double size = onScreen ? 0 : sizeIn(NumberForm::Long, airy * side);
    if (size < std::floor(preferred * zoom)) {
        layout.numberForm = NumberForm::Usual;
        size = sizeIn(NumberForm::Usual, room);
    }
    const bool mayBeShort = !onScreen || picture.stage == Stage::Weights;
    if (size < comfortable * zoom && mayBeShort) {
        layout.numberForm = NumberForm::Short;
        size = sizeIn(NumberForm::Short, room);
    }
    const bool isReadable = onScreen ? size >= std::floor(readable) : size * layout.devicePixelRatio >= smallest && size >= readable;
    layout.numberPixels = isReadable ? int(size) : 0;
}

} // namespace softfocus
