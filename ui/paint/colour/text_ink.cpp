#include "ui/paint/colour/text_ink.h"

#include "core/text/one_line.h"
#include "ui/paint/labels/elided_text.h"
#include "ui/paint/labels/mixed_text.h"
#include "ui/paint/labels/text_width.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace softfocus {

namespace {

/// The width that every digit of a font gets.
double digitWidth(const QFont& font)
{
    double width = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        width = std::max(width, textWidth(font, QString(QLatin1Char(digit))));
    return width;
}

/// Calls `place(x, run, isDigit)` for every digit and every run between digits; gives the whole width.
template <class Place>
double walkRuns(const QFont& font, const QString& text, Place place)
{
    const double digit = digitWidth(font);
    double x = 0;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at + 1;
        if (!text[at].isDigit())
            while (end < text.size() && !text[end].isDigit())
                ++end;
        const QString run = text.mid(at, end - at);
        const double width = textWidth(font, run);
        const double advance = text[at].isDigit() ? std::max(digit, width) : width;
        place(x + (advance - width) / 2, run);
        x += advance;
        at = end;
    }
    return x;
}

} // namespace

double zoomOf(const Theme& theme)
{
    constexpr double bodyPixels = 13;
    return theme.font.pixelSize() / bodyPixels;
}

QFont fontAt(const Theme& theme, int pixels, int weight)
{
    QFont font = theme.font;
    font.setPixelSize(std::max(1, pixels));
    font.setWeight(static_cast<QFont::Weight>(weight));
    return font;
}

double evenWidth(const QFont& font, const QString& text)
{
    return walkRuns(font, text, [](double, const QString&) {});
}

void drawEven(QPainter& painter, QPointF baseline, const QFont& font, const QString& text)
{
    painter.setFont(font);
    walkRuns(font, text, [&](double x, const QString& run) { painter.drawText(baseline + QPointF(x, 0), run); });
}

void drawFitted(QPainter& painter, const QRectF& area, Qt::Alignment alignment, QFont font, const QString& whole)
{
    const QString text = withoutMiddle(whole, mostInALine);
    constexpr double smallest = 0.8;
    const int leastPixels = qRound(font.pixelSize() * smallest);
    while (font.pixelSize() > leastPixels && QFontMetricsF(font).horizontalAdvance(text) > area.width())
        font.setPixelSize(font.pixelSize() - 1);
    const QFontMetricsF metrics(font);
    const QString line = metrics.elidedText(text, Qt::ElideMiddle, area.width());
    painter.setFont(font);
    if (asksForPictures(line)) {
        const double free = area.width() - mixedWidth(font, line);
        const double before = alignment & Qt::AlignRight ? free : alignment & Qt::AlignHCenter ? free / 2 : 0;
        drawMixed(painter, {area.left() + before, area.center().y() + (metrics.ascent() - metrics.descent()) / 2}, font, line);
        return;
    }
    painter.drawText(area, int(alignment | Qt::AlignVCenter) | int(Qt::TextSingleLine), line);
}

} // namespace softfocus
