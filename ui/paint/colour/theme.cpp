#include "ui/paint/colour/theme.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

namespace softfocus {

namespace {

constexpr int bodyPixels = 13;

/// A family of emoji in colour that is installed, or none.
QString emojiFamily()
{
    for (const char* family : {"Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji"})
        if (QFontDatabase::hasFamily(QLatin1String(family)))
            return QLatin1String(family);
    return {};
}

/// The body font: Inter where it is installed, else the system's.
QFont bodyFont()
{
    QFont font;
    // Asking costs a fraction of a millisecond, and every widget begins with a theme.
    static const bool hasInter = QFontDatabase::hasFamily(QStringLiteral("Inter"));
    if (hasInter)
        font = QFont(QStringLiteral("Inter"));
    // Emoji are in colour where a font for that is there, whatever else the system would choose for them.
    static const QString emoji = emojiFamily();
    if (!emoji.isEmpty())
        font.setFamilies({font.family(), emoji});
    font.setPixelSize(bodyPixels);
    // Advances must not change with the screen's pixel density, or labels measured once would not fit everywhere.
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace

QFont Theme::sized(double pixels, int weight) const
{
    QFont result = font;
    result.setPixelSize(std::max(1, scaled(pixels)));
    result.setWeight(static_cast<QFont::Weight>(weight));
    return result;
}

int Theme::scaled(double pixels) const
{
    return qRound(pixels * font.pixelSize() / bodyPixels);
}

Theme Theme::light()
{
    return {.window = "#f6f7f9",
            .panel = "#ffffff",
            .hairline = "#e3e6eb",
            .text = "#1b1f27",
            .secondary = "#667085",
            .accent = "#4353d6",
            .accentWash = "#eceefc",
            .onAccent = "#ffffff",
            .absent = "#dcdee2",
            .font = bodyFont()};
}

Theme Theme::darkTheme()
{
    return {.dark = true,
            .window = "#16181d",
            .panel = "#1d2026",
            .hairline = "#2f343e",
            .text = "#e8eaed",
            .secondary = "#9aa3b2",
            .accent = "#8b9cff",
            .accentWash = "#2a3152",
            .onAccent = "#16181d",
            .absent = "#3d4047",
            .font = bodyFont()};
}

Theme Theme::of(const QPalette& palette)
{
    const bool dark = palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    Theme theme = dark ? darkTheme() : light();
    // A system font larger than the design's body is a wish for larger type; smaller defaults are common and are not.
    const QFont system = QGuiApplication::font();
    constexpr double pixelsPerPoint = 96.0 / 72, most = 3;
    const double pixels = system.pixelSize() > 0 ? system.pixelSize() : system.pointSizeF() * pixelsPerPoint;
    theme.font = theme.sized(std::clamp(pixels, double(bodyPixels), most * bodyPixels));
    return theme;
}

} // namespace softfocus
