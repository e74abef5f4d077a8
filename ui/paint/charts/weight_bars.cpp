#include "ui/paint/charts/weight_bars.h"

#include "ui/paint/colour/colour_scale.h"
#include "ui/paint/colour/key_colours.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/paint/labels/elided_text.h"
#include "ui/paint/labels/text_width.h"
#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

namespace softfocus {

namespace {

constexpr double weightNamePixels = 13, weightNumberPixels = 12.5, notePixels = 11, keyPixels = 12;
constexpr double leastBar = 16, mostWeightBar = 30, leastColumns = 64, mostColumns = 140, mostWeightColumn = 90,
                 columnPitch = 150; ///< Units: logical pixels, at a body type of 13
constexpr double paleWeight = 0.3;

double headHeight(const Theme& theme)
{
    return QFontMetricsF(theme.sized(weightNamePixels, QFont::DemiBold)).height();
}

/// What weights of one variant add up to, those below 0 and those above by themselves.
struct Sums {
    double below = 0, above = 0;
};

Sums sumsOf(const WeighedList& weighed)
{
    Sums sums;
    for (const double weight : weighed.weights)
        (weight < 0 ? sums.below : sums.above) += weight;
    return sums;
}

class WeightBarsWords {
    Q_DECLARE_TR_FUNCTIONS(WeightBarsWords)
};

class WeightBarsDrawing {
public:
    WeightBarsDrawing(QPainter& painter, const QRectF& area, const WeightBars& bars, const Theme& theme)
        : m_painter(painter), m_bars(bars), m_numbers(*bars.numbers), m_theme(theme), m_zoom(zoomOf(theme)), m_layout(area, bars, theme),
          m_keyFont(theme.sized(keyPixels, QFont::DemiBold)), m_noteFont(theme.sized(notePixels)), m_keyMetrics(m_keyFont),
          m_noteMetrics(m_noteFont)
    {
    }

    void draw()
    {
        for (std::size_t variant = 0; variant < m_numbers.variants.size(); ++variant) {
            drawGround(variant);
            drawHead(variant);
            drawPlot(variant);
        }
    }

private:
    void drawGround(std::size_t variant)
    {
        if (m_bars.worked != variant)
            return;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.accentWash);
        QRectF ground = m_layout.rowOf(variant);
        const double below = (!m_bars.columns ? 10 : m_layout.low() < 0 ? 36 : 22) * m_zoom;
        ground.setBottom(std::min(ground.bottom(), m_layout.plotOf(variant).bottom() + below));
        m_painter.drawRoundedRect(ground, 6 * m_zoom, 6 * m_zoom);
    }

    /// The name, and at the other end the numbers, as many as there is room for.
    void drawHead(std::size_t variant)
    {
        const WeighedList& weighed = m_numbers.variants[variant];
        const QRectF head = m_layout.headOf(variant);
        const QFont bold = m_theme.sized(weightNamePixels, QFont::DemiBold), plain = m_theme.sized(weightNumberPixels),
                    small = m_theme.sized(notePixels);
        const QFontMetricsF metrics(bold);
        const double baseline = head.top() + metrics.ascent();
        const QString name = elidedRight(variantText(weighed), head.width() * 0.6, metrics);
        m_painter.setFont(bold);
        m_painter.setPen(m_theme.text);
        m_painter.drawText(QPointF(head.left(), baseline), name);
        double left = head.left() + metrics.horizontalAdvance(name) + 12 * m_zoom;
        QString note = sumText(weighed);
        if (left + evenWidth(small, note) > head.right())
            note = briefSumText(weighed);
        const double noteWidth = evenWidth(small, note);
        const QString numbers = fittedNumbers(variant, plain, head.right() - left - (note.isEmpty() ? 0 : noteWidth + 12 * m_zoom));
        m_painter.setPen(m_theme.secondary);
        if (!note.isEmpty() && left + noteWidth <= head.right())
            drawEven(m_painter, {left, baseline}, small, note);
        drawEven(m_painter, {head.right() - evenWidth(plain, numbers), baseline}, plain, numbers);
    }

    /// All numbers, else the largest ones with their names, or the lit one alone.
    QString fittedNumbers(std::size_t variant, const QFont& font, double room) const
    {
        const WeighedList& weighed = m_numbers.variants[variant];
        if (weighed.isUndefined())
            return {};
        const QString all = m_numbers.count() <= 24 ? weightsText(m_numbers, variant) : QString();
        if (!all.isEmpty() && evenWidth(font, all) <= room)
            return all;
        if (m_bars.lit) {
            const QString lit = weightText(m_numbers, variant, *m_bars.lit);
            return evenWidth(font, lit) <= room ? lit : QString();
        }
        return largestNumbers(variant, font, room);
    }

    QString largestNumbers(std::size_t variant, const QFont& font, double room) const
    {
        constexpr std::size_t most = 8;
        const std::vector<double>& weights = m_numbers.variants[variant].weights;
        std::vector<std::size_t> places(m_numbers.count());
        std::iota(places.begin(), places.end(), std::size_t(0));
        std::ranges::stable_sort(places, [&weights](std::size_t a, std::size_t b) { return weights[a] > weights[b]; });
        const QString between = QStringLiteral(" · "), further = QStringLiteral(" · …");
        QString fitted;
        for (const std::size_t place : std::span(places).first(std::min(most, places.size()))) {
            if (m_numbers.shownWeight(variant, place) == 0) {
                // All that have something are said; those below 0 come last.
                const QString rest = fitted + between + WeightBarsWords::tr("others 0", "behind the weights that are not 0");
                const bool isWhole = weights[places.back()] == 0 && !fitted.isEmpty();
                return isWhole && evenWidth(font, rest) <= room ? rest : fitted.isEmpty() ? QString() : fitted + further;
            }
            const QString one = WeightBarsWords::tr("%1 %2", "a number's name and its weight")
                                    .arg(m_numbers.names[place].left(20).simplified(), weightText(m_numbers, variant, place));
            const QString more = fitted.isEmpty() ? one : fitted + between + one;
            if (evenWidth(font, more + further) > room)
                break;
            fitted = more;
        }
        return fitted.isEmpty() ? QString() : fitted + further;
    }

    void drawPlot(std::size_t variant)
    {
        const QRectF plot = m_layout.plotOf(variant);
        if (m_numbers.variants[variant].isUndefined()) {
            m_painter.fillRect(plot, QBrush(m_theme.hairline, Qt::BDiagPattern));
            drawFitted(m_painter, plot.adjusted(6, 0, -6, 0), Qt::AlignLeft, m_theme.sized(keyPixels), weightsText(m_numbers, variant));
            return;
        }
        if (!m_bars.columns)
            m_painter.fillRect(plot, m_bars.worked == variant ? m_theme.panel : m_theme.window);
        for (std::size_t number = 0; number < m_numbers.count(); ++number)
            drawWeight(variant, number);
        const double zero = m_layout.placeOf(variant, 0);
        m_painter.setPen(QPen(m_theme.secondary, 1));
        if (m_bars.columns)
            m_painter.drawLine(QPointF(plot.left(), zero), QPointF(plot.right(), zero));
        else if (m_layout.low() < 0)
            m_painter.drawLine(QPointF(zero, plot.top() - 2 * m_zoom), QPointF(zero, plot.bottom() + 2 * m_zoom));
        if (!m_bars.columns && m_layout.high() > 1 + 1e-9) { // where 1 is
            m_painter.setPen(QPen(m_theme.text, 1, Qt::DotLine));
            const double one = m_layout.placeOf(variant, 1);
            m_painter.drawLine(QPointF(one, plot.top() - 3 * m_zoom), QPointF(one, plot.bottom() + 3 * m_zoom));
        }
    }

    void drawWeight(std::size_t variant, std::size_t number)
    {
        QRectF box = m_layout.weightBox(variant, number);
        const bool isPale = m_bars.lit && *m_bars.lit != number;
        const QColor strong = keyColour(m_numbers.hues[number], m_theme);
        QColor colour = strong;
        if (isPale)
            colour.setAlphaF(float(paleWeight));
        if (!box.isEmpty()) {
            // A hairline between neighbours, where there is room for one.
            if (!m_bars.columns && box.width() > 3)
                box.setRight(box.right() - 1);
            m_painter.fillRect(box, colour);
            if (m_numbers.variants[variant].weights[number] < 0)
                m_painter.fillRect(box, QBrush(m_theme.panel, Qt::BDiagPattern));
        }
        drawKey(variant, number, box, isPale, strong);
    }

    void drawKey(std::size_t variant, std::size_t number, const QRectF& box, bool isPale, const QColor& ground)
    {
        const double edges = 6 * m_zoom;
        if (!m_bars.columns && (isPale || box.width() <= edges))
            return; // as most of many are: nothing is measured
        const QFont& font = m_keyFont;
        const QFontMetricsF& metrics = m_keyMetrics;
        const QString name = m_numbers.names[number].left(60).simplified();
        const double wide = textWidth(font, name);
        if (m_bars.columns) {
            drawColumnTexts(variant, number, name, isPale);
            return;
        }
        if (wide + 6 * m_zoom > box.width() || metrics.height() > box.height() + 4 * m_zoom)
            return;
        m_painter.setFont(font);
        m_painter.setPen(QColor(ColourScale::inkOn(ground.rgb())));
        m_painter.drawText(QPointF(box.center().x() - wide / 2, box.center().y() + (metrics.ascent() - metrics.descent()) / 2), name);
    }

    void drawColumnTexts(std::size_t variant, std::size_t number, const QString& name, bool isPale)
    {
        const QRectF plot = m_layout.plotOf(variant);
        const double pitch = std::min(plot.width() / double(m_numbers.count()), columnPitch * m_zoom);
        const double middle = plot.left() + pitch * (double(number) + 0.5);
        const QFont& font = m_noteFont;
        const QFontMetricsF& metrics = m_noteMetrics;
        const double weight = m_numbers.variants[variant].weights[number];
        const QString text = weightText(m_numbers, variant, number);
        const double wide = evenWidth(font, text);
        m_painter.setPen(isPale ? m_theme.secondary : m_theme.text);
        if (wide <= pitch - 2) {
            const double end = m_layout.placeOf(variant, weight);
            const double y = weight < 0 ? end + metrics.ascent() + 1 : end - metrics.descent() - 1;
            drawEven(m_painter, {middle - wide / 2, y}, font, text);
        }
        const double named = textWidth(font, name);
        if (named <= pitch - 2) {
            m_painter.setFont(font);
            m_painter.setPen(m_theme.secondary);
            // Below the numbers of weights below 0.
            const double below = m_layout.low() < 0 ? metrics.height() : 0;
            m_painter.drawText(QPointF(middle - named / 2, plot.bottom() + below + metrics.ascent() + 1), name);
        }
    }

    QPainter& m_painter;
    const WeightBars& m_bars;
    const NumberWeights& m_numbers;
    const Theme& m_theme;
    double m_zoom;
    WeightBarsLayout m_layout;
    QFont m_keyFont, m_noteFont;
    QFontMetricsF m_keyMetrics, m_noteMetrics;
};

} // namespace

WeightBarsLayout::WeightBarsLayout(const QRectF& area, const WeightBars& bars, const Theme& theme)
    : m_area(area), m_bars(bars), m_zoom(zoomOf(theme)), m_head(headHeight(theme) + 4 * m_zoom), m_gap(8 * m_zoom)
{
    const double count = double(std::max<std::size_t>(1, bars.numbers->variants.size()));
    const double most = m_head + m_gap * 2 + (bars.columns ? mostColumns : mostWeightBar) * m_zoom + 18 * m_zoom;
    m_pitch = std::min(area.height() / count, most);
    for (const WeighedList& weighed : bars.numbers->variants) {
        if (weighed.isUndefined())
            continue;
        const Sums sums = sumsOf(weighed);
        double least = sums.below, greatest = sums.above;
        if (bars.columns) {
            least = std::min(0.0, *std::ranges::min_element(weighed.weights));
            greatest = *std::ranges::max_element(weighed.weights);
        }
        m_low = std::min(m_low, least);
        m_high = std::max(m_high, greatest);
    }
    constexpr double rounding = 1e-9;
    if (m_high < 1 + rounding)
        m_high = 1;
}

QRectF WeightBarsLayout::rowOf(std::size_t variant) const
{
    return {m_area.left(), m_area.top() + m_pitch * double(variant), m_area.width(), m_pitch};
}

QRectF WeightBarsLayout::headOf(std::size_t variant) const
{
    return rowOf(variant).adjusted(m_gap, m_gap * 0.75, -m_gap, 0);
}

QRectF WeightBarsLayout::plotOf(std::size_t variant) const
{
    const QRectF row = rowOf(variant);
    const double top = row.top() + m_gap * 0.75 + m_head;
    if (!m_bars.columns) {
        const double high = std::min(mostWeightBar * m_zoom, row.bottom() - m_gap - top);
        return {row.left() + m_gap, top, row.width() - 2 * m_gap, std::max(1.0, high)};
    }
    // A line above for numbers and one below for names.
    const double line = 14 * m_zoom, below = m_low < 0 ? 2 * line : line;
    return {row.left() + m_gap, top + line, row.width() - 2 * m_gap, std::max(1.0, row.bottom() - m_gap - line - below - top)};
}

double WeightBarsLayout::placeOf(std::size_t variant, double weight) const
{
    const QRectF plot = plotOf(variant);
    const double share = (weight - m_low) / (m_high - m_low);
    return m_bars.columns ? plot.bottom() - share * plot.height() : plot.left() + share * plot.width();
}

QRectF WeightBarsLayout::weightBox(std::size_t variant, std::size_t number) const
{
    const WeighedList& weighed = m_bars.numbers->variants[variant];
    const double weight = weighed.weights[number];
    if (weighed.isUndefined() || weight == 0)
        return {};
    const QRectF plot = plotOf(variant);
    if (m_bars.columns) {
        const double pitch = std::min(plot.width() / double(m_bars.numbers->count()), columnPitch * m_zoom);
        const double wide = std::max(1.0, std::min(mostWeightColumn * m_zoom, pitch * 0.72));
        const double zero = placeOf(variant, 0), end = placeOf(variant, weight);
        return {plot.left() + pitch * (double(number) + 0.5) - wide / 2, std::min(zero, end), wide, std::abs(zero - end)};
    }
    double from = 0;
    for (std::size_t before = 0; before < number; ++before)
        if ((weighed.weights[before] < 0) == (weight < 0))
            from += weighed.weights[before];
    const double a = placeOf(variant, from), b = placeOf(variant, from + weight);
    return {std::min(a, b), plot.top(), std::abs(a - b), plot.height()};
}

std::optional<WeightPlace> WeightBarsLayout::at(QPointF point) const
{
    for (std::size_t variant = 0; variant < m_bars.numbers->variants.size(); ++variant) {
        if (!rowOf(variant).contains(point))
            continue;
        const QRectF plot = plotOf(variant);
        WeightPlace place{variant, {}};
        for (std::size_t number = 0; number < m_bars.numbers->count() && !place.number; ++number) {
            const QRectF box = weightBox(variant, number);
            const bool isAcross = box.left() <= point.x() && point.x() < box.right();
            if (isAcross && (m_bars.columns ? point.y() >= plot.top() : plot.contains(point)))
                place.number = number;
        }
        return place;
    }
    return std::nullopt;
}

double leastHeightOf(const WeightBars& bars, const Theme& theme)
{
    const double zoom = zoomOf(theme);
    const double row = headHeight(theme) + (bars.columns ? leastColumns + 42 : leastBar) * zoom + (4 + 12) * zoom;
    return row * double(bars.numbers->variants.size());
}

void paintWeightBars(QPainter& painter, const QRectF& area, const WeightBars& bars, const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    WeightBarsDrawing(painter, area, bars, theme).draw();
    painter.restore();
}

} // namespace softfocus
