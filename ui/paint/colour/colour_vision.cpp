#include "ui/paint/colour/colour_vision.h"

#include "ui/paint/colour/oklab.h"

#include <QImage>

#include <array>
#include <map>
#include <mutex>
#include <unordered_map>

namespace softfocus {

namespace {

/// Linear light to linear light.
using Sight = std::array<std::array<double, 3>, 3>;

constexpr std::array<double, 3> luminance{0.2126, 0.7152, 0.0722};

const Sight& sightOf(Preview preview)
{
    static constexpr Sight usual{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    static constexpr Sight greys{luminance, luminance, luminance};
    static constexpr Sight protanopia{{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
    static constexpr Sight deuteranopia{{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
    static constexpr Sight tritanopia{{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
    switch (preview) {
    case Preview::None: break;
    case Preview::Greyscale: return greys;
    case Preview::Protanopia: return protanopia;
    case Preview::Deuteranopia: return deuteranopia;
    case Preview::Tritanopia: return tritanopia;
    }
    return usual;
}

QRgb withAlphaOf(QRgb colour, QRgb opaque)
{
    return (opaque & RGB_MASK) | (colour & ~RGB_MASK);
}

} // namespace

QRgb seenThrough(Preview preview, QRgb colour)
{
    if (preview == Preview::None)
        return colour;
    const std::array<double, 3> light = linearOf(colour);
    std::array<double, 3> seen{};
    const Sight& sight = sightOf(preview);
    for (std::size_t i = 0; i < 3; ++i)
        seen[i] = sight[i][0] * light[0] + sight[i][1] * light[1] + sight[i][2] * light[2];
    return withAlphaOf(colour, rgbFromLinear(seen));
}

Theme seenThrough(Preview preview, Theme theme)
{
    if (preview == Preview::None)
        return theme;
    for (QColor* colour :
         {&theme.hairline, &theme.text, &theme.secondary, &theme.accent, &theme.accentWash, &theme.onAccent, &theme.absent})
        *colour = QColor::fromRgba(seenThrough(preview, colour->rgba()));
    return theme;
}

QImage seenThrough(Preview preview, QImage image)
{
    if (preview == Preview::None || image.isNull())
        return image;
    const QImage::Format format = image.format();
    image.convertTo(image.hasAlphaChannel() ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    // A picture has few colours, each of them in many pixels.
    std::unordered_map<QRgb, QRgb> known;
    QRgb former = 0, seen = seenThrough(preview, former);
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            if (line[x] != former) {
                former = line[x];
                const auto [place, isNew] = known.try_emplace(former);
                if (isNew)
                    place->second = seenThrough(preview, former);
                seen = place->second;
            }
            line[x] = seen;
        }
    }
    image.convertTo(format);
    return image;
}

const ColourScale& seenThrough(Preview preview, const ColourScale& scale)
{
    if (preview == Preview::None)
        return scale;
    static std::mutex mutex;
    static std::map<std::pair<const ColourScale*, Preview>, ColourScale> made;
    const std::lock_guard lock(mutex);
    const auto [place, isNew] = made.try_emplace({&scale, preview});
    if (isNew)
        place->second = scale.mapped([preview](QRgb colour) { return seenThrough(preview, colour); });
    return place->second;
}

std::optional<LookAlikes> lookAlikes(const ColourScale& scale, Preview preview)
{
    constexpr std::size_t samples = 201;
    constexpr std::size_t tenth = (samples - 1) / 10;
    constexpr double noticed = 0.02;
    const ColourScale& seen = seenThrough(preview, scale);
    std::array<Oklab, samples> colours{};
    const auto place = [](std::size_t sample) { return double(sample) / (samples - 1); };
    for (std::size_t i = 0; i < samples; ++i)
        colours[i] = oklabOf(seen.at(place(i)));
    for (std::size_t apart = samples - 1; apart > tenth; --apart)
        for (std::size_t i = 0; i + apart < samples; ++i)
            if (differenceOf(colours[i], colours[i + apart]) < noticed)
                return LookAlikes{place(i), place(i + apart)};
    return std::nullopt;
}

} // namespace softfocus
