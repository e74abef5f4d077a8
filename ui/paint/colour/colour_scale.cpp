#include "ui/paint/colour/colour_scale.h"

#include "ui/paint/colour/oklab.h"

#include <cmath>
#include <mutex>
#include <vector>

namespace softfocus {

namespace {

/// What the colour is at one place of a scale.
struct ControlColour {
    double place;
    Oklab colour;
};

Oklab colourBetween(std::span<const ControlColour> controls, double place)
{
    std::size_t next = 1;
    while (next + 1 < controls.size() && controls[next].place < place)
        ++next;
    const ControlColour& from = controls[next - 1];
    const ControlColour& to = controls[next];
    return mixed(from.colour, to.colour, (place - from.place) / (to.place - from.place));
}

std::vector<ControlColour> evenlySpaced(std::initializer_list<QRgb> colours)
{
    std::vector<ControlColour> controls;
    for (const QRgb colour : colours)
        controls.push_back({double(controls.size()) / double(colours.size() - 1), oklabOf(0xff000000U | colour)});
    return controls;
}

/// Lightness runs evenly from `first` to `last`; chroma and hue come from the controls.
struct ChromaControl {
    double place, chroma, hue;
};
std::vector<ControlColour> evenlyLit(double first, double last, std::initializer_list<ChromaControl> chromas)
{
    std::vector<ControlColour> controls;
    for (const auto& [place, chroma, hue] : chromas)
        controls.push_back({place, oklabFrom(std::lerp(first, last, place), chroma, hue)});
    return controls;
}

std::vector<ControlColour> indigoControls(bool dark)
{
    if (dark)
        return evenlyLit(0.285, 0.95, {{0, 0.03, 274}, {0.25, 0.10, 275}, {0.5, 0.155, 275}, {0.75, 0.10, 277}, {1, 0.02, 280}});
    return evenlyLit(0.962, 0.285, {{0, 0.015, 278}, {0.25, 0.075, 278}, {0.5, 0.14, 277}, {0.75, 0.18, 275}, {1, 0.125, 279}});
}

/// Samples of the published tables, at equal steps; between them our own interpolation in OKLab.
/// Source: viridis and magma by Smith & van der Walt 2015, "A Better Default Colormap for Matplotlib";
/// cividis by Nuñez, Anderton & Renslow 2018, "Optimizing colormaps with consideration for color vision deficiency".
/// The tables of viridis and magma are dedicated to the public domain (CC0), and so is the article about cividis.
std::vector<ControlColour> publishedControls(const QString& name)
{
    if (name == QLatin1String("viridis"))
        return evenlySpaced({0x440154, 0x482878, 0x3e4a89, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6dcd59, 0xb4de2c, 0xfde725});
    if (name == QLatin1String("magma"))
        return evenlySpaced({0x000004, 0x180f3e, 0x451077, 0x721f81, 0x9f2f7f, 0xcd4071, 0xf1605d, 0xfd9567, 0xfec98d, 0xfcfdbf});
    return evenlySpaced(
        {0x00204d, 0x00306f, 0x2a406c, 0x48526b, 0x5e626e, 0x727374, 0x878479, 0x9e9677, 0xb6a971, 0xd0be67, 0xead357, 0xffea46});
}

std::vector<ControlColour> sequentialControls(const QString& name, bool dark)
{
    if (name == QLatin1String("indigo"))
        return indigoControls(dark);
    if (name == QLatin1String("greys"))
        return dark ? evenlyLit(0.275, 0.97, {{0, 0, 0}, {1, 0, 0}}) : evenlyLit(0.96, 0.22, {{0, 0, 0}, {1, 0, 0}});
    return publishedControls(name);
}

std::vector<ControlColour> divergingSide(bool dark, bool orange)
{
    if (dark)
        return orange ? evenlyLit(0.285, 0.76, {{0, 0.006, 270}, {0.12, 0.045, 45}, {0.5, 0.12, 44}, {1, 0.145, 52}})
                      : evenlyLit(0.285, 0.76, {{0, 0.006, 270}, {0.12, 0.04, 250}, {0.5, 0.10, 250}, {1, 0.12, 243}});
    return orange ? evenlyLit(0.955, 0.52, {{0, 0.004, 270}, {0.12, 0.025, 55}, {0.5, 0.12, 47}, {1, 0.165, 39}})
                  : evenlyLit(0.955, 0.52, {{0, 0.004, 270}, {0.12, 0.02, 240}, {0.5, 0.10, 245}, {1, 0.145, 253}});
}

constexpr std::size_t scaleCount = 5;

const std::array<QString, scaleCount>& scaleNames()
{
    static const std::array<QString, scaleCount> names{
        QStringLiteral("indigo"), QStringLiteral("viridis"), QStringLiteral("cividis"), QStringLiteral("magma"), QStringLiteral("greys"),
    };
    return names;
}

} // namespace

/// Builds the tables; each is made when it is first asked for.
struct ColourScaleTables {
    static ColourScale sequential(const QString& name, bool dark)
    {
        const std::vector<ControlColour> controls = sequentialControls(name, dark);
        ColourScale scale;
        for (std::size_t i = 0; i < scale.m_table.size(); ++i)
            scale.m_table[i] = rgbOf(colourBetween(controls, double(i) / (ColourScale::steps - 1)));
        return inked(scale);
    }

    static ColourScale diverging(bool dark)
    {
        const std::vector<ControlColour> blue = divergingSide(dark, false);
        const std::vector<ControlColour> orange = divergingSide(dark, true);
        // The two middle steps are both the neutral colour, so that a value of 0 is neutral however it rounds.
        constexpr std::size_t half = ColourScale::steps / 2;
        ColourScale scale;
        for (std::size_t i = 0; i < half; ++i) {
            const double distance = double(i) / (half - 1);
            scale.m_table[half - 1 - i] = rgbOf(colourBetween(blue, distance));
            scale.m_table[half + i] = rgbOf(colourBetween(orange, distance));
        }
        return inked(scale);
    }

private:
    static ColourScale inked(ColourScale scale)
    {
        for (std::size_t i = 0; i < scale.m_table.size(); ++i)
            scale.m_inks[i] = ColourScale::inkOn(scale.m_table[i]);
        return scale;
    }
};

const ColourScale& ColourScale::sequential(const QString& name, bool dark)
{
    // Made one by one, since most sessions show a single scale; painting may happen on several threads.
    static std::array<std::once_flag, 2 * scaleCount> made;
    static std::array<ColourScale, 2 * scaleCount> scales;
    std::size_t row = 0;
    for (std::size_t i = 0; i < scaleCount; ++i)
        if (scaleNames()[i] == name)
            row = i;
    const std::size_t place = 2 * row + (dark ? 1 : 0);
    std::call_once(made[place], [&] { scales[place] = ColourScaleTables::sequential(scaleNames()[row], dark); });
    return scales[place];
}

const ColourScale& ColourScale::diverging(bool dark)
{
    if (dark) {
        static const ColourScale onDark = ColourScaleTables::diverging(true);
        return onDark;
    }
    static const ColourScale onLight = ColourScaleTables::diverging(false);
    return onLight;
}

QRgb ColourScale::inkOn(QRgb background)
{
    constexpr QRgb darkInk = 0xff1b1f27, lightInk = 0xffffffff, black = 0xff000000;
    constexpr double enough = 4.5;
    if (contrastOf(lightInk, background) >= enough)
        return lightInk;
    // Between the two lies a narrow band where only pure black is strong enough.
    return contrastOf(darkInk, background) >= enough ? darkInk : black;
}

std::span<const QString> sequentialScaleNames()
{
    return scaleNames();
}

} // namespace softfocus
