#include "ui/paint/legend_painter.h"

#include "ui/paint/colour_scale.h"
#include "ui/paint/heatmap_raster.h"
#include "ui/paint/number_text.h"
#include "ui/paint/text_ink.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Legend", text);
}

/// As few digits as tell the number: "1", "0.5", "0.27".
QString tickText(double value)
{
    const double size = std::abs(value);
    constexpr double huge = 1e4, tiny = 1e-3;
    if (size >= huge || (size > 0 && size < tiny))
        return scoreText(value);
    const int decimals = size == std::round(size) ? 0 : size * 10 == std::round(size * 10) ? 1 : size < 0.1 ? 3 : 2;
    const QString text = QLocale().toString(size, 'f', decimals);
    return value < 0 ? QChar(0x2212) + text : text;
}

QString powerOfTen(int exponent)
{
    static const QString digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    if (exponent == 0)
        return QStringLiteral("1");
    QString text = QStringLiteral("10⁻");
    for (const QChar digit : QString::number(-exponent))
        text += digits[digit.digitValue()];
    return text;
}

std::vector<LegendTick> logarithmicTicks(const Picture& picture, std::size_t most)
{
    const int decades = static_cast<int>(std::lround(-std::log10(picture.low)));
    const int step = std::max(1, static_cast<int>(std::ceil(double(decades) / double(most - 1))));
    std::vector<LegendTick> ticks;
    for (int decade = 0; decade <= decades; decade += step) {
        const bool isEnd = decade == decades && picture.clipped;
        ticks.push_back({1 - double(decade) / decades, (isEnd ? QStringLiteral("≤") : QString()) + powerOfTen(-decade)});
    }
    return ticks;
}

/// Where texts stand: as near to their ticks as they can without overlap, inside the area.
double textCentre(const QRectF& bar, double place, double textHeight)
{
    return std::clamp(bar.bottom() - place * bar.height(), bar.top() + textHeight * 0.25, bar.bottom() - textHeight * 0.25);
}

} // namespace

std::vector<LegendTick> legendTicks(const Picture& picture, double height, double textHeight)
{
    const auto most = static_cast<std::size_t>(std::max(2.0, std::floor(height / (1.4 * textHeight)) + 1));
    if (picture.diverging) {
        const QString below = picture.clipped ? QStringLiteral("≤") : QString();
        const QString above = picture.clipped ? QStringLiteral("≥") : QString();
        std::vector<LegendTick> ticks{{0, below + tickText(picture.low)}, {1, above + tickText(picture.high)}};
        if (most >= 3)
            ticks.push_back({0.5, tickText(0)});
        return ticks;
    }
    if (picture.range == ScaleRange::Logarithmic)
        return logarithmicTicks(picture, most);
    std::vector<LegendTick> ticks{{0, tickText(0)}};
    if (picture.range == ScaleRange::RowMaximum) {
        ticks.push_back({1, tr("row max")});
        if (most >= 3)
            ticks.push_back({0.5, QStringLiteral("½")});
        return ticks;
    }
    ticks.push_back({1, (picture.clipped ? QStringLiteral("≥") : QString()) + tickText(picture.high)});
    if (most >= 3)
        ticks.push_back({0.5, tickText(picture.high / 2)});
    return ticks;
}

void paintLegend(QPainter& painter, const QRectF& bar, double devicePixelRatio, const Picture& picture, const Theme& theme)
{
    const ColourScale& scale = scaleOf(picture, theme);
    const int height = std::max(1, qRound(bar.height() * devicePixelRatio));
    QImage colours(1, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        colours.setPixel(0, y, scale.at(height > 1 ? 1 - double(y) / (height - 1) : 1));
    painter.drawImage(bar, colours);

    const QFont font = theme.sized(12);
    const QFontMetricsF metrics(font);
    painter.setPen(theme.secondary);
    const double distance = 6 * zoomOf(theme);
    for (const LegendTick& tick : legendTicks(picture, bar.height(), metrics.height())) {
        const double baseline = textCentre(bar, tick.place, metrics.height()) + metrics.capHeight() / 2;
        drawEven(painter, QPointF(bar.right() + distance, baseline), font, tick.text);
    }
}

} // namespace softfocus
