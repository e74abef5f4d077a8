#include "ui/paint/charts/bar.h"

#include "ui/paint/colour/colour_scale.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace softfocus {

QColor barColour(double value, const Theme& theme)
{
    constexpr double negative = 0.12; // where on the diverging scale what is below 0 has its colour
    return value < 0 ? QColor(ColourScale::diverging(theme.dark).at(negative)) : theme.accent;
}

QRectF barIn(const BarTrack& track, double value)
{
    const double unit = track.box.width() / (track.most - track.least);
    QRectF bar = track.box;
    bar.setWidth(std::clamp(unit * std::abs(value), track.sliver, std::max(track.sliver, track.box.width())));
    bar.moveLeft(track.box.left() - unit * track.least - (value > 0 ? 0 : bar.width()));
    if (track.rightToLeft)
        bar.moveLeft(track.box.left() + track.box.right() - bar.right());
    return bar;
}

void paintBar(QPainter& painter, const BarTrack& track, double value, const Theme& theme)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.dark ? theme.hairline : theme.window.darker(104));
    painter.drawRoundedRect(track.box, track.radius, track.radius);
    if (value == 0 || std::isnan(value))
        return;
    const QRectF bar = barIn(track, value);
    painter.setBrush(barColour(value, theme));
    painter.drawRoundedRect(bar, std::min(track.radius, bar.width() / 2), track.radius);
}

} // namespace softfocus
