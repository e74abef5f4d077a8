#include "ui/paint/charts/row_bars.h"

#include "ui/paint/charts/bar.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/paint/labels/elided_text.h"
#include "ui/paint/labels/text_width.h"
#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softfocus {

namespace {

struct RowBarWords {
    Q_DECLARE_TR_FUNCTIONS(RowBarWords)
};

constexpr double leastBarLine = 26, mostLine = 68; ///< heights. Units: logical pixels, at a body type of 13

/// What is drawn of a weight: none of one that is no number.
std::optional<double> drawnWeight(const WorkedRow& row, Index key)
{
    const double weight = row.weightOf(key);
    return row.isMasked(key) || std::isnan(weight) ? std::nullopt : std::optional(weight);
}

/// Fonts and widths of one drawing.
class BarPicture {
public:
    BarPicture(QPainter& painter, const QRectF& area, const RowBars& bars, const Theme& theme, bool rightToLeft)
        : m_painter(painter), m_area(area), m_bars(bars), m_theme(theme), m_rightToLeft(rightToLeft), m_lines(linesOf(bars, area, theme))
    {
        constexpr double letters = 0.44, largest = 22, smallest = 12; // of a line's height
        const double high = m_lines.empty() ? 0 : m_lines.front().height();
        m_font = fontAt(theme, int(std::clamp(letters * high, smallest * zoomOf(theme), largest * zoomOf(theme))));
        m_bold = m_font;
        m_bold.setWeight(QFont::DemiBold);
        for (const RowBar& bar : bars.bars) {
            m_nameWidth = std::max(m_nameWidth, textWidth(m_font, boundedLine(bar.name)));
            m_numberWidth = std::max(m_numberWidth, evenWidth(m_bold, bar.number));
        }
        constexpr double mostForNames = 0.38;
        m_nameWidth = std::min(m_nameWidth, mostForNames * area.width());
        for (const double weight : {1.0, std::numeric_limits<double>::denorm_min()}) // so that the bars stay where they are
            m_numberWidth = std::max(m_numberWidth, evenWidth(m_bold, weightText(weight)));
    }

    void draw(Index lit)
    {
        for (std::size_t line = 0; line < m_bars.bars.size() && line < m_lines.size(); ++line)
            drawLine(m_bars.bars[line], m_lines[line], m_bars.bars[line].key == lit);
        if (m_bars.remainder.isEmpty() || m_lines.empty())
            return;
        m_painter.setPen(m_theme.secondary);
        const QRectF below(m_area.left(), m_lines.back().bottom(), m_area.width(), m_area.bottom() - m_lines.back().bottom());
        drawFitted(m_painter, below, Qt::AlignRight, m_font, m_bars.remainder);
    }

private:
    QRectF seen(QRectF box) const
    {
        if (m_rightToLeft)
            box.moveLeft(m_area.left() + m_area.right() - box.right());
        return box;
    }

    void drawLine(const RowBar& bar, const QRectF& line, bool isLit)
    {
        const double gap = 12 * zoomOf(m_theme);
        if (isLit)
            m_painter.fillRect(line, m_theme.accentWash);
        m_painter.setPen(bar.weight && *bar.weight != 0 ? m_theme.text : m_theme.secondary);
        drawFitted(m_painter, seen({line.left(), line.top(), m_nameWidth, line.height()}), m_rightToLeft ? Qt::AlignLeft : Qt::AlignRight,
                   m_font, bar.name);
        const QRectF number = seen({line.right() - m_numberWidth, line.top(), m_numberWidth, line.height()});
        const QFontMetricsF metrics(m_bold);
        drawEven(m_painter,
                 QPointF(m_rightToLeft ? number.left() : number.right() - evenWidth(m_bold, bar.number),
                         number.center().y() + (metrics.ascent() - metrics.descent()) / 2),
                 m_bold, bar.number);
        const double left = line.left() + m_nameWidth + gap;
        drawTrack(bar, QRectF(left, line.top(), std::max(1.0, line.right() - m_numberWidth - gap - left), line.height()));
    }

    void drawTrack(const RowBar& bar, QRectF track)
    {
        constexpr double share = 0.62; // of the line
        const double high = share * track.height();
        track = QRectF(track.left(), track.center().y() - high / 2, track.width(), high);
        constexpr double sliver = 2;
        // What is seen from the right lies there, and a bar in it begins at its right end.
        const BarTrack lane{seen(track), m_bars.least, m_bars.most, std::min(4.0 * zoomOf(m_theme), high / 2), sliver, m_rightToLeft};
        paintBar(m_painter, lane, bar.weight.value_or(0), m_theme);
        if (!bar.ghost)
            return;
        const double stroke = 2 * zoomOf(m_theme);
        QRectF ghost = barIn(lane, *bar.ghost).adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2);
        ghost.setWidth(std::max(ghost.width(), 0.5));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_theme.text, stroke));
        m_painter.drawRoundedRect(ghost, std::min(lane.radius, ghost.width() / 2), lane.radius);
    }

    QPainter& m_painter;
    QRectF m_area;
    const RowBars& m_bars;
    const Theme& m_theme;
    bool m_rightToLeft;
    std::vector<QRectF> m_lines;
    QFont m_font, m_bold;
    double m_nameWidth = 0, m_numberWidth = 0;
};

} // namespace

RowBars rowBarsOf(const WorkedRow& row, const WorkedRow* frozen, Index mostBars)
{
    RowBars bars;
    const auto count = std::size_t(std::min<Index>(mostBars, std::ssize(row.order)));
    std::vector<Index> keys(row.order.begin(), row.order.begin() + std::ptrdiff_t(count));
    std::ranges::sort(keys);
    const bool hasGhosts = frozen && std::ssize(frozen->order) == std::ssize(row.order);
    for (const Index key : keys) {
        RowBar bar{key, row.keyText(key), row.weightTextOf(key), drawnWeight(row, key), {}};
        if (row.isMasked(key))
            bar.number = QStringLiteral("–");
        if (hasGhosts)
            bar.ghost = drawnWeight(*frozen, key);
        for (const double weight : {bar.weight.value_or(0), bar.ghost.value_or(0)}) {
            bars.least = std::min(bars.least, weight);
            bars.most = std::max(bars.most, weight);
        }
        bars.hasGhosts = bars.hasGhosts || bar.ghost;
        bars.bars.push_back(std::move(bar));
    }
    if (count < row.order.size())
        bars.remainder =
            RowBarWords::tr("and %1 more, together %2").arg(countText(Index(row.order.size() - count)), weightText(row.weightFrom(count)));
    return bars;
}

Index barsIn(double height, const Theme& theme)
{
    return std::max<Index>(1, Index(height / (leastBarLine * zoomOf(theme))));
}

std::vector<QRectF> linesOf(const RowBars& bars, const QRectF& area, const Theme& theme)
{
    const double zoom = zoomOf(theme);
    const auto count = double(bars.bars.size());
    const double below = bars.remainder.isEmpty() ? 0 : leastBarLine * zoom;
    const double high = std::min(mostLine * zoom, (area.height() - below) / std::max(1.0, count));
    std::vector<QRectF> lines;
    for (double line = 0; line < count; ++line)
        lines.emplace_back(area.left(), area.top() + line * high, area.width(), high);
    return lines;
}

void paintRowBars(QPainter& painter, const QRectF& area, const RowBars& bars, const Theme& theme, Index lit, bool rightToLeft)
{
    painter.setRenderHint(QPainter::Antialiasing);
    BarPicture(painter, area, bars, theme, rightToLeft).draw(lit);
}

} // namespace softfocus
