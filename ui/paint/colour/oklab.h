#pragma once

#include <QRgb>

#include <array>

namespace softfocus {

/// A colour in OKLab. Range: lightness in [0, 1]; a and b are 0 for greys.
/// Source: Ottosson 2020, "A perceptual color space for image processing".
struct Oklab {
    double lightness = 0, a = 0, b = 0;
};

/// From lightness, chroma and hue. Units: hue in degrees.
Oklab oklabFrom(double lightness, double chroma, double hue);
Oklab oklabOf(QRgb colour);
/// The nearest colour of the same lightness and hue that a screen can show.
QRgb rgbOf(const Oklab& colour);
/// `share` of the way from `from` to `to`. Range: share in [0, 1].
Oklab mixed(const Oklab& from, const Oklab& to, double share);
QRgb mixed(QRgb from, QRgb to, double share);

/// Red, green and blue proportional to light. Range: [0, 1].
std::array<double, 3> linearOf(QRgb colour);
/// The colour of such light; channels outside [0, 1] are clamped.
QRgb rgbFromLinear(const std::array<double, 3>& light);
/// How far apart two colours look. Range: about 0.02 is the least difference that is noticed.
/// Source: CSS Color 4, "deltaEOK" and the just noticeable difference of its gamut mapping.
double differenceOf(const Oklab& one, const Oklab& other);
/// The contrast of two colours. Range: [1, 21]. Source: WCAG 2.1, "contrast ratio".
double contrastOf(QRgb one, QRgb other);

} // namespace softfocus
