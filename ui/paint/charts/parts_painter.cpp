#include "ui/paint/charts/parts_painter.h"

#include "ui/paint/charts/bar.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/words/numbers/number_text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

constexpr double barsHigh = 44, partNumberPixels = 10.5;

std::size_t columnsOf(const ScoreParts& parts)
{
    return parts.largest.size() + (parts.restCount > 0 ? 1 : 0);
}

} // namespace

double partsHeight(const Theme& theme)
{
    const double line = QFontMetricsF(theme.sized(partNumberPixels)).height();
    return barsHigh * zoomOf(theme) + 3 * line + 4 * zoomOf(theme);
}

QRectF partColumn(const QRectF& area, const ScoreParts& parts, std::size_t place)
{
    const double width = area.width() / double(std::max<std::size_t>(1, columnsOf(parts)));
    return {area.left() + width * double(place), area.top(), width, area.height()};
}

void paintParts(QPainter& painter, const QRectF& area, const ScoreParts& parts, const Theme& theme)
{
    if (parts.isEmpty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double zoom = zoomOf(theme);
    const QFont font = theme.sized(partNumberPixels);
    const QFontMetricsF metrics(font);
    const double line = metrics.height();
    const QRectF bars = area.adjusted(0, line, 0, -2 * line - 4 * zoom);
    // The others together may outweigh any one of these by far: they are a number beside the picture, which would be flat with them in it.
    double most = 0, least = 0;
    for (const ScorePart& one : parts.largest) {
        most = std::max(most, one.part);
        least = std::min(least, one.part);
    }
    const double span = most > least ? most - least : 1;
    const auto y = [&](double value) { return bars.top() + bars.height() * (most - value) / span; };
    painter.setPen(QPen(theme.hairline, 1));
    painter.drawLine(QPointF(area.left(), y(0)), QPointF(area.right(), y(0)));
    for (std::size_t place = 0; place < columnsOf(parts); ++place) {
        const bool isRest = place == parts.largest.size();
        const double part = isRest ? parts.rest : parts.largest[place].part;
        const QRectF column = partColumn(area, parts, place);
        const double top = isRest ? y(0) : y(part);
        QRectF bar(column.left() + 3 * zoom, std::min(top, y(0)), column.width() - 6 * zoom, std::abs(top - y(0)));
        painter.setPen(Qt::NoPen);
        painter.setBrush(barColour(part, theme));
        if (!isRest)
            painter.drawRect(bar);
        painter.setPen(isRest ? theme.secondary : theme.text);
        const double numberTop = part < 0 && !isRest ? std::min(bar.bottom(), bars.bottom()) : std::max(bar.top() - line, area.top());
        const QString number = partText(part);
        drawEven(painter, QPointF(column.center().x() - evenWidth(font, number) / 2, numberTop + metrics.ascent()), font, number);
        painter.setFont(font);
        painter.setPen(theme.secondary);
        const QString under =
            isRest ? QStringLiteral("+ %1").arg(countText(parts.restCount)) : countText(parts.largest[place].dimension + 1);
        painter.drawText(QRectF(column.left(), area.bottom() - line, column.width(), line), Qt::AlignCenter, under);
    }
    painter.restore();
}

} // namespace softfocus
