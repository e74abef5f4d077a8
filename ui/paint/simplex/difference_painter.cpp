#include "ui/paint/simplex/difference_painter.h"

#include "ui/model/numbers/numbers_editor.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/paint/labels/elided_text.h"
#include "ui/paint/labels/tick_text.h"
#include "ui/paint/simplex/plot_axes.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <array>
#include <cmath>

namespace softfocus {

namespace {

class DifferenceWords {
    Q_DECLARE_TR_FUNCTIONS(DifferenceWords)
};

constexpr double curveNamePixels = 12;
constexpr double leastCurveRoom = 30;

std::vector<VariantName> namesOf(const DifferenceCurves& curves)
{
    std::vector<VariantName> names;
    for (const DifferenceCurve& curve : curves.curves)
        names.push_back({curve.at.mark, curve.at.name});
    return names;
}

std::vector<double> weightLevels(double low, double high)
{
    std::vector<double> levels{0, 0.5, 1};
    if (low < 0)
        levels.insert(levels.begin(), low);
    if (high > 1)
        levels.push_back(high);
    return levels;
}

std::vector<AxisTick> ticksOf(const std::vector<double>& values, const auto& placeOf)
{
    const std::vector<QString> texts = tickTexts(values);
    std::vector<AxisTick> ticks;
    for (std::size_t k = 0; k < values.size(); ++k)
        ticks.push_back({placeOf(values[k]), texts[k]});
    return ticks;
}

class DifferencePicture {
public:
    DifferencePicture(QPainter& painter, const DifferenceLayout& layout, const DifferenceCurves& curves, const Theme& theme)
        : m_painter(painter), m_layout(layout), m_curves(curves), m_theme(theme), m_zoom(zoomOf(theme))
    {
    }

    void draw()
    {
        drawAxes();
        m_painter.save();
        const double reach = m_zoom; // a line at the end of the scale is not cut
        m_painter.setClipRect(m_layout.plot.adjusted(-reach, -reach, reach, reach));
        for (const DifferenceCurve& curve : m_curves.curves)
            drawCurve(curve);
        m_painter.restore();
        drawDifference();
        drawSegment();
        if (!m_layout.hasTexts)
            return;
        drawNames();
        paintVariantLegend(m_painter, m_layout.legend, namesOf(m_curves), LegendFlow::Beside, m_theme);
    }

private:
    QPointF placeOf(const DifferencePoint& point) const
    {
        return {m_layout.placeOfDifference(point.difference), m_layout.placeOfWeight(point.weight)};
    }
    QString nameOf(std::size_t place) const { return numberName(m_curves.list, place); }

    void drawAxes()
    {
        const QRectF& plot = m_layout.plot;
        const double middle = m_layout.placeOfDifference(0);
        std::vector<AxisTick> levels =
            ticksOf(weightLevels(m_layout.low, m_layout.high), [&](double weight) { return m_layout.placeOfWeight(weight); });
        for (AxisTick& level : levels)
            if (!m_layout.hasTexts)
                level.text.clear();
        paintLevels(m_painter, plot, levels, m_theme);
        m_painter.setPen(QPen(m_theme.hairline, 1));
        m_painter.drawLine(QPointF(middle, plot.top()), QPointF(middle, plot.bottom()));
        if (m_layout.hasTexts)
            drawAxisTexts();
    }

    void drawAxisTexts()
    {
        const QRectF& plot = m_layout.plot;
        const double reach = m_layout.reach;
        paintFeet(m_painter, plot,
                  ticksOf({-reach, -reach / 2, 0, reach / 2, reach}, [&](double x) { return m_layout.placeOfDifference(x); }), m_theme);
        const double height = tickHeight(m_theme);
        paintAxisTitle(m_painter, {plot.left(), plot.top() - height - 2 * m_zoom, plot.width(), height},
                       {DifferenceWords::tr("weight of %1").arg(nameOf(0))}, m_theme);
        paintAxisTitle(m_painter, {plot.left(), plot.bottom() + height + 2 * m_zoom, plot.width(), height},
                       {DifferenceWords::tr("score of %1 less score of %2").arg(nameOf(0), nameOf(1)),
                        DifferenceWords::tr("%1 − %2", "two numbers by their names").arg(nameOf(0), nameOf(1))},
                       m_theme);
    }

    /// Lines end where weights jump or are not defined; across a jump there are only dots.
    void drawCurve(const DifferenceCurve& curve)
    {
        const QPen pen = variantPen(curve.at.mark, m_theme, 2 * m_zoom);
        QPen dots(pen.color(), m_zoom, Qt::DotLine);
        m_painter.setBrush(Qt::NoBrush);
        QPolygonF line;
        const auto finish = [&] {
            m_painter.setPen(pen);
            m_painter.drawPolyline(line);
            line.clear();
        };
        for (std::size_t k = 0; k < curve.points.size(); ++k) {
            const DifferencePoint& point = curve.points[k];
            if (std::isnan(point.weight)) {
                finish();
                continue;
            }
            if (k > 0 && isJump(curve.points[k - 1], point, m_layout.reach)) {
                finish();
                m_painter.setPen(dots);
                m_painter.drawLine(placeOf(curve.points[k - 1]), placeOf(point));
            }
            line << placeOf(point);
        }
        finish();
        drawValuesAtJumps(curve);
    }

    /// Where two scores tie, a jump has a value of its own.
    void drawValuesAtJumps(const DifferenceCurve& curve)
    {
        const std::vector<DifferencePoint>& points = curve.points;
        for (std::size_t k = 1; k + 1 < points.size(); ++k)
            if (isJump(points[k - 1], points[k], m_layout.reach) && isJump(points[k], points[k + 1], m_layout.reach)) {
                m_painter.setPen(Qt::NoPen);
                m_painter.setBrush(variantColour(curve.at.mark, m_theme));
                m_painter.drawEllipse(placeOf(points[k]), 2.5 * m_zoom, 2.5 * m_zoom);
            }
    }

    void drawDifference()
    {
        const double x = m_layout.placeOfDifference(m_curves.difference);
        const QRectF& plot = m_layout.plot;
        m_painter.setPen(QPen(m_theme.text, 1.5 * m_zoom));
        m_painter.drawLine(QPointF(x, plot.top() - 3 * m_zoom), QPointF(x, plot.bottom() + 3 * m_zoom));
        // What is to be taken hold of looks like the handle of a slider.
        m_painter.setBrush(m_theme.panel);
        const QSizeF grip(16 * m_zoom, 7 * m_zoom);
        const QRectF box(x - grip.width() / 2, plot.bottom() - grip.height() / 2, grip.width(), grip.height());
        m_painter.drawRoundedRect(box, grip.height() / 2, grip.height() / 2);
    }

    void drawSegment()
    {
        const double x = m_layout.segment, top = m_layout.placeOfWeight(1), bottom = m_layout.placeOfWeight(0);
        m_painter.setPen(QPen(m_theme.secondary, 2 * m_zoom));
        m_painter.drawLine(QPointF(x, top), QPointF(x, bottom));
        std::vector<QPointF> places;
        std::vector<std::size_t> marks;
        const double here = m_layout.placeOfDifference(m_curves.difference);
        for (const DifferenceCurve& curve : m_curves.curves)
            if (curve.at.beside.isEmpty()) {
                places.push_back({x, m_layout.placeOfWeight(curve.at.weights[0])});
                marks.push_back(curve.at.mark);
            }
        const std::vector<int> rings = ringsOf(places, m_theme);
        for (int ring = rings.empty() ? 0 : *std::ranges::max_element(rings); ring >= 0; --ring)
            for (std::size_t place = 0; place < places.size(); ++place)
                if (rings[place] == ring) {
                    paintVariantMark(m_painter, places[place], marks[place], ring, m_theme);
                    if (ring == 0) {
                        m_painter.setPen(Qt::NoPen);
                        m_painter.setBrush(variantColour(marks[place], m_theme));
                        m_painter.drawEllipse(QPointF(here, places[place].y()), 3.5 * m_zoom, 3.5 * m_zoom);
                    }
                }
    }

    void drawNames()
    {
        const double x = m_layout.segment, top = m_layout.placeOfWeight(1), bottom = m_layout.placeOfWeight(0);
        const QFont font = m_theme.sized(curveNamePixels, QFont::DemiBold);
        const QFontMetricsF metrics(font);
        const double gap = 12 * m_zoom, room = 2 * (m_layout.segment - m_layout.plot.right()) - 8 * m_zoom;
        m_painter.setFont(font);
        m_painter.setPen(m_theme.text);
        const auto write = [&](std::size_t place, double baseline) {
            const QString name = elidedRight(nameOf(place), room, metrics);
            m_painter.drawText(QPointF(x - metrics.horizontalAdvance(name) / 2, baseline), name);
        };
        write(0, top - gap - metrics.descent());
        write(1, bottom + gap + metrics.ascent());
    }

    QPainter& m_painter;
    const DifferenceLayout& m_layout;
    const DifferenceCurves& m_curves;
    const Theme& m_theme;
    double m_zoom;
};

} // namespace

bool DifferenceLayout::hasRoom() const
{
    return plot.width() >= leastCurveRoom && plot.height() >= leastCurveRoom;
}

double DifferenceLayout::placeOfDifference(double difference) const
{
    // Whatever is far beyond the axis is so at a place that can be drawn.
    return plot.center().x() + plot.width() / 2 * std::clamp(difference / reach, -2.0, 2.0);
}

double DifferenceLayout::differenceAt(double x) const
{
    return reach * std::clamp((x - plot.center().x()) / (plot.width() / 2), -1.0, 1.0);
}

double DifferenceLayout::placeOfWeight(double weight) const
{
    return plot.bottom() - plot.height() * (weight - low) / (high - low);
}

double DifferenceLayout::weightAt(double y) const
{
    return std::clamp(low + (high - low) * (plot.bottom() - y) / plot.height(), 0.0, 1.0);
}

DifferenceLayout layOutDifference(const QRectF& area, const DifferenceCurves& curves, const Theme& theme)
{
    const double zoom = zoomOf(theme), line = tickHeight(theme);
    DifferenceLayout layout;
    layout.low = curves.low;
    layout.high = curves.high;
    layout.reach = curves.reach;
    const double legend = variantLegendHeight(namesOf(curves), LegendFlow::Beside, area.width(), theme);
    layout.legend = QRectF(area.left(), area.bottom() - legend, area.width(), legend);
    const double numbers = tickRoom(ticksOf(weightLevels(curves.low, curves.high), [](double) { return 0.0; }), theme);
    const double beside = 56 * zoom; // for the segment with its names
    const double gap = 10 * zoom;
    layout.plot = area.adjusted(numbers, line + 12 * zoom, -beside, -(legend + gap + 2 * line + 4 * zoom));
    layout.segment = layout.plot.right() + beside / 2 + 2 * zoom;
    return layout;
}

void paintDifference(QPainter& painter, const QRectF& area, const DifferenceCurves& curves, const Theme& theme)
{
    if (const DifferenceLayout layout = layOutDifference(area, curves, theme); layout.hasRoom())
        paintDifference(painter, layout, curves, theme);
}

void paintDifference(QPainter& painter, const DifferenceLayout& layout, const DifferenceCurves& curves, const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    DifferencePicture(painter, layout, curves, theme).draw();
    painter.restore();
}

} // namespace softfocus
