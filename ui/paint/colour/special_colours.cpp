#include "ui/paint/colour/special_colours.h"

#include "ui/paint/colour/colour_vision.h"
#include "ui/paint/colour/oklab.h"

namespace softfocus {

const ColourScale& trueScaleOf(const Picture& picture, const Theme& theme)
{
    return picture.diverging ? ColourScale::diverging(theme.dark) : ColourScale::sequential(picture.colours, theme.dark);
}

const ColourScale& scaleOf(const Picture& picture, const Theme& theme)
{
    return seenThrough(picture.preview, trueScaleOf(picture, theme));
}

SpecialColours specialColours(const Picture& picture, const Theme& theme)
{
    const ColourScale& scale = trueScaleOf(picture, theme);
    const QRgb zero = scale.at(picture.diverging ? 0.5 : 0);
    const QRgb absent = theme.absent.rgb();
    constexpr double dotInk = 0.42, hatchInk = 0.11, smallZero = 0.55;
    const auto seen = [&](QRgb colour) { return seenThrough(picture.preview, colour); };
    return {seen(absent),
            seen(mixed(absent, theme.text.rgb(), hatchInk)),
            seen(zero),
            seen(mixed(zero, ColourScale::inkOn(zero), dotInk)),
            seen(mixed(zero, theme.panel.rgb(), smallZero)),
            seen(ColourScale::inkOn(absent))};
}

} // namespace softfocus
