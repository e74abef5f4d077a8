#include "ui/paint/charts/one_pass_painter.h"

#include "ui/model/numbers/numbers_editor.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/words/numbers/shown_number.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

class OnePassPicture {
    Q_DECLARE_TR_FUNCTIONS(OnePassPicture)
};

constexpr double namesHigh = 20, sumsShare = 0.3, gapHigh = 24;
constexpr int passPictureDigits = 4;

QColor maximumColour(const Theme& theme)
{
    return theme.dark ? QColor("#e8a04c") : QColor("#c26a00");
}

QColor faintInk(QColor colour, float opacity)
{
    colour.setAlphaF(opacity);
    return colour;
}

class PassDrawing {
public:
    PassDrawing(QPainter& painter, const QRectF& area, const OnePass& pass, const Theme& theme)
        : m_painter(painter), m_pass(pass), m_theme(theme), m_layout(area, pass.steps.size(), theme)
    {
    }

    void draw()
    {
        drawBars();
        drawMaximum();
        drawSums();
    }

private:
    /// From the top of the scores' area down to a score; the scale has 0 where the scores are on both sides of it.
    double scoreHeight(double score) const
    {
        const QRectF area = m_layout.scores();
        const auto [least, most] = std::ranges::minmax(m_pass.list.scores);
        const double low = std::min(0.0, least), high = std::max(0.0, most);
        // Halved, since the span of two finite numbers may be none.
        const double span = high / 2 - low / 2;
        return area.top() + (span > 0 ? area.height() * ((high / 2 - score / 2) / span) : area.height());
    }

    /// Every how many numbers a name has room under its bar.
    std::size_t namesApart(const QFont& font) const
    {
        constexpr double longest = 60, between = 4; // what is longer is cut
        double widest = 0;
        for (std::size_t place = 0; place < m_pass.steps.size(); ++place)
            widest = std::max(widest, evenWidth(font, numberName(m_pass.list, place)));
        const double wide = std::min(widest, double(m_theme.scaled(longest))) + m_theme.scaled(between);
        return std::size_t(std::max(1.0, std::ceil(wide / std::max(1.0, m_layout.columnOf(0).width()))));
    }

    void drawBars()
    {
        const QRectF area = m_layout.scores();
        const double zero = scoreHeight(0);
        const QFont font = m_theme.sized(12, QFont::DemiBold);
        const std::size_t every = namesApart(font);
        for (std::size_t place = 0; place < m_pass.steps.size(); ++place) {
            const QRectF column = m_layout.columnOf(place);
            const double side = std::min(column.width() * 0.18, double(m_theme.scaled(12))), most = m_theme.scaled(64);
            const double wide = std::min(column.width() - 2 * side, most);
            const double y = scoreHeight(m_pass.list.scores[place]);
            constexpr double sliver = 1.5;
            const QRectF bar(column.center().x() - wide / 2, std::min(y, zero), wide, std::max(sliver, std::abs(zero - y)));
            const bool isTaken = place < m_pass.taken, isLast = place + 1 == m_pass.taken;
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(isLast ? m_theme.accent : isTaken ? faintInk(m_theme.accent, 0.45F) : faintInk(m_theme.secondary, 0.22F));
            m_painter.drawRoundedRect(bar, m_theme.scaled(3), m_theme.scaled(3));
            drawName(place, font, every);
        }
        m_painter.setPen(QPen(m_theme.hairline, 1));
        m_painter.drawLine(QPointF(area.left(), zero), QPointF(area.right(), zero));
    }

    /// Of names that have no room beside each other only some are written, and that of the current number.
    void drawName(std::size_t place, const QFont& font, std::size_t every)
    {
        const bool isLast = place + 1 == m_pass.taken;
        const bool isNear = m_pass.taken > 0 && std::max(place, m_pass.taken - 1) - std::min(place, m_pass.taken - 1) < every;
        if (!isLast && (place % every != 0 || isNear))
            return;
        const QRectF column = m_layout.columnOf(place), names = m_layout.names();
        const double room = column.width() * double(every), left = column.center().x() - room / 2;
        m_painter.setPen(isLast ? m_theme.text : m_theme.secondary);
        drawFitted(m_painter, {left, names.top(), room, names.height()}, Qt::AlignHCenter, font, numberName(m_pass.list, place));
    }

    /// A step up wherever a larger number came.
    void drawMaximum()
    {
        if (m_pass.taken == 0)
            return;
        QPolygonF line;
        for (std::size_t place = 0; place < m_pass.taken; ++place) {
            const QRectF column = m_layout.columnOf(place);
            const double y = scoreHeight(m_pass.steps[place].maximum);
            line << QPointF(column.left(), y) << QPointF(column.right(), y);
        }
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(maximumColour(m_theme), 2));
        m_painter.drawPolyline(line);
        const QFont font = m_theme.sized(12, QFont::DemiBold);
        const QString text =
            OnePassPicture::tr("m = %1").arg(shownNumber(m_pass.steps[m_pass.taken - 1].maximum, passPictureDigits).screen);
        const double wide = evenWidth(font, text);
        const QRectF area = m_layout.scores();
        const double x = std::clamp(line.back().x() - wide, area.left(), std::max(area.left(), area.right() - wide));
        drawEven(m_painter, {x, line.back().y() - m_theme.scaled(4)}, font, text);
    }

    void drawSums()
    {
        const QRectF area = m_layout.sums();
        double most = 1;
        for (const OnlineStep& step : m_pass.steps)
            most = std::max(most, step.sum);
        for (std::size_t place = 0; place < m_pass.taken; ++place) {
            const OnlineStep& step = m_pass.steps[place];
            const QRectF column = m_layout.columnOf(place);
            const double wide = std::min(column.width() * 0.5, double(m_theme.scaled(28))), high = area.height() * step.sum / most;
            const QRectF bar(column.center().x() - wide / 2, area.bottom() - high, wide, high);
            // What was there before was rescaled where a larger number came.
            const bool isRescaled = step.isNewMaximum && place > 0;
            const QColor colour = isRescaled ? maximumColour(m_theme) : m_theme.accent;
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(place + 1 == m_pass.taken ? colour : faintInk(colour, 0.45F));
            m_painter.drawRoundedRect(bar, m_theme.scaled(2), m_theme.scaled(2));
        }
        m_painter.setPen(QPen(m_theme.hairline, 1));
        m_painter.drawLine(area.bottomLeft(), area.bottomRight());
        if (m_pass.taken == 0)
            return;
        const QString text = OnePassPicture::tr("d = %1").arg(shownNumber(m_pass.steps[m_pass.taken - 1].sum, passPictureDigits).screen);
        m_painter.setPen(m_theme.accent);
        drawEven(m_painter, {area.left(), area.top() - m_theme.scaled(4)}, m_theme.sized(12, QFont::DemiBold), text);
    }

    QPainter& m_painter;
    const OnePass& m_pass;
    const Theme& m_theme;
    OnePassLayout m_layout;
};

} // namespace

OnePassLayout::OnePassLayout(const QRectF& area, std::size_t count, const Theme& theme)
    : m_plot(area.adjusted(theme.scaled(8), theme.scaled(18), -theme.scaled(8), -theme.scaled(6))), m_namesHigh(theme.scaled(namesHigh)),
      m_count(std::max<std::size_t>(1, count))
{
    const QRectF bars = m_plot.adjusted(0, 0, 0, -m_namesHigh);
    const double gap = theme.scaled(gapHigh), sums = (bars.height() - gap) * sumsShare;
    m_scores = QRectF(bars.left(), bars.top(), bars.width(), bars.height() - sums - gap);
    m_sums = QRectF(bars.left(), bars.bottom() - sums, bars.width(), sums);
}

QRectF OnePassLayout::columnOf(std::size_t place) const
{
    const double wide = m_plot.width() / double(m_count);
    return {m_plot.left() + wide * double(place), m_plot.top(), wide, m_plot.height()};
}

std::optional<std::size_t> OnePassLayout::placeAt(double x) const
{
    for (std::size_t place = 0; place < m_count; ++place)
        if (const QRectF column = columnOf(place); x >= column.left() && x < column.right())
            return place;
    return std::nullopt;
}

QRectF OnePassLayout::names() const
{
    return {m_plot.left(), m_plot.bottom() - m_namesHigh, m_plot.width(), m_namesHigh};
}

void paintOnePass(QPainter& painter, const QRectF& area, const OnePass& pass, const Theme& theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    PassDrawing(painter, area, pass, theme).draw();
}

} // namespace softfocus
