#include "ui/paint/charts/curve_reading.h"

#include "ui/model/document/neat_steps.h"
#include "ui/paint/charts/curve_parts.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/words/by_unit.h"
#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPen>

#include <algorithm>
#include <cmath>
#include <span>

namespace softfocus {

namespace {

class CurveReadingWords {
    Q_DECLARE_TR_FUNCTIONS(CurveWords)
};

/// The keys that are not masked by their weights, largest first.
std::vector<Index> byWeight(const TemperatureCurves& curves, const CurveReading& reading)
{
    std::vector<Index> keys = curves.order;
    std::ranges::stable_sort(keys, [&](Index a, Index b) {
        const double first = reading.weights[std::size_t(a)], second = reading.weights[std::size_t(b)];
        return (std::isnan(first) ? 0 : first) > (std::isnan(second) ? 0 : second);
    });
    return keys;
}

/// A line of a reading: a key with its weight, keys that have the same one, or what further ones have together.
struct ReadingLine {
    QString name, weight;
    Index key = -1;
};

/// How far a run of equal weights goes. They are equal as rounding leaves them.
std::size_t endOfTie(const std::vector<Index>& keys, const CurveReading& reading, std::size_t begin)
{
    constexpr double rounding = 1e-12;
    const double first = reading.weights[std::size_t(keys[begin])];
    std::size_t end = begin + 1;
    while (end < keys.size() && std::abs(reading.weights[std::size_t(keys[end])] - first) <= rounding * std::abs(first))
        ++end;
    return end;
}

/// «“,” × 5» for one word, the labels themselves for several.
QString nameOfTie(const TemperatureCurves& curves, std::span<const Index> keys)
{
    const auto wordAt = [&](Index key) -> const QString& { return curves.words[std::size_t(key)]; };
    if (std::ranges::all_of(keys, [&](Index key) { return wordAt(key).compare(wordAt(keys.front()), Qt::CaseInsensitive) == 0; }))
        return CurveReadingWords::tr("%1 × %2", "a word, and how many times it stands there")
            .arg(wordAt(keys.front()).left(64), countText(std::ssize(keys)));
    constexpr std::size_t mostNamed = 4;
    QStringList names;
    for (const Index key : keys.first(std::min(mostNamed, keys.size())))
        names << curves.labels[std::size_t(key)].left(64);
    return CurveReadingWords::tr("%1 alike: %2", "how many keys have the same weight, and the first of their names")
        .arg(countText(std::ssize(keys)), names.join(QStringLiteral(", ")) + (keys.size() > mostNamed ? QStringLiteral("…") : QString()));
}

/// "64 further words".
QString furtherText(UnitName unit, Index count)
{
    if (count == 1)
        return byUnit(unit, {.words = CurveReadingWords::tr("1 further word"),
                             .entries = CurveReadingWords::tr("1 further key"),
                             .patches = CurveReadingWords::tr("1 further patch"),
                             .pieces = CurveReadingWords::tr("1 further piece")});
    return byUnit(unit, {.words = CurveReadingWords::tr("%1 further words"),
                         .entries = CurveReadingWords::tr("%1 further keys"),
                         .patches = CurveReadingWords::tr("%1 further patches"),
                         .pieces = CurveReadingWords::tr("%1 further pieces")})
        .arg(countText(count));
}

/// One key for each line where all have room; else those that tie share a line, so that none of them is left out by chance.
std::vector<ReadingLine> readingLinesOf(const TemperatureCurves& curves, const CurveReading& reading, std::size_t most)
{
    const std::vector<Index> keys = byWeight(curves, reading);
    const bool haveRoom = keys.size() <= most;
    std::vector<ReadingLine> lines;
    std::vector<std::size_t> begins; // where the keys of each line begin
    for (std::size_t begin = 0, end = 0; begin < keys.size() && lines.size() <= most; begin = end) {
        end = haveRoom ? begin + 1 : endOfTie(keys, reading, begin);
        begins.push_back(begin);
        const QString weight = weightText(reading.weights[std::size_t(keys[begin])]);
        if (end == begin + 1)
            lines.push_back({curves.labels[std::size_t(keys[begin])], weight, keys[begin]});
        else
            lines.push_back({nameOfTie(curves, std::span(keys).subspan(begin, end - begin)),
                             CurveReadingWords::tr("%1 each", "a weight that several keys have").arg(weight), keys[begin]});
    }
    if (lines.size() <= most)
        return lines;
    const std::size_t shown = most - 1;
    double rest = 0;
    for (std::size_t place = begins[shown]; place < keys.size(); ++place)
        rest += reading.weights[std::size_t(keys[place])];
    lines.resize(shown);
    const Index further = std::ssize(keys) - Index(begins[shown]);
    lines.push_back({furtherText(curves.unit, further),
                     CurveReadingWords::tr("%1 in all", "a weight that several keys have together").arg(weightText(rest)), -1});
    return lines;
}

/// A box with a line of numbers each, beside the line at a temperature.
class ReadingBox {
public:
    ReadingBox(const QRectF& plot, const TemperatureCurves& curves, const CurveReading& reading, const Theme& theme)
        : m_curves(curves), m_theme(theme), m_zoom(zoomOf(theme)), m_font(theme.sized(axisPixels)), m_high(QFontMetricsF(m_font).height()),
          m_head(CurveReadingWords::tr("T = %1").arg(temperatureText(reading.temperature)))
    {
        const double room = plot.height() - 2 * m_edge * m_zoom - m_high;
        m_lines = readingLinesOf(curves, reading, std::size_t(std::max(1.0, std::floor(room / m_high))));
        double names = 0, rest = 0, weights = 0;
        for (const ReadingLine& line : m_lines) {
            double& widest = line.key < 0 ? rest : names;
            widest = std::max(widest, QFontMetricsF(m_font).horizontalAdvance(line.name.left(64).simplified()));
            weights = std::max(weights, evenWidth(m_font, line.weight));
        }
        const double mark = 10 * m_zoom;
        const double most = std::max(40.0, plot.width() / 2 - weights - mark - 3 * m_edge * m_zoom);
        // A long word may be cut, but not what is said of the others.
        const double wide = std::max(std::max(std::min(names, most), rest) + mark + weights + 8 * m_zoom, evenWidth(m_font, m_head));
        m_box.setSize({wide + 2 * m_edge * m_zoom, m_high * double(m_lines.size() + 1) + 2 * m_edge * m_zoom});
        // Beside the line, where there is more room.
        const double x = plot.left() + plot.width() * placeOfTemperature(reading.temperature), gap = 6 * m_zoom;
        m_box.moveTop(plot.top());
        const double left = x < plot.center().x() ? x + gap : x - gap - m_box.width();
        m_box.moveLeft(std::max(plot.left(), std::min(left, plot.right() - m_box.width())));
    }

    void draw(QPainter& painter) const
    {
        QColor ground = m_theme.panel;
        constexpr float nearly = 0.94F;
        ground.setAlphaF(nearly);
        painter.setPen(QPen(m_theme.hairline, 1));
        painter.setBrush(ground);
        painter.drawRoundedRect(m_box, 4 * m_zoom, 4 * m_zoom);
        const QRectF inner = m_box.adjusted(m_edge * m_zoom, m_edge * m_zoom, -m_edge * m_zoom, -m_edge * m_zoom);
        const double ascent = QFontMetricsF(m_font).ascent();
        painter.setPen(m_theme.secondary);
        drawEven(painter, inner.topLeft() + QPointF(0, ascent), m_font, m_head);
        for (std::size_t place = 0; place < m_lines.size(); ++place)
            drawLine(painter, m_lines[place], QRectF(inner.left(), inner.top() + m_high * double(place + 1), inner.width(), m_high));
    }

private:
    void drawLine(QPainter& painter, const ReadingLine& line, const QRectF& row) const
    {
        const double mark = 10 * m_zoom, ascent = QFontMetricsF(m_font).ascent(), wide = evenWidth(m_font, line.weight);
        const auto rank = std::size_t(std::ranges::find(m_curves.order, line.key) - m_curves.order.begin());
        if (rank < colouredCount && line.key >= 0)
            painter.fillRect(QRectF(row.left(), row.center().y() - m_zoom, 7 * m_zoom, 2 * m_zoom),
                             keyColour(hueOfRank(m_curves, rank), m_theme));
        painter.setPen(line.key >= 0 ? m_theme.text : m_theme.secondary);
        drawFitted(painter, row.adjusted(mark, 0, -wide - 6 * m_zoom, 0), Qt::AlignLeft, m_font, line.name.left(64).simplified());
        drawEven(painter, {row.right() - wide, row.top() + ascent}, m_font, line.weight);
    }

    static constexpr double m_edge = 6;
    const TemperatureCurves& m_curves;
    const Theme& m_theme;
    double m_zoom;
    QFont m_font;
    double m_high; ///< of a line
    QString m_head;
    std::vector<ReadingLine> m_lines;
    QRectF m_box;
};

} // namespace

void paintReading(QPainter& painter, const QRectF& area, const TemperatureCurves& curves, const CurveReading& reading, const Theme& theme)
{
    const QRectF plot = curvePlot(area, curves, theme);
    if (!isRoomy(plot) || reading.weights.size() != curves.labels.size())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.text, 1));
    const double x = plot.left() + plot.width() * placeOfTemperature(reading.temperature);
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    ReadingBox(plot, curves, reading, theme).draw(painter);
    painter.restore();
}

QStringList readingLines(const TemperatureCurves& curves, const CurveReading& reading, int mostLines)
{
    QStringList texts;
    for (const ReadingLine& line : readingLinesOf(curves, reading, std::size_t(std::max(1, mostLines))))
        texts << line.name + u' ' + line.weight;
    return texts;
}

} // namespace softfocus
