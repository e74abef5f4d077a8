#include "ui/paint/simplex/plot_axes.h"

#include "ui/paint/colour/text_ink.h"
#include "ui/paint/labels/elided_text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <limits>

namespace softfocus {

namespace {

constexpr double plotTickPixels = 11;

QFont tickFont(const Theme& theme)
{
    return theme.sized(plotTickPixels);
}

} // namespace

double tickRoom(const std::vector<AxisTick>& ticks, const Theme& theme)
{
    const QFont font = tickFont(theme);
    double width = 0;
    for (const AxisTick& tick : ticks)
        width = std::max(width, evenWidth(font, tick.text));
    return width + 6 * zoomOf(theme);
}

double tickHeight(const Theme& theme)
{
    return QFontMetricsF(tickFont(theme)).height() + 5 * zoomOf(theme);
}

void paintLevels(QPainter& painter, const QRectF& plot, const std::vector<AxisTick>& ticks, const Theme& theme)
{
    const QFont font = tickFont(theme);
    const QFontMetricsF metrics(font);
    double last = std::numeric_limits<double>::infinity();
    for (const AxisTick& tick : ticks) {
        painter.setPen(QPen(theme.hairline, 1));
        painter.drawLine(QPointF(plot.left(), tick.place), QPointF(plot.right(), tick.place));
        if (std::abs(last - tick.place) < metrics.height())
            continue;
        last = tick.place;
        painter.setPen(theme.secondary);
        const double baseline = tick.place + (metrics.ascent() - metrics.descent()) / 2;
        drawEven(painter, {plot.left() - 5 * zoomOf(theme) - evenWidth(font, tick.text), baseline}, font, tick.text);
    }
}

void paintFeet(QPainter& painter, const QRectF& plot, const std::vector<AxisTick>& ticks, const Theme& theme)
{
    const QFont font = tickFont(theme);
    const QFontMetricsF metrics(font);
    const double zoom = zoomOf(theme);
    double end = -std::numeric_limits<double>::infinity();
    for (const AxisTick& tick : ticks) {
        const double width = evenWidth(font, tick.text);
        const double x = std::clamp(tick.place - width / 2, plot.left(), std::max(plot.left(), plot.right() - width));
        if (x < end + 6 * zoom)
            continue;
        end = x + width;
        painter.setPen(theme.secondary);
        drawEven(painter, {x, plot.bottom() + 5 * zoom + metrics.ascent()}, font, tick.text);
    }
}

void paintAxisTitle(QPainter& painter, const QRectF& line, const QStringList& texts, const Theme& theme)
{
    const QFont font = tickFont(theme);
    const QFontMetricsF metrics(font);
    const auto fits = [&](const QString& text) { return metrics.horizontalAdvance(boundedLine(text)) <= line.width(); };
    const auto found = std::ranges::find_if(texts, fits);
    const QString& text = found == texts.end() ? texts.back() : *found;
    painter.setFont(font);
    painter.setPen(theme.secondary);
    painter.drawText(QPointF(line.left(), line.top() + metrics.ascent()), elidedRight(text, line.width(), metrics));
}

} // namespace softfocus
