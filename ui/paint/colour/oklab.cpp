#include "ui/paint/colour/oklab.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace softfocus {

namespace {

double toLinear(int channel)
{
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

int fromLinear(double light)
{
    const double clamped = std::clamp(light, 0.0, 1.0);
    const double value = clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * std::pow(clamped, 1 / 2.4) - 0.055;
    return static_cast<int>(std::lround(value * 255));
}

std::array<double, 3> linearOf(const Oklab& colour)
{
    const double l = std::pow(colour.lightness + 0.3963377774 * colour.a + 0.2158037573 * colour.b, 3);
    const double m = std::pow(colour.lightness - 0.1055613458 * colour.a - 0.0638541728 * colour.b, 3);
    const double s = std::pow(colour.lightness - 0.0894841775 * colour.a - 1.2914855480 * colour.b, 3);
    return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

bool isShowable(const std::array<double, 3>& light)
{
    constexpr double rounding = 1e-4;
    return std::ranges::all_of(light, [](double channel) { return channel >= -rounding && channel <= 1 + rounding; });
}

} // namespace

Oklab oklabFrom(double lightness, double chroma, double hue)
{
    const double radians = hue * std::numbers::pi / 180;
    return {lightness, chroma * std::cos(radians), chroma * std::sin(radians)};
}

std::array<double, 3> linearOf(QRgb colour)
{
    return {toLinear(qRed(colour)), toLinear(qGreen(colour)), toLinear(qBlue(colour))};
}

Oklab oklabOf(QRgb colour)
{
    const auto [red, green, blue] = linearOf(colour);
    const double l = std::cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    const double m = std::cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    const double s = std::cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

QRgb rgbOf(const Oklab& colour)
{
    std::array<double, 3> light = linearOf(colour);
    if (!isShowable(light)) {
        double showable = 0, unshowable = 1;
        for (int step = 0; step < 20; ++step) {
            const double share = (showable + unshowable) / 2;
            const bool fits = isShowable(linearOf(Oklab{colour.lightness, colour.a * share, colour.b * share}));
            (fits ? showable : unshowable) = share;
        }
        light = linearOf(Oklab{colour.lightness, colour.a * showable, colour.b * showable});
    }
    return rgbFromLinear(light);
}

QRgb rgbFromLinear(const std::array<double, 3>& light)
{
    return qRgb(fromLinear(light[0]), fromLinear(light[1]), fromLinear(light[2]));
}

double differenceOf(const Oklab& one, const Oklab& other)
{
    return std::hypot(one.lightness - other.lightness, one.a - other.a, one.b - other.b);
}

Oklab mixed(const Oklab& from, const Oklab& to, double share)
{
    return {std::lerp(from.lightness, to.lightness, share), std::lerp(from.a, to.a, share), std::lerp(from.b, to.b, share)};
}

QRgb mixed(QRgb from, QRgb to, double share)
{
    return rgbOf(mixed(oklabOf(from), oklabOf(to), share));
}

double contrastOf(QRgb one, QRgb other)
{
    const auto luminance = [](QRgb colour) {
        const auto [red, green, blue] = linearOf(colour);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const double first = luminance(one) + 0.05;
    const double second = luminance(other) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

} // namespace softfocus
