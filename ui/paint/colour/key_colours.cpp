#include "ui/paint/colour/key_colours.h"

#include <array>
#include <cmath>

namespace softfocus {

namespace {

QColor mixedInk(const QColor& a, const QColor& b, double share)
{
    const auto part = [share](int x, int y) { return int(std::lround(x + (y - x) * share)); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

} // namespace

QColor keyColour(std::size_t place, const Theme& theme)
{
    const std::array<QColor, strongColourCount> light{theme.accent, QColor("#b8297f"), QColor("#128a5e"), QColor("#c26a00")};
    const std::array<QColor, strongColourCount> dark{theme.accent, QColor("#f06bb0"), QColor("#3fc08f"), QColor("#e8a04c")};
    const QColor strong = (theme.dark ? dark : light)[place % strongColourCount];
    constexpr double paler = 0.5;
    return place % keyColourCount < strongColourCount ? strong : mixedInk(strong, theme.panel, paler);
}

} // namespace softfocus
