#include "ui/paint/simplex/triangle_painter.h"

#include "ui/model/document/neat_steps.h"
#include "ui/model/numbers/number_weights.h"
#include "ui/model/numbers/numbers_editor.h"
#include "ui/paint/colour/key_colours.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/paint/labels/elided_text.h"
#include "ui/paint/labels/text_width.h"
#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLineF>
#include <QLocale>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

namespace softfocus {

namespace {

class TriangleLabels {
    Q_DECLARE_TR_FUNCTIONS(TriangleLabels)
};

constexpr double cornerPixels = 13, smallPixels = 10.5;
constexpr double leastSide = 40;
const double heightOfSide = std::numbers::sqrt3 / 2;

std::vector<VariantName> namesOf(const SimplexTriangle& triangle)
{
    std::vector<VariantName> names;
    for (const TriangleVariant& one : triangle.variants)
        if (one.at.beside.isEmpty())
            names.push_back({one.at.mark, one.at.name});
    return names;
}

QPolygonF lineOf(const TriangleLayout& layout, const TemperaturePath& path)
{
    QPolygonF line;
    for (const PathPoint& point : path)
        line << layout.placeOf(point.weights);
    return line;
}

/// The nearest place of the line from a to b, as its share.
double nearestShare(QPointF a, QPointF b, QPointF point)
{
    const QPointF way = b - a;
    const double length = QPointF::dotProduct(way, way);
    return length > 0 ? std::clamp(QPointF::dotProduct(point - a, way) / length, 0.0, 1.0) : 0;
}

/// Between two temperatures, of which one may be a limit.
double temperatureBetween(double low, double high, double share)
{
    if (share <= 0 || low == high)
        return low;
    if (share >= 1)
        return high;
    // As weights move evenly in 1/T where T is large, and in T where it is small.
    if (std::isinf(high))
        return low / (1 - share);
    return low > 0 ? 1 / ((1 - share) / low + share / high) : share * high;
}

class TrianglePicture {
public:
    TrianglePicture(QPainter& painter, const TriangleLayout& layout, const SimplexTriangle& triangle, const Theme& theme)
        : m_painter(painter), m_layout(layout), m_triangle(triangle), m_theme(theme), m_zoom(zoomOf(theme))
    {
    }

    void draw(const std::optional<PathReading>& reading)
    {
        drawGround();
        if (m_triangle.entropyContours)
            drawContours();
        drawEdges();
        for (const TriangleVariant& one : m_triangle.variants)
            drawPath(one, reading && &one == &m_triangle.variants[reading->variant]);
        if (const auto marked = reading ? std::optional(reading->variant) : m_triangle.marked)
            drawMarks(m_triangle.variants[*marked]);
        if (reading)
            drawReading(*reading);
        if (m_triangle.lit && *m_triangle.lit < m_layout.corners.size())
            drawHeights(*m_triangle.lit);
        drawPoints();
        if (!m_layout.hasTexts)
            return;
        drawCorners();
        paintVariantLegend(m_painter, m_layout.legend, namesOf(m_triangle), LegendFlow::Beside, m_theme);
    }

private:
    QPointF at(double a, double b, double c) const
    {
        const std::array weights{a, b, c};
        return m_layout.placeOf(weights);
    }

    void drawGround()
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.window);
        m_painter.drawPolygon(QPolygonF{m_layout.corners[0], m_layout.corners[1], m_layout.corners[2]});
        m_painter.setPen(QPen(m_theme.hairline, 1));
        for (const double weight : {0.25, 0.5, 0.75}) {
            m_painter.drawLine(at(weight, 1 - weight, 0), at(weight, 0, 1 - weight));
            m_painter.drawLine(at(1 - weight, weight, 0), at(0, weight, 1 - weight));
            m_painter.drawLine(at(1 - weight, 0, weight), at(0, 1 - weight, weight));
        }
    }

    void drawEdges()
    {
        m_painter.setPen(QPen(m_theme.secondary, 1, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPolygon(QPolygonF{m_layout.corners[0], m_layout.corners[1], m_layout.corners[2]});
    }

    void drawContours()
    {
        QColor faint = m_theme.secondary;
        constexpr float faintly = 0.6F;
        faint.setAlphaF(faintly);
        QPen pen(faint, 1);
        pen.setDashPattern({2, 2});
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        for (const EntropyContour& contour : entropyContours())
            for (const std::vector<TriangleWeights>& line : contour.lines) {
                QPolygonF shape;
                for (const TriangleWeights& weights : line)
                    shape << m_layout.placeOf(weights);
                m_painter.drawPolyline(shape);
            }
        if (m_layout.hasTexts)
            for (const EntropyContour& contour : entropyContours())
                drawBits(contour);
    }

    /// The number of a contour, on the way from the centre to the third corner, where it interrupts the line.
    void drawBits(const EntropyContour& contour)
    {
        if (std::fmod(contour.bits, 0.5) != 0 || m_layout.side < 180 * m_zoom)
            return;
        const QFont font = m_theme.sized(smallPixels);
        const QFontMetricsF metrics(font);
        const QString number = QLocale().toString(contour.bits);
        const QString text = contour.bits == 1 ? TriangleLabels::tr("%1 bit", "an entropy").arg(number) : number;
        const double width = textWidth(font, text);
        // Of all places of the line, the one that lies farthest towards the corner's bisector.
        const std::vector<TriangleWeights>& line = contour.lines.back();
        const auto offAxis = [](const TriangleWeights& weights) { return weights[2] > weights[0] ? std::abs(weights[0] - weights[1]) : 2; };
        const QPointF place =
            m_layout.placeOf(*std::ranges::min_element(line, [&](const auto& a, const auto& b) { return offAxis(a) < offAxis(b); }));
        const QRectF box(place.x() - width / 2 - 2, place.y() - metrics.height() / 2, width + 4, metrics.height());
        m_painter.fillRect(box, m_theme.window);
        m_painter.save();
        m_painter.setPen(m_theme.secondary);
        drawEven(m_painter, {box.left() + 2, box.top() + metrics.ascent()}, font, text);
        m_painter.restore();
    }

    void drawPath(const TriangleVariant& one, bool isRead)
    {
        if (one.path.size() < 2)
            return;
        m_painter.setPen(variantPen(one.at.mark, m_theme, (isRead ? 3 : 2) * m_zoom));
        m_painter.drawPolyline(lineOf(m_layout, one.path));
    }

    /// Neat temperatures on a way, as far apart as their numbers need.
    void drawMarks(const TriangleVariant& one)
    {
        const QFont font = m_theme.sized(smallPixels);
        const QFontMetricsF metrics(font);
        QColor ground = m_theme.window;
        constexpr float mostly = 0.85F;
        ground.setAlphaF(mostly);
        const std::vector<Point> marks = points();
        std::vector<QRectF> taken;
        std::vector<double> weights(m_triangle.list.scores.size());
        for (const double temperature : {1.0, 0.5, 2.0, 0.2, 5.0, 0.1, 10.0}) {
            one.at.variant.normalizer.weigh(m_triangle.list.scores, temperature, weights);
            const QPointF place = m_layout.placeOf(weights);
            const QString text = TriangleLabels::tr("T = %1").arg(QLocale().toString(temperature));
            const double width = evenWidth(font, text), gap = 8 * m_zoom;
            const QRectF box(place.x() + gap, place.y() - metrics.height() / 2, width, metrics.height());
            const QRectF all = box.adjusted(-gap - 4 * m_zoom, 0, 2, 0);
            const auto isUnder = [&](const Point& point) {
                const double reach = markRadius(point.ring, m_theme) + m_zoom;
                return box.intersects(QRectF(point.place - QPointF(reach, reach), 2 * QSizeF(reach, reach)));
            };
            const bool isTaken = std::ranges::any_of(taken, [&](const QRectF& other) { return other.intersects(all); }) ||
                                 std::ranges::any_of(marks, isUnder);
            if (m_layout.hasTexts && isTaken)
                continue;
            taken.push_back(all);
            if (m_layout.hasTexts)
                m_painter.fillRect(box.adjusted(-2, 0, 2, 0), ground);
            m_painter.setPen(QPen(variantColour(one.at.mark, m_theme), 1.5 * m_zoom));
            m_painter.setBrush(m_theme.panel);
            m_painter.drawEllipse(place, 3 * m_zoom, 3 * m_zoom);
            m_painter.setPen(m_theme.text);
            if (m_layout.hasTexts)
                drawEven(m_painter, {box.left(), box.top() + metrics.ascent()}, font, text);
        }
    }

    void drawReading(const PathReading& reading)
    {
        m_painter.setPen(QPen(m_theme.text, 1.5 * m_zoom));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawEllipse(m_layout.placeOf(reading.weights), 5 * m_zoom, 5 * m_zoom);
    }

    QColor colourOf(std::size_t number) const
    {
        std::vector<QString> names;
        for (std::size_t place = 0; place < m_triangle.list.scores.size(); ++place)
            names.push_back(numberName(m_triangle.list, place));
        return keyColour(huesOf(names)[number], m_theme);
    }

    /// A number's corner, and from every point straight down to the side across from it: so high is its weight.
    void drawHeights(std::size_t number)
    {
        const QColor colour = colourOf(number);
        m_painter.setPen(QPen(colour, 1.5 * m_zoom));
        m_painter.drawLine(m_layout.corners[(number + 1) % 3], m_layout.corners[(number + 2) % 3]);
        for (const TriangleVariant& one : m_triangle.variants) {
            if (!one.at.beside.isEmpty())
                continue;
            TriangleWeights foot{one.at.weights[0], one.at.weights[1], one.at.weights[2]};
            const double weight = foot[number];
            for (double& other : foot)
                other += weight / 2;
            foot[number] = 0;
            m_painter.drawLine(m_layout.placeOf(one.at.weights), m_layout.placeOf(foot));
        }
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        m_painter.drawEllipse(m_layout.corners[number], 5 * m_zoom, 5 * m_zoom);
    }

    /// Where the variants' points are, with the rings of those at one place.
    struct Point {
        QPointF place;
        std::size_t mark = 0;
        int ring = 0;
    };
    std::vector<Point> points() const
    {
        std::vector<QPointF> places;
        std::vector<Point> result;
        for (const TriangleVariant& one : m_triangle.variants)
            if (one.at.beside.isEmpty()) {
                places.push_back(m_layout.placeOf(one.at.weights));
                result.push_back({places.back(), one.at.mark, 0});
            }
        const std::vector<int> rings = ringsOf(places, m_theme);
        for (std::size_t k = 0; k < result.size(); ++k)
            result[k].ring = rings[k];
        // The largest ring is drawn first: what is smaller stays in sight.
        std::ranges::stable_sort(result, std::greater<>(), &Point::ring);
        return result;
    }

    void drawPoints()
    {
        for (const Point& point : points())
            paintVariantMark(m_painter, point.place, point.mark, point.ring, m_theme);
    }

    void drawCorners()
    {
        const QFont font = m_theme.sized(cornerPixels, QFont::DemiBold);
        const QFontMetricsF metrics(font);
        m_painter.setFont(font);
        m_painter.setPen(m_theme.text);
        const double gap = 12 * m_zoom;
        // Off the marks that lie about a corner.
        const auto gapAt = [&, marks = points()](std::size_t corner) {
            double most = gap;
            for (const Point& point : marks)
                if (QLineF(point.place, m_layout.corners[corner]).length() < gap)
                    most = std::max(most, markRadius(point.ring, m_theme) + 4 * m_zoom);
            return most;
        };
        // Names stand at their corners as far as they stay in the picture, the lower two each on its side.
        const QRectF& whole = m_layout.legend;
        const double middle = m_layout.corners[0].x();
        const auto write = [&](std::size_t corner, double left, double right, double baseline) {
            const QString name = elidedRight(numberName(m_triangle.list, corner), right - left, metrics);
            const double width = metrics.horizontalAdvance(name);
            const double x = std::clamp(m_layout.corners[corner].x() - width / 2, left, std::max(left, right - width));
            m_painter.setPen(m_triangle.lit == corner ? colourOf(corner) : m_theme.text);
            m_painter.drawText(QPointF(x, baseline), name);
        };
        const auto below = [&](std::size_t corner) { return m_layout.corners[corner].y() + gapAt(corner) + metrics.ascent(); };
        write(0, whole.left(), whole.right(), m_layout.corners[0].y() - gapAt(0) - metrics.descent());
        write(1, whole.left(), middle - gap / 2, below(1));
        write(2, middle + gap / 2, whole.right(), below(2));
    }

    QPainter& m_painter;
    const TriangleLayout& m_layout;
    const SimplexTriangle& m_triangle;
    const Theme& m_theme;
    double m_zoom;
};

} // namespace

QPointF TriangleLayout::placeOf(std::span<const double> weights) const
{
    return weights[0] * corners[0] + weights[1] * corners[1] + weights[2] * corners[2];
}

TriangleWeights TriangleLayout::weightsAt(QPointF place) const
{
    const double top = (corners[1].y() - place.y()) / (side * heightOfSide);
    const double right = (place.x() - corners[1].x()) / side - top / 2;
    return {top, 1 - top - right, right};
}

double triangleLegendHeight(const SimplexTriangle& triangle, double width, const Theme& theme)
{
    return variantLegendHeight(namesOf(triangle), LegendFlow::Beside, width, theme);
}

TriangleLayout layOutTriangle(const QRectF& area, const SimplexTriangle& triangle, const Theme& theme)
{
    const double zoom = zoomOf(theme);
    const double legend = triangleLegendHeight(triangle, area.width(), theme);
    const double name = QFontMetricsF(theme.sized(cornerPixels, QFont::DemiBold)).height();
    // Marks with rings and names reach beyond the corners.
    const double beside = 14 * zoom, above = name + 14 * zoom, below = name + 16 * zoom;
    const double gap = legend > 0 ? 8 * zoom : 0;
    const double room = area.height() - above - below - legend - gap;
    TriangleLayout layout;
    layout.legend = QRectF(area.left(), area.bottom() - legend, area.width(), legend);
    layout.side = std::min(area.width() - 2 * beside, room / heightOfSide);
    if (layout.side < leastSide)
        layout.side = 0;
    const double height = layout.side * heightOfSide, top = area.top() + above + (room - height) / 2, middle = area.center().x();
    layout.corners = {QPointF(middle, top), QPointF(middle - layout.side / 2, top + height),
                      QPointF(middle + layout.side / 2, top + height)};
    return layout;
}

void paintTriangle(QPainter& painter, const QRectF& area, const SimplexTriangle& triangle, const std::optional<PathReading>& reading,
                   const Theme& theme)
{
    if (const TriangleLayout layout = layOutTriangle(area, triangle, theme); layout.side > 0)
        paintTriangle(painter, layout, triangle, reading, theme);
}

void paintTriangle(QPainter& painter, const TriangleLayout& layout, const SimplexTriangle& triangle,
                   const std::optional<PathReading>& reading, const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    TrianglePicture(painter, layout, triangle, theme).draw(reading);
    painter.restore();
}

std::optional<std::size_t> cornerAt(const TriangleLayout& layout, QPointF point, const Theme& theme)
{
    constexpr double reach = 26; // as far as the name beside it
    for (std::size_t corner = 0; corner < layout.corners.size(); ++corner)
        if (QLineF(layout.corners[corner], point).length() <= std::min(reach * zoomOf(theme), layout.side / 4))
            return corner;
    return std::nullopt;
}

std::optional<PathReading> pathReadingAt(const TriangleLayout& layout, const SimplexTriangle& triangle, QPointF point, const Theme& theme)
{
    constexpr double reach = 9;
    double nearest = reach * zoomOf(theme);
    std::optional<PathReading> reading;
    for (std::size_t variant = 0; variant < triangle.variants.size(); ++variant) {
        const TemperaturePath& path = triangle.variants[variant].path;
        for (std::size_t next = 1; next < path.size(); ++next) {
            const QPointF a = layout.placeOf(path[next - 1].weights), b = layout.placeOf(path[next].weights);
            const double share = nearestShare(a, b, point);
            const QPointF off = point - (a + share * (b - a));
            if (const double distance = std::hypot(off.x(), off.y()); distance < nearest) {
                nearest = distance;
                reading = {variant, temperatureBetween(path[next - 1].temperature, path[next].temperature, share), {}};
            }
        }
    }
    if (!reading)
        return reading;
    if (reading->temperature >= lowestTemperature && reading->temperature <= highestTemperature)
        reading->temperature = temperatureOnFewDigits(reading->temperature);
    reading->weights = seenWeights(triangle.variants[reading->variant].at.variant.normalizer, reading->temperature, triangle.list.scores);
    return reading;
}

} // namespace softfocus
