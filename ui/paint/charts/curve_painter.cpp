#include "ui/paint/charts/curve_painter.h"

#include "ui/model/document/neat_steps.h"
#include "ui/paint/charts/curve_parts.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/paint/labels/mixed_text.h"
#include "ui/paint/labels/tick_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPen>

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

namespace softfocus {

namespace {

class CurveWords {
    Q_DECLARE_TR_FUNCTIONS(CurveWords)
};

constexpr std::size_t mostGrey = 24; ///< more thin grey lines cannot be told apart and cost time

/// The numbers of the weight's axis: its ends and, where they are 0 and 1, the half.
std::vector<double> weightTicks(const TemperatureCurves& curves)
{
    if (curves.low == 0 && curves.high == 1)
        return {0, 0.5, 1};
    if (curves.low < 0 && curves.high > 0)
        return {curves.low, 0, curves.high};
    return {curves.low, curves.high};
}

/// A name beside its curve.
struct CurveName {
    QRectF box;
    QString text;
    QColor colour;
};

/// One drawing of curves: where values lie in the area.
class CurvePicture {
public:
    CurvePicture(QPainter& painter, const QRectF& area, const TemperatureCurves& curves, const Theme& theme)
        : m_painter(painter), m_curves(curves), m_theme(theme), m_zoom(zoomOf(theme)), m_font(theme.sized(11, QFont::DemiBold))
    {
        m_plot = curvePlot(area, curves, theme);
    }

    void draw()
    {
        if (!isRoomy(m_plot))
            return;
        drawAxis();
        drawWeightAxis();
        drawEntries();
        drawGrey();
        for (std::size_t rank = std::min(colouredCount, m_curves.order.size()); rank-- > 0;)
            drawCurve(m_curves.order[rank], keyColour(hueOfRank(m_curves, rank), m_theme), 2 * m_zoom);
        drawNames();
    }

private:
    double xOf(std::size_t point) const { return m_plot.left() + m_plot.width() * placeOfTemperature(m_curves.temperatures[point]); }
    double yOf(double weight) const { return m_plot.bottom() - m_plot.height() * (weight - m_curves.low) / (m_curves.high - m_curves.low); }
    double weightAt(std::size_t point, Index key) const { return m_curves.weights(Index(point), key); }

    void drawAxis()
    {
        m_painter.setPen(QPen(m_theme.hairline, 1));
        m_painter.drawLine(QPointF(m_plot.left(), yOf(0)), QPointF(m_plot.right(), yOf(0)));
        const QFont font = m_theme.sized(11);
        const QFontMetricsF metrics(font);
        m_painter.setPen(m_theme.secondary);
        const QLocale locale;
        for (const double temperature : {lowestTemperature, usualTemperature, highestTemperature}) {
            const QString text = locale.toString(temperature, 'g', 3);
            const double width = evenWidth(font, text);
            const double x = m_plot.left() + m_plot.width() * placeOfTemperature(temperature) - width / 2;
            drawEven(m_painter,
                     QPointF(std::clamp(x, m_plot.left(), m_plot.right() - width), m_plot.bottom() + 5 * m_zoom + metrics.ascent()), font,
                     text);
        }
    }

    void drawWeightAxis()
    {
        const std::vector<double> ticks = weightTicks(m_curves);
        const std::vector<QString> texts = tickTexts(ticks);
        const QFont font = m_theme.sized(axisPixels);
        const QFontMetricsF metrics(font);
        for (std::size_t place = 0; place < ticks.size(); ++place) {
            const double y = yOf(ticks[place]);
            if (ticks[place] != 0) {
                QColor faint = m_theme.hairline;
                m_painter.setPen(QPen(faint, 1));
                m_painter.drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
            }
            m_painter.setPen(m_theme.secondary);
            const double baseline = std::max(y + (metrics.ascent() - metrics.descent()) / 2, m_plot.top() + metrics.ascent() - 6 * m_zoom);
            drawEven(m_painter, {m_plot.left() - 5 * m_zoom - evenWidth(font, texts[place]), baseline}, font, texts[place]);
        }
    }

    /// Where one key more has a weight: the same places as the ticks of the slider.
    void drawEntries()
    {
        QColor faint = m_theme.accent;
        constexpr float faintly = 0.35F;
        faint.setAlphaF(faintly);
        m_painter.setPen(QPen(faint, 1));
        for (const SupportTick& tick : m_curves.ticks) {
            if (tick.temperature < lowestTemperature || tick.temperature > highestTemperature)
                continue;
            const double x = m_plot.left() + m_plot.width() * placeOfTemperature(tick.temperature);
            m_painter.drawLine(QPointF(x, m_plot.top()), QPointF(x, m_plot.bottom() + 3 * m_zoom));
        }
    }

    /// An undefined weight ends the line; the next defined one begins another.
    void drawCurve(Index key, const QColor& colour, double width)
    {
        QPolygonF line;
        m_painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::BevelJoin));
        for (std::size_t point = 0; point < m_curves.temperatures.size(); ++point) {
            const double weight = weightAt(point, key);
            if (std::isnan(weight)) {
                m_painter.drawPolyline(line);
                line.clear();
            } else {
                line << QPointF(xOf(point), yOf(weight));
            }
        }
        m_painter.drawPolyline(line);
    }

    void drawGrey()
    {
        QColor grey = m_theme.secondary;
        grey.setAlphaF(0.45F);
        const std::size_t count = m_curves.order.size();
        if (count <= colouredCount)
            return;
        const std::size_t step = (count - colouredCount + mostGrey - 1) / mostGrey;
        for (std::size_t rank = colouredCount; rank < count; rank += step)
            drawCurve(m_curves.order[rank], grey, 1);
    }

    /// True when the box hides nothing: inside the plot, off the other names and off every coloured curve but lightly.
    double obstruction(Index key, const QRectF& box, const std::vector<CurveName>& names) const
    {
        double cost = 0;
        for (const CurveName& name : names)
            if (name.box.intersects(box))
                cost += 1000;
        for (std::size_t point = 0; point < m_curves.temperatures.size(); ++point) {
            const double x = xOf(point);
            if (x < box.left() || x > box.right())
                continue;
            for (std::size_t rank = 0; rank < std::min(colouredCount, m_curves.order.size()); ++rank) {
                const double y = yOf(weightAt(point, m_curves.order[rank]));
                if (y > box.top() && y < box.bottom())
                    cost += 1;
                // Where another curve runs along, the name could be that one's.
                constexpr double near = 8;
                if (m_curves.order[rank] != key && std::abs(y - yOf(weightAt(point, key))) < near * m_zoom)
                    cost += 0.5;
            }
        }
        return cost;
    }

    /// The best place for a name: right above or below its curve, where it covers least.
    std::optional<CurveName> placedName(std::size_t rank, const std::vector<CurveName>& names) const
    {
        const Index key = m_curves.order[rank];
        const QFontMetricsF metrics(m_font);
        CurveName name;
        name.colour = keyColour(hueOfRank(m_curves, rank) % strongColourCount, m_theme); // no pale one, which is hard to read
        name.text = metrics.elidedText(m_curves.labels[std::size_t(key)].left(64).simplified(), Qt::ElideRight, m_plot.width() * 0.45);
        const double wide = asksForPictures(name.text) ? mixedWidth(m_font, name.text) : metrics.horizontalAdvance(name.text);
        const QSizeF size(wide + 2, metrics.height());
        double best = 900;
        for (std::size_t point = 0; point < m_curves.temperatures.size(); point += 3) {
            const double weight = weightAt(point, key);
            const double x = xOf(point);
            if (std::isnan(weight) || x + size.width() > m_plot.right())
                continue;
            for (const double top : {yOf(weight) - size.height() - 2, yOf(weight) + 2}) {
                const QRectF box(QPointF(x, top), size);
                if (top < m_plot.top() - 6 * m_zoom || box.bottom() > m_plot.bottom())
                    continue;
                if (const double cost = obstruction(key, box, names); cost < best) {
                    best = cost;
                    name.box = box;
                }
            }
        }
        return name.box.isNull() ? std::nullopt : std::optional(name);
    }

    void drawNames()
    {
        std::vector<CurveName> names;
        for (std::size_t rank = 0; rank < std::min(colouredCount, m_curves.order.size()); ++rank)
            if (const std::optional<CurveName> name = placedName(rank, names))
                names.push_back(*name);
        m_painter.setFont(m_font);
        const double ascent = QFontMetricsF(m_font).ascent();
        // A long name may find no place off every curve; like the height of a contour it then interrupts the line.
        for (const CurveName& name : names)
            m_painter.fillRect(name.box.adjusted(0, 1, 1, -1), m_theme.panel);
        for (const CurveName& name : names) {
            m_painter.setPen(name.colour);
            const QPointF baseline = name.box.topLeft() + QPointF(1, ascent);
            if (asksForPictures(name.text))
                drawMixed(m_painter, baseline, m_font, name.text);
            else
                m_painter.drawText(baseline, name.text);
        }
    }

    QPainter& m_painter;
    const TemperatureCurves& m_curves;
    const Theme& m_theme;
    double m_zoom;
    QFont m_font;
    QRectF m_plot;
};

/// Keys by weight at the current temperature; equal ones by their weights over all temperatures, then by place.
std::vector<Index> ordered(const TemperatureCurves& curves, std::span<const double> now, std::span<const double> scores)
{
    std::vector<Index> order;
    for (Index key = 0; key < curves.weights.cols(); ++key)
        if (!std::isinf(scores[std::size_t(key)]))
            order.push_back(key);
    std::ranges::stable_sort(order, [&](Index a, Index b) {
        const auto i = std::size_t(a), j = std::size_t(b);
        const double first = std::isnan(now[i]) ? 0 : now[i], second = std::isnan(now[j]) ? 0 : now[j];
        return first != second ? first > second : scores[i] > scores[j];
    });
    return order;
}

} // namespace

TemperatureCurves curvesOf(const Attention& attention, Index query, int points)
{
    TemperatureCurves curves;
    if (!hasScores(attention))
        return curves; // no scores of one row to move
    const Matrix& masked = attention.scores->masked;
    const std::span<const double> scores = rowOf(masked, query);
    const Normalizer& normalizer = attention.scene.variant.normalizer;
    curves.temperature = attention.scene.variant.temperature;
    curves.weights.resize(points, masked.cols());
    const bool varies = normalizer.temperatureMatters();
    for (int point = 0; point < points; ++point) {
        const double share = points > 1 ? double(point) / (points - 1) : 0;
        curves.temperatures.push_back(lowestTemperature * std::pow(highestTemperature / lowestTemperature, share));
        if (point == 0 || varies)
            normalizer.weigh(scores, curves.temperatures.back(), rowOf(curves.weights, point));
        else
            curves.weights.row(point) = curves.weights.row(0);
    }
    curves.labels = keyLabelsOf(*attention.input);
    curves.unit = unitNameOf(*attention.input);
    for (const Token& token : attention.input->keys)
        curves.words.push_back(QString::fromStdString(token.text));
    curves.ticks = supportTicksOf(attention, query);
    if (curves.weights.size() > 0) {
        const auto defined = curves.weights.array().isNaN().select(0, curves.weights).eval();
        curves.high = std::max(1.0, defined.maxCoeff());
        curves.low = std::min(0.0, defined.minCoeff());
    }
    std::vector<double> now(scores.size());
    normalizer.weigh(scores, attention.scene.variant.temperature, now);
    curves.order = ordered(curves, now, scores);
    return curves;
}

void paintCurves(QPainter& painter, const QRectF& area, const TemperatureCurves& curves, const Theme& theme)
{
    if (curves.temperatures.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    CurvePicture(painter, area, curves, theme).draw();
    painter.restore();
}

QRectF curvePlot(const QRectF& area, const TemperatureCurves& curves, const Theme& theme)
{
    const double zoom = zoomOf(theme);
    const QFont font = theme.sized(axisPixels);
    double numbers = 0;
    for (const QString& text : tickTexts(weightTicks(curves)))
        numbers = std::max(numbers, evenWidth(font, text));
    return area.adjusted(numbers + 6 * zoom, 6 * zoom, -1, -20 * zoom);
}

double temperatureAt(const QRectF& plot, double x, const Theme& theme)
{
    const double beyond = 4 * zoomOf(theme);
    if (x < plot.left() - beyond)
        return leastTemperature;
    if (x > plot.right() + beyond || plot.width() <= 0)
        return greatestTemperature;
    const double share = std::clamp((x - plot.left()) / plot.width(), 0.0, 1.0);
    return temperatureOnFewDigits(lowestTemperature * std::pow(highestTemperature / lowestTemperature, share));
}

void paintTemperature(QPainter& painter, const QRectF& area, const TemperatureCurves& curves, const Theme& theme)
{
    const QRectF plot = curvePlot(area, curves, theme);
    if (!isRoomy(plot))
        return;
    QPen pen(theme.secondary, 1);
    pen.setDashPattern({3, 3});
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen);
    const double x = plot.left() + plot.width() * placeOfTemperature(curves.temperature);
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    painter.restore();
}

} // namespace softfocus
