#include "ui/paint/charts/score_bars.h"

#include "ui/model/numbers/number_weights.h"
#include "ui/paint/colour/key_colours.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/paint/labels/elided_text.h"
#include "ui/paint/labels/text_width.h"
#include "ui/words/numbers/shown_number.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softfocus {

namespace {

constexpr double scoreNamePixels = 12, scoreNumberPixels = 12.5, scoreTickPixels = 10.5;
constexpr double mostScoreBar = 62, mostTurned = 84; ///< Units: logical pixels, at a body type of 13
constexpr double paleScore = 0.35;

/// 1, 2 or 5 times a power of ten, from a number up. Needs: positive.
double neat(double number)
{
    const double power = std::pow(10, std::floor(std::log10(number)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= number * (1 - 1e-9))
            return factor * power;
    return 10 * power;
}

/// The multiple of a step next below or above, as far as doubles reach.
double multipleOf(double step, double number, double (*round)(double))
{
    const double multiple = round(number / step) * step;
    return std::isfinite(multiple) ? multiple : number;
}

QFont fontOf(const Theme& theme, double pixels, int weight = QFont::Normal)
{
    return theme.sized(pixels, weight);
}

/// The ticks of an axis, not more than there is room for.
std::vector<double> ticksOf(const ScoreAxis& axis)
{
    std::vector<double> ticks;
    constexpr int most = 12;
    const double first = std::ceil(axis.low / axis.step - 1e-9);
    for (int count = 0; count <= most; ++count) {
        const double tick = (first + count) * axis.step;
        if (!(tick <= axis.high + axis.step * 1e-6))
            break;
        ticks.push_back(tick);
    }
    return ticks;
}

double tickWidth(const ScoreAxis& axis, const Theme& theme)
{
    double width = 0;
    for (const double tick : ticksOf(axis))
        width = std::max(width, evenWidth(fontOf(theme, scoreTickPixels), readScore(tick)));
    return width;
}

class BarsDrawing {
public:
    BarsDrawing(QPainter& painter, const QRectF& area, const ScoreBars& bars, const Theme& theme)
        : m_painter(painter), m_area(area), m_bars(bars), m_theme(theme), m_zoom(zoomOf(theme)), m_layout(area, bars, theme),
          m_nameFont(fontOf(theme, scoreNamePixels, QFont::DemiBold)), m_numberFont(fontOf(theme, scoreNumberPixels, QFont::DemiBold)),
          m_nameMetrics(m_nameFont), m_numberMetrics(m_numberFont)
    {
    }

    void draw()
    {
        if (m_layout.plot().width() < 10 || m_layout.plot().height() < 10)
            return;
        drawAxis();
        for (std::size_t place = 0; place < m_bars.scores.size(); ++place)
            drawBar(place);
        const double ground = m_layout.yOf(0);
        m_painter.setPen(QPen(m_theme.secondary, 1));
        m_painter.drawLine(QPointF(m_layout.plot().left(), ground), QPointF(m_layout.plot().right(), ground));
        for (std::size_t place = 0; place < m_bars.scores.size(); ++place)
            drawTexts(place);
    }

private:
    bool isForemost(std::size_t place) const { return m_bars.chosen == place || m_bars.lit == place; }

    void drawAxis()
    {
        const QFont font = fontOf(m_theme, scoreTickPixels);
        const QFontMetricsF metrics(font);
        for (const double tick : ticksOf(m_bars.axis)) {
            const double y = m_layout.yOf(tick);
            m_painter.setPen(QPen(m_theme.hairline, 1));
            m_painter.drawLine(QPointF(m_layout.plot().left(), y), QPointF(m_layout.plot().right(), y));
            m_painter.setPen(m_theme.secondary);
            const QString text = readScore(std::abs(tick) < m_bars.axis.step * 1e-6 ? 0 : tick);
            const double right = m_layout.plot().left() - 5 * m_zoom;
            drawEven(m_painter, {right - evenWidth(font, text), y + (metrics.ascent() - metrics.descent()) / 2}, font, text);
        }
    }

    void drawBar(std::size_t place)
    {
        QColor colour = keyColour(m_bars.hues[place], m_theme);
        if (m_bars.lit && *m_bars.lit != place)
            colour.setAlphaF(float(paleScore));
        const QRectF bar = m_layout.barOf(place);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        const double radius = std::min(3 * m_zoom, bar.width() / 4);
        m_painter.drawRoundedRect(bar, radius, radius);
        const double wide = std::min(bar.width() * 0.7, 24 * m_zoom), high = 5 * m_zoom;
        if (wide < 3 || !m_bars.hasHandles)
            return;
        const double end = m_layout.yOf(m_bars.scores[place]);
        const bool isChosen = m_bars.chosen == place;
        m_painter.setPen(QPen(isChosen ? m_theme.accent : m_theme.secondary, isChosen ? 2 : 1));
        m_painter.setBrush(m_theme.panel);
        m_painter.drawRoundedRect(QRectF(bar.center().x() - wide / 2, end - high / 2, wide, high), high / 2, high / 2);
    }

    void drawTexts(std::size_t place)
    {
        const QFont& font = m_numberFont;
        const QFontMetricsF& metrics = m_numberMetrics;
        const QRectF column = m_layout.columnOf(place);
        const double room = column.width() - 2;
        const bool isAlone = isForemost(place) && (!m_bars.lit || *m_bars.lit == place);
        const QString number = isAlone ? readScore(m_bars.scores[place]) : numberWithin(place, room);
        const double wide = evenWidth(font, number);
        const bool fits = wide <= room;
        if (fits || isAlone) {
            const QRectF bar = m_layout.barOf(place);
            const bool isBelow = m_bars.scores[place] < 0;
            const double y = isBelow ? bar.bottom() + metrics.ascent() + 5 * m_zoom : bar.top() - metrics.descent() - 5 * m_zoom;
            const double x = std::clamp(column.center().x() - wide / 2, m_area.left(), std::max(m_area.left(), m_area.right() - wide));
            if (!fits)
                m_painter.fillRect(QRectF(x - 2, y - metrics.ascent(), wide + 4, metrics.height()), m_theme.panel);
            m_painter.setPen(m_bars.lit && *m_bars.lit != place ? m_theme.secondary : m_theme.text);
            drawEven(m_painter, {x, y}, font, number);
        }
        drawName(place);
    }

    /// A score on as many digits as have room, two at least.
    QString numberWithin(std::size_t place, double room) const
    {
        const double score = m_bars.scores[place];
        constexpr double leastWide = 12; // narrower, no two digits have room: nothing is measured
        QString text = readScore(score);
        for (int digits = 3; digits >= 2 && room > leastWide * m_zoom && evenWidth(m_numberFont, text) > room; --digits)
            text = shownNumber(score, digits).screen;
        return text;
    }

    void drawName(std::size_t place)
    {
        const QFont& font = m_nameFont;
        const QFontMetricsF& metrics = m_nameMetrics;
        const QRectF box = m_layout.nameBox(place);
        const bool hasRoom = m_layout.turnsNames() ? box.width() >= metrics.height() * 0.8 : box.width() >= 6 * m_zoom;
        if (!hasRoom)
            return;
        m_painter.setPen(m_bars.lit && *m_bars.lit != place ? m_theme.secondary : m_theme.text);
        m_painter.setFont(font);
        const QString name = m_bars.names[place].left(60).simplified();
        if (!m_layout.turnsNames()) {
            drawFitted(m_painter, box, Qt::AlignHCenter, font, name);
            return;
        }
        m_painter.save();
        m_painter.translate(box.center().x(), box.top());
        m_painter.rotate(-90);
        const QString shown = elidedRight(name, box.height(), metrics);
        m_painter.drawText(QPointF(-metrics.horizontalAdvance(shown), (metrics.ascent() - metrics.descent()) / 2), shown);
        m_painter.restore();
    }

    QPainter& m_painter;
    QRectF m_area;
    const ScoreBars& m_bars;
    const Theme& m_theme;
    double m_zoom;
    ScoreBarsLayout m_layout;
    QFont m_nameFont, m_numberFont;
    QFontMetricsF m_nameMetrics, m_numberMetrics;
};

} // namespace

double ScoreAxis::shareOf(double score) const
{
    // Halved first, the largest doubles do not overflow.
    return (score / 2 - low / 2) / (high / 2 - low / 2);
}

ScoreAxis axisOf(const std::vector<double>& scores)
{
    double low = 0, high = 0;
    for (const double score : scores) {
        low = std::min(low, score);
        high = std::max(high, score);
    }
    if (low == high)
        return {};
    constexpr double ticks = 5;
    ScoreAxis axis;
    axis.step = neat(high / ticks - low / ticks);
    axis.low = multipleOf(axis.step, low, std::floor);
    axis.high = multipleOf(axis.step, high, std::ceil);
    return axis;
}

ScoreAxis grown(const ScoreAxis& axis, double score)
{
    if (score >= axis.low && score <= axis.high)
        return axis;
    return axisOf({axis.low, axis.high, score});
}

ScoreBarsLayout::ScoreBarsLayout(const QRectF& area, const ScoreBars& bars, const Theme& theme)
    : m_area(area), m_bars(bars), m_zoom(zoomOf(theme))
{
    const QFont nameFont = fontOf(theme, scoreNamePixels, QFont::DemiBold);
    const QFontMetricsF names(nameFont), numbers(fontOf(theme, scoreNumberPixels, QFont::DemiBold));
    const double left = tickWidth(bars.axis, theme) + 8 * m_zoom;
    const double count = double(std::max<std::size_t>(1, bars.scores.size()));
    m_pitch = std::min((area.width() - left - 1) / count, mostScoreBar * 1.5 * m_zoom);
    double widest = 0;
    for (const QString& name : bars.names)
        widest = std::max(widest, textWidth(nameFont, name.left(60).simplified()));
    m_turnsNames = widest > m_pitch - 2 && m_pitch >= names.height() * 0.8 && widest > names.height();
    m_below = m_turnsNames ? std::min(widest + 1, std::min(mostTurned * m_zoom, area.height() / 4)) : names.height();
    const double number = numbers.height() + 6 * m_zoom;
    const bool hasNegative = bars.axis.low < 0;
    m_plot = QRectF(area.left() + left, area.top() + number, m_pitch * count,
                    area.height() - number - m_below - 8 * m_zoom - (hasNegative ? number : 0));
}

QRectF ScoreBarsLayout::columnOf(std::size_t place) const
{
    return {m_plot.left() + m_pitch * double(place), m_area.top(), m_pitch, m_area.height()};
}

double ScoreBarsLayout::yOf(double score) const
{
    return m_plot.bottom() - m_plot.height() * std::clamp(m_bars.axis.shareOf(score), -0.02, 1.02);
}

QRectF ScoreBarsLayout::barOf(std::size_t place) const
{
    const QRectF column = columnOf(place);
    const double wide = std::min(std::max(1.0, m_pitch - std::min(m_pitch * 0.36, 30 * m_zoom)), mostScoreBar * m_zoom);
    const double end = yOf(m_bars.scores[place]), ground = yOf(0);
    return {column.center().x() - wide / 2, std::min(end, ground), wide, std::abs(end - ground)};
}

std::optional<std::size_t> ScoreBarsLayout::barAt(QPointF point) const
{
    const double place = std::floor((point.x() - m_plot.left()) / m_pitch);
    if (!m_area.contains(point) || place < 0 || place >= double(m_bars.scores.size()))
        return std::nullopt;
    return std::size_t(place);
}

QRectF ScoreBarsLayout::nameBox(std::size_t place) const
{
    const QRectF column = columnOf(place);
    return {column.left() + 1, m_area.bottom() - m_below, column.width() - 2, m_below};
}

void paintScoreBars(QPainter& painter, const QRectF& area, const ScoreBars& bars, const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    BarsDrawing(painter, area, bars, theme).draw();
    painter.restore();
}

} // namespace softfocus
