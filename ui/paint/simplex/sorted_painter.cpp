#include "ui/paint/simplex/sorted_painter.h"

#include "ui/paint/colour/text_ink.h"
#include "ui/paint/labels/tick_text.h"
#include "ui/paint/simplex/plot_axes.h"
#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QPen>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

class SortedLabels {
    Q_DECLARE_TR_FUNCTIONS(SortedLabels)
};

constexpr double leastRoom = 24;
constexpr std::size_t mostDots = 24; ///< more of them are a line
constexpr double leastLogarithm = -6;

/// What the legend says of each variant: its name, or with a line of its own also what is read of it.
std::vector<VariantName> namesOf(const SortedWeights& sorted, LegendFlow flow, std::optional<std::size_t> rank)
{
    std::vector<VariantName> names;
    for (const SortedVariant& one : sorted.variants) {
        if (one.weights.empty())
            continue;
        if (flow == LegendFlow::Beside)
            names.push_back({one.at.mark, one.at.name});
        else if (rank)
            names.push_back({one.at.mark, rankText(one, sorted.list, *rank)});
        else
            names.push_back({one.at.mark, holdingText(one), briefHoldingText(one)});
    }
    return names;
}

/// A whole decade below the least weight that is to be seen.
double leastSortedShown(const SortedWeights& sorted)
{
    double least = 0.1;
    for (const SortedVariant& one : sorted.variants)
        for (const double weight : one.weights)
            if (weight > 0)
                least = std::min(least, weight);
    return std::pow(10.0, std::max(leastLogarithm, std::floor(std::log10(least))));
}

/// The numbers of the weights' axis.
std::vector<AxisTick> levelsOf(const SortedLayout& layout)
{
    std::vector<AxisTick> ticks;
    if (layout.least == 0) {
        const std::vector<double> weights{0, 0.5, 1};
        const std::vector<QString> texts = tickTexts(weights);
        for (std::size_t k = 0; k < weights.size(); ++k)
            ticks.push_back({layout.placeOfWeight(weights[k]), texts[k]});
        return ticks;
    }
    for (int exponent = int(std::lround(std::log10(layout.least))); exponent <= 0; ++exponent)
        ticks.push_back({layout.placeOfWeight(std::pow(10.0, exponent)), powerOfTen(exponent)});
    return ticks;
}

class SortedPicture {
public:
    SortedPicture(QPainter& painter, const SortedLayout& layout, const SortedWeights& sorted, const Theme& theme)
        : m_painter(painter), m_layout(layout), m_sorted(sorted), m_theme(theme), m_zoom(zoomOf(theme))
    {
    }

    void draw(std::optional<std::size_t> rank)
    {
        drawAxes();
        if (rank)
            drawRank(*rank);
        for (const SortedVariant& one : m_sorted.variants) {
            drawWeights(one);
            drawSums(one);
        }
        if (!m_layout.hasTexts)
            return;
        drawAxisTexts();
        paintVariantLegend(m_painter, m_layout.legend, namesOf(m_sorted, m_layout.flow, rank), m_layout.flow, m_theme);
    }

private:
    double placeOfSum(double sum) const { return m_layout.sums.bottom() - m_layout.sums.height() * std::min(1.0, sum); }

    void drawAxes()
    {
        paintLevels(m_painter, m_layout.weights, shown(levelsOf(m_layout)), m_theme);
        const std::vector<double> shares{0, mostOfTheWeight, 1};
        std::vector<AxisTick> levels;
        const QLocale locale;
        for (const double share : shares)
            levels.push_back({placeOfSum(share), locale.toString(share)});
        // Where 0.9 and 1 are too near for both, it is 0.9 that is read.
        paintLevels(m_painter, m_layout.sums, shown(std::move(levels)), m_theme);
    }

    std::vector<AxisTick> shown(std::vector<AxisTick> ticks) const
    {
        for (AxisTick& tick : ticks)
            if (!m_layout.hasTexts)
                tick.text.clear();
        return ticks;
    }

    void drawAxisTexts()
    {
        std::vector<AxisTick> ranks;
        const std::size_t step = m_layout.count <= 10 ? 1 : m_layout.count <= 20 ? 5 : 10;
        for (std::size_t rank = 0; rank < m_layout.count; ++rank)
            if (rank == 0 || (rank + 1) % step == 0)
                ranks.push_back({m_layout.placeOfRank(rank), countText(qsizetype(rank) + 1)});
        paintFeet(m_painter, m_layout.sums, ranks, m_theme);
        const double height = tickHeight(m_theme);
        const auto title = [&](const QRectF& plot, const QStringList& texts) {
            paintAxisTitle(m_painter, {plot.left(), plot.top() - height - 2 * m_zoom, plot.width(), height}, texts, m_theme);
        };
        title(m_layout.weights, {SortedLabels::tr("weights, the largest first"), SortedLabels::tr("weights")});
        title(m_layout.sums, {SortedLabels::tr("what the largest hold together"), SortedLabels::tr("their sums")});
    }

    void drawRank(std::size_t rank)
    {
        m_painter.setPen(QPen(m_theme.secondary, 1));
        const double x = m_layout.placeOfRank(rank);
        for (const QRectF& plot : {m_layout.weights, m_layout.sums})
            m_painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }

    /// A true zero has no place on a logarithmic scale: there the line ends.
    void drawWeights(const SortedVariant& one)
    {
        QPolygonF line;
        for (std::size_t rank = 0; rank < one.weights.size(); ++rank)
            if (m_layout.least == 0 || one.weights[rank] >= m_layout.least)
                line << QPointF(m_layout.placeOfRank(rank), m_layout.placeOfWeight(one.weights[rank]));
        drawLine(one, line);
    }

    void drawSums(const SortedVariant& one)
    {
        QPolygonF line;
        for (std::size_t rank = 0; rank < one.sums.size(); ++rank)
            line << QPointF(m_layout.placeOfRank(rank), placeOfSum(one.sums[rank]));
        drawLine(one, line);
        const std::size_t holding = countHolding(one);
        if (holding == 0)
            return;
        m_painter.setBrush(m_theme.panel);
        m_painter.setPen(QPen(variantColour(one.at.mark, m_theme), 2 * m_zoom));
        m_painter.drawEllipse(line[qsizetype(holding) - 1], 4 * m_zoom, 4 * m_zoom);
    }

    void drawLine(const SortedVariant& one, const QPolygonF& line)
    {
        m_painter.setBrush(Qt::NoBrush);
        QPen pen = variantPen(one.at.mark, m_theme, 2 * m_zoom);
        if (line.size() > qsizetype(mostDots))
            pen.setJoinStyle(Qt::BevelJoin); // round joins of so many points cost more than all else, and show nothing
        m_painter.setPen(pen);
        m_painter.drawPolyline(line);
        if (m_layout.count > mostDots && line.size() > 1)
            return;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(variantColour(one.at.mark, m_theme));
        for (const QPointF& point : line)
            m_painter.drawEllipse(point, 2.5 * m_zoom, 2.5 * m_zoom);
    }

    QPainter& m_painter;
    const SortedLayout& m_layout;
    const SortedWeights& m_sorted;
    const Theme& m_theme;
    double m_zoom;
};

} // namespace

bool SortedLayout::hasRoom() const
{
    return weights.width() >= leastRoom && weights.height() >= leastRoom && sums.height() >= leastRoom;
}

double SortedLayout::placeOfRank(std::size_t rank) const
{
    return weights.left() + weights.width() * (double(rank) + 0.5) / double(count);
}

std::optional<std::size_t> SortedLayout::rankAt(QPointF point) const
{
    if (!hasRoom() || point.y() < weights.top() || point.y() > sums.bottom() || point.x() < weights.left() || point.x() > weights.right())
        return std::nullopt;
    return std::min(count - 1, std::size_t((point.x() - weights.left()) / weights.width() * double(count)));
}

double SortedLayout::placeOfWeight(double weight) const
{
    const double share = least == 0 ? weight : 1 - std::log10(weight) / std::log10(least);
    return weights.bottom() - weights.height() * std::clamp(share, 0.0, 1.0);
}

SortedLayout layOutSorted(const QRectF& area, const SortedWeights& sorted, const Theme& theme)
{
    const double zoom = zoomOf(theme), line = tickHeight(theme);
    SortedLayout layout;
    layout.count = sorted.list.scores.size();
    if (sorted.isLogarithmic)
        layout.least = leastSortedShown(sorted);
    const auto legendHeight = [&](LegendFlow flow) { return variantLegendHeight(namesOf(sorted, flow, {}), flow, area.width(), theme); };
    constexpr double mostOfHeight = 0.45;
    if (legendHeight(LegendFlow::Below) > mostOfHeight * area.height())
        layout.flow = LegendFlow::Beside;
    const double legend = legendHeight(layout.flow);
    layout.legend = QRectF(area.left(), area.bottom() - legend, area.width(), legend);
    const double numbers = std::max(tickRoom(levelsOf(layout), theme), tickRoom({{0, QLocale().toString(mostOfTheWeight)}}, theme));
    const double title = line + 6 * zoom, gap = legend > 0 ? 8 * zoom : 0;
    const double height = area.height() - legend - gap - 2 * title - line - 6 * zoom;
    const double upper = 0.55 * height, left = area.left() + numbers, width = area.width() - numbers - 2 * zoom;
    layout.weights = QRectF(left, area.top() + title, width, upper);
    layout.sums = QRectF(left, layout.weights.bottom() + 6 * zoom + title, width, height - upper);
    return layout;
}

void paintSorted(QPainter& painter, const QRectF& area, const SortedWeights& sorted, std::optional<std::size_t> rank, const Theme& theme)
{
    if (const SortedLayout layout = layOutSorted(area, sorted, theme); layout.hasRoom())
        paintSorted(painter, layout, sorted, rank, theme);
}

void paintSorted(QPainter& painter, const SortedLayout& layout, const SortedWeights& sorted, std::optional<std::size_t> rank,
                 const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    SortedPicture(painter, layout, sorted, theme).draw(rank);
    painter.restore();
}

} // namespace softfocus
