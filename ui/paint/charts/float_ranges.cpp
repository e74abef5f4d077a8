#include "ui/paint/charts/float_ranges.h"

#include "ui/paint/charts/lesson_rows_painter.h"
#include "ui/paint/colour/text_ink.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

class FloatRangesWords {
    Q_DECLARE_TR_FUNCTIONS(FloatRangesWords)
};

constexpr double laneHigh = 30, textPixels = 11, dotRadius = 3, rightSide = 8;
/// The scale is even about 0 and logarithmic beyond `even`, so that the limits of all precisions are told apart.
constexpr double mostExponent = 3000, even = 4;

QColor faint(QColor colour, float opacity)
{
    colour.setAlphaF(opacity);
    return colour;
}

double nameWidth(const Theme& theme)
{
    double widest = 0;
    for (const Precision precision : allPrecisions)
        widest = std::max(widest, QFontMetricsF(theme.sized(textPixels)).horizontalAdvance(precisionName(precision)));
    return widest + theme.scaled(10);
}

class RangesDrawing {
public:
    RangesDrawing(QPainter& painter, const QRectF& area, const Theme& theme)
        : m_painter(painter), m_left(area.left()), m_lanes(area, theme), m_theme(theme)
    {
    }

    void drawLane(Precision precision)
    {
        const QRectF lane = m_lanes.laneOf(precision);
        const double least = m_lanes.placeOf(leastExponent(precision)), full = m_lanes.placeOf(leastFullExponent(precision));
        const double most = m_lanes.placeOf(largestExponent(precision)), middle = lane.center().y(), high = m_theme.scaled(8);
        const QRectF whole(least, middle - high / 2, most - least, high);
        m_painter.setPen(QPen(m_theme.hairline, 1));
        m_painter.drawLine(QPointF(lane.left(), middle), QPointF(lane.right(), middle));
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(faint(m_theme.accent, 0.14F));
        m_painter.drawRect(whole);
        m_painter.setBrush(faint(m_theme.accent, 0.25F));
        m_painter.drawRect(QRectF(full, whole.top(), most - full, high));
        drawTexts(precision, lane, least, most);
    }

    void drawDots(Precision precision, const PlainSoftmax& plain, bool isShifted)
    {
        const double radius = m_theme.scaled(dotRadius), aside = m_theme.scaled(8);
        const double y = m_lanes.laneOf(precision).center().y() + (isShifted ? aside : -aside);
        for (std::size_t place = 0; place < plain.exponents.size(); ++place) {
            if (std::isnan(plain.exponents[place]))
                continue;
            const FloatKind kind = kindOf(precision, plain.powers[place]);
            const QColor colour = kind == FloatKind::Infinite ? inkOf(CellTone::Wrong, m_theme)
                                  : kind == FloatKind::Zero   ? m_theme.secondary
                                                              : m_theme.accent;
            m_painter.setPen(QPen(colour, 1.2));
            m_painter.setBrush(isShifted ? QBrush(m_theme.panel) : QBrush(colour));
            m_painter.drawEllipse(QPointF(m_lanes.placeOf(plain.exponents[place]), y), radius, radius);
        }
    }

private:
    /// The name, and what exp is beyond the ends where there is room for it.
    void drawTexts(Precision precision, const QRectF& lane, double least, double most)
    {
        const QFont font = m_theme.sized(textPixels);
        const QFontMetricsF metrics(font);
        const double middle = lane.center().y();
        m_painter.setFont(font);
        m_painter.setPen(m_theme.secondary);
        m_painter.drawText(QPointF(m_left, middle + (metrics.ascent() - metrics.descent()) / 2), precisionName(precision));
        const double side = m_theme.scaled(6);
        const QString beyond = FloatRangesWords::tr("inf above %1", "what exp is").arg(limitText(largestExponent(precision)));
        const QString below = FloatRangesWords::tr("0 below %1", "what exp is").arg(limitText(leastExponent(precision)));
        if (evenWidth(font, beyond) < lane.right() - most - side)
            drawEven(m_painter, {most + side, middle + metrics.ascent() + m_theme.scaled(2)}, font, beyond); // below the dots
        if (evenWidth(font, below) < least - lane.left() - side)
            drawEven(m_painter, {least - side - evenWidth(font, below), middle - m_theme.scaled(4)}, font, below);
    }

    QPainter& m_painter;
    double m_left;
    FloatLanes m_lanes;
    const Theme& m_theme;
};

} // namespace

FloatLanes::FloatLanes(const QRectF& area, const Theme& theme)
    : m_area(area), m_laneHigh(theme.scaled(laneHigh)), m_left(nameWidth(theme)),
      m_wide(std::max(1.0, area.width() - m_left - theme.scaled(rightSide)))
{
}

double FloatLanes::heightOf(const Theme& theme)
{
    return double(allPrecisions.size()) * theme.scaled(laneHigh);
}

double FloatLanes::placeOf(double exponent) const
{
    const double inside = std::clamp(exponent, -mostExponent, mostExponent);
    return m_area.left() + m_left + m_wide * (0.5 + 0.5 * std::asinh(inside / even) / std::asinh(mostExponent / even));
}

QRectF FloatLanes::laneOf(Precision precision) const
{
    return {m_area.left() + m_left, m_area.top() + m_laneHigh * double(precision), m_wide, m_laneHigh};
}

void paintFloatRanges(QPainter& painter, const QRectF& area, const OverflowLesson& lesson, const Theme& theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    RangesDrawing drawing(painter, area, theme);
    for (const Precision precision : allPrecisions) {
        drawing.drawLane(precision);
        drawing.drawDots(precision, lesson.plain[std::size_t(precision)], false);
        drawing.drawDots(precision, lesson.shifted[std::size_t(precision)], true);
    }
}

double floatRangesKeyHeight(const Theme& theme)
{
    return QFontMetricsF(theme.sized(textPixels)).height();
}

void paintFloatRangesKey(QPainter& painter, const QRectF& area, const Theme& theme)
{
    const QFont font = theme.sized(textPixels);
    const QFontMetricsF metrics(font);
    const double radius = theme.scaled(dotRadius), middle = area.top() + metrics.height() / 2;
    double left = area.left() + nameWidth(theme);
    const auto write = [&](bool isHollow, const QString& text) {
        painter.setPen(QPen(theme.accent, 1.2));
        painter.setBrush(isHollow ? QBrush(theme.panel) : QBrush(theme.accent));
        painter.drawEllipse(QPointF(left + radius, middle), radius, radius);
        painter.setFont(font);
        painter.setPen(theme.secondary);
        left += 2 * radius + theme.scaled(5);
        painter.drawText(QPointF(left, middle + (metrics.ascent() - metrics.descent()) / 2), text);
        left += metrics.horizontalAdvance(text) + theme.scaled(16);
    };
    write(false, FloatRangesWords::tr("exponents as they are written"));
    write(true, FloatRangesWords::tr("with the maximum subtracted"));
}

} // namespace softfocus
