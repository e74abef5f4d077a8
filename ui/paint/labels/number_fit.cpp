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

void fitNumbers(HeatmapLayout& layout, const Picture& picture, const Theme& theme)
{
    constexpr double comfortable = 10, smallest = 7, sample = 100;
    constexpr double preferred = 15, ofCell = 0.42;
    if (!picture.showValues)
        return;
    const double zoom = zoomOf(theme);
    const QFont font = fontAt(theme, int(sample), QFont::Medium);
    const double side = std::min(layout.cellWidth - layout.gap, layout.cellHeight - layout.rowGap);
    // The widest text is the rare one; in small cells it may nearly touch the edges.
    constexpr double small = 24;
    const double room = side - (side < small ? 1 : std::min(8 * zoom, 0.1 * side));
    const double limit = std::min(preferred * zoom, ofCell * side + 1);
    const auto sizeIn = [&](NumberForm form, double width) {
        return std::floor(std::min(limit, width / evenWidth(font, widestNumber(picture, form)) * sample));
    };
    // A third decimal is for cells in which it leaves most of the room empty.
    constexpr double airy = 0.45;
    layout.numberForm = NumberForm::Long;
    double size = sizeIn(NumberForm::Long, airy * side);
    if (size < std::floor(preferred * zoom)) {
        layout.numberForm = NumberForm::Usual;
        size = sizeIn(NumberForm::Usual, room);
    }
    if (size < comfortable * zoom) {
        layout.numberForm = NumberForm::Short;
        size = sizeIn(NumberForm::Short, room);
    }
    if (picture.numberForm) {
        layout.numberForm = *picture.numberForm;
        size = sizeIn(layout.numberForm, room);
    }
    layout.numberPixels = size * layout.devicePixelRatio >= smallest && size >= smallest * std::min(1.0, zoom) ? int(size) : 0;
}

} // namespace softfocus
