#include "ui/window/type_size.h"

#include <algorithm>

namespace softfocus {

namespace {

constexpr QSize roomySize{620, 440}; ///< what everything needs at the design's type size
constexpr double usualPixels = 13;

} // namespace

double roomyZoom(const QSize& window, const Theme& system)
{
    // Larger type than this would leave the map no room; type at the design's size is never made smaller for it.
    const double room = std::min(double(window.width()) / roomySize.width(), double(window.height()) / roomySize.height());
    return std::max(1.0, room) * usualPixels / system.font.pixelSize();
}

Theme sizedTheme(const Theme& system, const QSize& window, double zoom, bool presenting)
{
    Theme theme = system;
    if (presenting) {
        // Type grows with the wall that it is shown on.
        constexpr double larger = 1.4, least = 1.15, most = 3;
        const double wall = std::min(double(window.width()) / usualWindow.width(), double(window.height()) / usualWindow.height());
        zoom *= std::clamp(larger * wall, least, most);
    }
    theme.font = theme.sized(usualPixels * std::min(zoom, roomyZoom(window, theme)));
    return theme;
}

} // namespace softfocus
