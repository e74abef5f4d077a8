#include "ui/paint/labels/legend_painter.h"

#include "ui/paint/colour/colour_scale.h"
#include "ui/paint/colour/special_colours.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/paint/labels/tick_text.h"
#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace softfocus {

namespace {

class LegendPainterWords {
    Q_DECLARE_TR_FUNCTIONS(LegendPainterWords)
};

std::vector<LegendTick> logarithmicTicks(const Picture& picture, std::size_t most)
{
    const int decades = -picture.lowExponent;
    const int step = std::max(1, static_cast<int>(std::ceil(double(decades) / double(most - 1))));
    std::vector<LegendTick> ticks;
    for (int decade = 0; decade <= decades; decade += step)
        ticks.push_back({1 - double(decade) / decades, powerOfTen(-decade)});
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
        const std::vector<QString> texts = tickTexts(std::array{picture.low, picture.high, 0.0});
        std::vector<LegendTick> ticks{{0, below + texts[0]}, {1, above + texts[1]}};
        if (most >= 3)
            ticks.push_back({0.5, texts[2]});
        return ticks;
    }
    if (picture.range == ScaleRange::Logarithmic)
        return logarithmicTicks(picture, most);
    const bool hasHalf = most >= 3;
    const std::vector<QString> texts =
        tickTexts(hasHalf ? std::vector{0.0, picture.high, picture.high / 2} : std::vector{0.0, picture.high});
    std::vector<LegendTick> ticks{{0, texts[0]}};
    if (picture.range == ScaleRange::RowMaximum) {
        ticks.push_back({1, LegendPainterWords::tr("row max")});
        if (hasHalf)
            ticks.push_back({0.5, QStringLiteral("½")});
        return ticks;
    }
    ticks.push_back({1, (picture.clipped ? QStringLiteral("≥") : QString()) + texts[1]});
    if (hasHalf)
        ticks.push_back({0.5, texts[2]});
    return ticks;
}

std::pair<QString, QString> legendEnds(const Picture& picture)
{
    const std::vector<LegendTick> ticks = legendTicks(picture, 0, 1); // so low that only the ends have room
    const auto [low, high] = std::ranges::minmax_element(ticks, {}, &LegendTick::place);
    return {low->text, high->text};
}

QString legendCaption(const Picture& picture, LegendWords words)
{
    const bool brief = words == LegendWords::Few;
    if (picture.difference)
        return brief ? LegendPainterWords::tr("difference") : LegendPainterWords::tr("difference of weights, 0 in the middle");
    if (picture.stage != Stage::Weights) {
        const QString what = picture.stage == Stage::Scores ? LegendPainterWords::tr("score") : LegendPainterWords::tr("component");
        return brief             ? what
               : picture.clipped ? LegendPainterWords::tr("%1; few lie beyond the ends").arg(what)
                                 : LegendPainterWords::tr("%1, 0 in the middle").arg(what);
    }
    if (picture.diverging)
        return brief ? LegendPainterWords::tr("signed") : LegendPainterWords::tr("weight, 0 in the middle");
    switch (picture.range) {
    case ScaleRange::Fixed: return brief ? LegendPainterWords::tr("0 – 1") : LegendPainterWords::tr("weight, fixed from 0 to 1");
    case ScaleRange::RowMaximum:
        return brief ? LegendPainterWords::tr("by row") : LegendPainterWords::tr("weight, as a share of its row’s largest");
    case ScaleRange::MapMaximum:
        if (picture.keepsScale)
            return brief ? LegendPainterWords::tr("kept") : LegendPainterWords::tr("weight, up to the largest before T moved");
        return brief ? LegendPainterWords::tr("by map") : LegendPainterWords::tr("weight, up to the map’s largest");
    case ScaleRange::Logarithmic: return brief ? LegendPainterWords::tr("log") : LegendPainterWords::tr("weight, logarithmic");
    }
    return {};
}

namespace {

void paintCaption(QPainter& painter, const QRectF& strip, const QStringList& captions, const Theme& theme)
{
    const QFont font = theme.sized(11);
    const QFontMetricsF metrics(font);
    for (const QString& text : captions) {
        const double width = metrics.horizontalAdvance(text);
        if (width > strip.height())
            continue;
        painter.save();
        painter.translate(strip.center().x() + metrics.capHeight() / 2, strip.center().y() + width / 2);
        painter.rotate(-90);
        painter.setFont(font);
        painter.setPen(theme.secondary);
        painter.drawText(QPointF(0, 0), text);
        painter.restore();
        return;
    }
}

} // namespace

void paintLegend(QPainter& painter, const LegendPlace& place, const LegendLook& look, const Picture& picture, const Theme& theme)
{
    const QRectF& bar = place.bar;
    const int height = std::max(1, qRound(bar.height() * place.devicePixelRatio));
    QImage colours(1, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        colours.setPixel(0, y, look.colourAt(height > 1 ? 1 - double(y) / (height - 1) : 1));
    painter.drawImage(bar, colours);

    const QFont font = theme.sized(12);
    const QFontMetricsF metrics(font);
    painter.setPen(theme.secondary);
    const double distance = 6 * zoomOf(theme);
    for (const LegendTick& tick : legendTicks(picture, bar.height(), metrics.height())) {
        const double baseline = textCentre(bar, tick.place, metrics.height()) + metrics.capHeight() / 2;
        drawEven(painter, QPointF(bar.right() + distance, baseline), font, tick.text);
    }
    paintCaption(painter, place.caption, look.captions, theme);
}

namespace {

/// The bar on its side between the numbers of its ends, and behind them as much as has room of which scale it is.
void paintLyingLegend(QPainter& painter, const HeatmapLayout& layout, const LegendLook& look, const Picture& picture, const Theme& theme)
{
    const double zoom = zoomOf(theme), beside = 6 * zoom, beforeCaption = 12 * zoom;
    constexpr double longest = 160, shortest = 48, thickness = 8;
    const QRectF& line = layout.legend;
    const QFont font = theme.sized(12), small = theme.sized(11);
    const QFontMetricsF metrics(font), captionMetrics(small);
    const auto [low, high] = legendEnds(picture);
    const double numbers = evenWidth(font, low) + evenWidth(font, high) + 2 * beside;
    const auto fits = [&](const QString& caption) {
        return numbers + shortest * zoom + beforeCaption + captionMetrics.horizontalAdvance(caption) <= line.width();
    };
    const auto chosen = std::ranges::find_if(look.captions, fits);
    const QString caption = chosen == look.captions.end() ? QString() : *chosen;
    const double said = caption.isEmpty() ? 0 : beforeCaption + captionMetrics.horizontalAdvance(caption);
    const double length = std::clamp(line.width() - numbers - said, 0.0, longest * zoom);
    const double whole = numbers + length + said, ratio = layout.devicePixelRatio;
    double x = std::clamp(layout.cells.left(), line.left(), std::max(line.left(), line.right() - whole));
    const double baseline = line.center().y() + metrics.capHeight() / 2;
    painter.setPen(theme.secondary);
    drawEven(painter, QPointF(x, baseline), font, low);
    x += evenWidth(font, low) + beside;
    const auto snapped = [ratio](double place) { return std::round(place * ratio) / ratio; };
    const QRectF bar(snapped(x), snapped(line.center().y() - thickness * zoom / 2), snapped(length), snapped(thickness * zoom));
    const int width = std::max(1, qRound(bar.width() * ratio));
    QImage colours(width, 1, QImage::Format_RGB32);
    for (int i = 0; i < width; ++i)
        colours.setPixel(i, 0, look.colourAt(width > 1 ? double(i) / (width - 1) : 1));
    painter.drawImage(bar, colours);
    x = bar.right() + beside;
    drawEven(painter, QPointF(x, baseline), font, high);
    x += evenWidth(font, high) + beforeCaption;
    painter.setFont(small);
    painter.drawText(QPointF(x, baseline), caption);
}

} // namespace

void paintLegend(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme, const QStringList& captions)
{
    const ColourScale& scale = scaleOf(picture, theme);
    const QStringList usual{legendCaption(picture, LegendWords::All), legendCaption(picture, LegendWords::Few)};
    const LegendLook look{[&scale](double place) { return scale.at(place); }, captions.isEmpty() ? usual : captions};
    if (layout.legendLies)
        paintLyingLegend(painter, layout, look, picture, theme);
    else
        paintLegend(painter, {layout.legend, layout.legendCaption, layout.devicePixelRatio}, look, picture, theme);
}

} // namespace softfocus
