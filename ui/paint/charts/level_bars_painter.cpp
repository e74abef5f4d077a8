#include "ui/paint/charts/level_bars_painter.h"

#include "ui/paint/charts/bar.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/words/numbers/number_text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

constexpr double levelNamePixels = 11, levelNumberPixels = 10.5;
constexpr double mostLevelColumn = 54, leastName = 22; ///< Units: logical pixels, at a body type of 13

/// One drawing of bars: where values lie in the area.
class BarsPicture {
public:
    BarsPicture(const QRectF& area, const LevelBars& bars, const Theme& theme)
        : m_bars(bars), m_theme(theme), m_zoom(zoomOf(theme)), m_names(theme.sized(levelNamePixels)),
          m_numbers(theme.sized(levelNumberPixels)), m_area(area)
    {
        const double line = QFontMetricsF(m_names).height();
        // The level is named at its end.
        const double right = bars.level ? evenWidth(m_numbers, levelText()) + 6 * m_zoom : 0;
        m_plot = area.adjusted(1, QFontMetricsF(m_numbers).height() + 2 * m_zoom, -1 - right, -line - 4 * m_zoom);
        m_pitch = std::min(m_plot.width() / double(std::max<std::size_t>(1, bars.keys.size())), mostLevelColumn * m_zoom);
    }

    bool hasRoom() const { return m_plot.width() >= 10 && m_plot.height() >= 10 && !m_bars.isEmpty(); }
    QRectF column(std::size_t place) const { return {m_plot.left() + m_pitch * double(place), m_area.top(), m_pitch, m_area.height()}; }

    void draw(QPainter& painter) const
    {
        const double ground = m_bars.level ? m_plot.bottom() : y(0);
        for (std::size_t place = 0; place < m_bars.keys.size(); ++place)
            drawBar(painter, place, ground);
        painter.setPen(QPen(m_theme.hairline, 1));
        painter.drawLine(QPointF(m_plot.left(), ground), QPointF(m_plot.right(), ground));
        if (m_bars.level)
            drawLevel(painter);
    }

private:
    double y(double value) const
    {
        const double share = (value - m_bars.low) / (m_bars.high - m_bars.low);
        return m_plot.bottom() - m_plot.height() * std::clamp(share, 0.0, 1.0);
    }

    QString levelText() const
    {
        if (!m_bars.level)
            return {};
        return std::isfinite(*m_bars.level) ? scoreText(*m_bars.level) : QStringLiteral("−∞");
    }

    void drawBar(QPainter& painter, std::size_t place, double ground) const
    {
        const QRectF whole = column(place);
        const double gap = m_pitch > 6 * m_zoom ? std::min(3 * m_zoom, m_pitch / 5) : 0;
        const double value = m_bars.values[place], top = y(value);
        QRectF bar(whole.left() + gap, std::min(top, ground), std::max(1.0, whole.width() - 2 * gap), std::abs(ground - top));
        painter.setPen(Qt::NoPen);
        if (m_bars.level) {
            painter.fillRect(bar, m_theme.dark ? m_theme.hairline : m_theme.window.darker(112));
            const double level = std::isfinite(*m_bars.level) ? y(*m_bars.level) : m_plot.bottom();
            if (m_bars.weights[place] > 0 && level > top)
                painter.fillRect(QRectF(bar.left(), top, bar.width(), level - top), m_theme.accent);
        } else {
            painter.fillRect(bar, barColour(value, m_theme));
        }
        drawTexts(painter, place, whole, std::min(top, ground));
    }

    void drawTexts(QPainter& painter, std::size_t place, const QRectF& whole, double top) const
    {
        const QFontMetricsF metrics(m_numbers);
        const QString number = scoreText(m_bars.values[place]);
        const double wide = evenWidth(m_numbers, number);
        if (wide <= whole.width() - 1) {
            painter.setPen(m_bars.weights[place] > 0 ? m_theme.text : m_theme.secondary);
            drawEven(painter, {whole.center().x() - wide / 2, top - metrics.descent() - m_zoom}, m_numbers, number);
        }
        if (whole.width() < leastName * m_zoom)
            return;
        painter.setPen(m_bars.weights[place] > 0 ? m_theme.text : m_theme.secondary);
        const double line = QFontMetricsF(m_names).height();
        drawFitted(painter, {whole.left() + 1, m_area.bottom() - line, whole.width() - 2, line}, Qt::AlignHCenter, m_names,
                   m_bars.labels[place].left(40).simplified());
    }

    void drawLevel(QPainter& painter) const
    {
        // A level below the axis lies at its foot.
        const double at = std::isfinite(*m_bars.level) ? y(*m_bars.level) : m_plot.bottom();
        painter.setPen(QPen(m_theme.text, 1.2, Qt::DashLine));
        painter.drawLine(QPointF(m_plot.left(), at), QPointF(m_plot.right(), at));
        const QString text = levelText();
        const QFontMetricsF metrics(m_numbers);
        painter.setPen(m_theme.text);
        drawEven(painter, {m_plot.right() + 5 * m_zoom, at + (metrics.ascent() - metrics.descent()) / 2}, m_numbers, text);
    }

    const LevelBars& m_bars;
    const Theme& m_theme;
    double m_zoom;
    QFont m_names, m_numbers;
    QRectF m_area, m_plot;
    double m_pitch = 0; ///< from one bar to the next
};

} // namespace

std::optional<std::size_t> barAt(const QRectF& area, const LevelBars& bars, QPointF point, const Theme& theme)
{
    const BarsPicture picture(area, bars, theme);
    for (std::size_t place = 0; place < bars.keys.size(); ++place)
        if (picture.column(place).contains(point))
            return place;
    return std::nullopt;
}

void paintLevelBars(QPainter& painter, const QRectF& area, const LevelBars& bars, const Theme& theme)
{
    const BarsPicture picture(area, bars, theme);
    if (!picture.hasRoom())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    picture.draw(painter);
    painter.restore();
}

} // namespace softfocus
