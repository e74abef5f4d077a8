#include "ui/paint/cell_painter.h"

#include "ui/paint/heatmap_raster.h"
#include "ui/paint/number_text.h"
#include "ui/paint/text_ink.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <optional>

namespace softfocus {

namespace {

bool drawsPixels(const QPainter& painter)
{
    const QPaintEngine* engine = painter.paintEngine();
    return engine && engine->type() == QPaintEngine::Raster;
}

/// The pixels of the painter's own image under `target`, when they can be written straight away: an opaque image that nobody
/// shares, no clip, no blending, and edges on whole pixels.
std::optional<PixelBlock> ownPixels(QPainter& painter, const QRectF& target)
{
    auto* image = dynamic_cast<QImage*>(painter.device());
    if (!image || !image->isDetached() || image->format() != QImage::Format_RGB32 || painter.hasClipping() ||
        painter.opacity() < 1 || painter.compositionMode() != QPainter::CompositionMode_SourceOver)
        return std::nullopt;
    const QTransform transform = painter.deviceTransform();
    if (transform.type() > QTransform::TxScale)
        return std::nullopt;
    const QRectF mapped = transform.mapRect(target);
    const QRect pixels = mapped.toRect();
    constexpr double rounding = 1e-3;
    const bool aligned = std::abs(mapped.left() - pixels.left()) < rounding && std::abs(mapped.top() - pixels.top()) < rounding &&
                         std::abs(mapped.width() - pixels.width()) < rounding &&
                         std::abs(mapped.height() - pixels.height()) < rounding;
    if (!aligned || !image->rect().contains(pixels))
        return std::nullopt;
    auto* bits = reinterpret_cast<QRgb*>(image->bits());
    const qsizetype stride = image->bytesPerLine() / qsizetype(sizeof(QRgb));
    return PixelBlock{bits + pixels.top() * stride + pixels.left(), stride, pixels.width(), pixels.height()};
}

/// Pixels of our own that are laid over the painter's; gaps stay transparent.
void drawThroughImage(QPainter& painter, const QRectF& target, const Picture& picture, const Theme& theme,
                      const CellStyle& style)
{
    QImage image(std::max(1, qRound(target.width() * style.ratio)), std::max(1, qRound(target.height() * style.ratio)),
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const PixelBlock block{reinterpret_cast<QRgb*>(image.bits()), image.bytesPerLine() / qsizetype(sizeof(QRgb)),
                           image.width(), image.height()};
    rasterCells(block, picture, theme, style);
    painter.drawImage(target, image);
}

/// Draws cell by cell, for pages made of shapes.
class ShapePainter {
public:
    ShapePainter(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme)
        : m_painter(painter), m_layout(layout), m_picture(picture), m_scale(scaleOf(picture, theme)),
          m_special(specialColours(picture, theme)),
          m_font(fontAt(theme, std::max(1, layout.numberPixels), QFont::Medium)), m_metrics(m_font)
    {
    }

    void draw()
    {
        for (Index row = 0; row < m_layout.rowCount; ++row)
            for (Index column = 0; column < m_layout.columnCount; ++column)
                drawCell(row, column);
    }

private:
    void drawCell(Index row, Index column)
    {
        const QRectF cell = m_layout.rectOf(row, column);
        const bool absent = m_picture.isAbsent(row, column);
        const bool undefined = m_picture.isUndefined(row, column);
        const bool zero = m_picture.isTrueZero(row, column);
        const double position = absent ? 0 : m_picture.position(row, column);
        const QRgb fill = absent ? m_special.absent : zero ? m_special.zero : m_scale.at(position);
        m_painter.fillRect(cell, QColor::fromRgb(fill));
        if (zero)
            dot(cell);
        if (m_layout.numberPixels > 0 && (!absent || undefined))
            number(cell, (*m_picture.values)(row, column), undefined ? m_special.undefinedInk : ColourScale::inkOn(fill), fill, zero);
    }

    void dot(const QRectF& cell)
    {
        constexpr double apart = 5, smallest = 4;
        if (std::min(cell.width(), cell.height()) < smallest)
            return;
        const int acrossX = std::max(1, int((cell.width() - 1) / apart)), acrossY = std::max(1, int((cell.height() - 1) / apart));
        const QPointF first = cell.center() - QPointF(acrossX - 1, acrossY - 1) * apart / 2 - QPointF(0.5, 0.5);
        for (int i = 0; i < acrossY; ++i)
            for (int j = 0; j < acrossX; ++j)
                m_painter.fillRect(QRectF(first + QPointF(j, i) * apart, QSizeF(1, 1)), QColor::fromRgb(m_special.zeroDot));
    }

    void number(const QRectF& cell, double value, QRgb ink, QRgb fill, bool clears)
    {
        const bool isWeight = m_picture.stage == Stage::Weights;
        const QString text = !isWeight ? scoreText(value) : m_layout.shortNumbers ? shortWeightText(value) : weightText(value);
        const double width = evenWidth(m_font, text);
        if (width > cell.width())
            return;
        const QPointF baseline(cell.center().x() - width / 2, cell.center().y() + m_metrics.capHeight() / 2);
        if (clears)
            m_painter.fillRect(QRectF(baseline.x() - 2, baseline.y() - m_metrics.capHeight() - 2, width + 4, m_metrics.capHeight() + 4),
                               QColor::fromRgb(fill));
        m_painter.setPen(QColor::fromRgb(ink));
        drawEven(m_painter, baseline, m_font, text);
    }

    QPainter& m_painter;
    const HeatmapLayout& m_layout;
    const Picture& m_picture;
    const ColourScale& m_scale;
    SpecialColours m_special;
    QFont m_font;
    QFontMetricsF m_metrics;
};

void drawPixels(QPainter& painter, const QRectF& target, const Picture& picture, const Theme& theme, const CellStyle& style)
{
    if (const std::optional<PixelBlock> block = ownPixels(painter, target))
        rasterCells(*block, picture, theme, style);
    else
        drawThroughImage(painter, target, picture, theme, style);
}

} // namespace

void paintCells(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme)
{
    if (!drawsPixels(painter)) {
        ShapePainter(painter, layout, picture, theme).draw();
        return;
    }
    drawPixels(painter, layout.cells, picture, theme,
               {qRound(layout.gap * layout.devicePixelRatio), qRound(layout.rowGap * layout.devicePixelRatio), layout.numberPixels, layout.shortNumbers, layout.devicePixelRatio});
}

void paintCellsIn(QPainter& painter, const QRectF& target, const Picture& picture, const Theme& theme)
{
    // The device's own pixels, so that edges are as sharp here as on the large map.
    const double ratio = drawsPixels(painter) ? painter.device()->devicePixelRatioF() : 4;
    const auto snap = [ratio](double length) { return std::round(length * ratio) / ratio; };
    const QRectF area(QPointF(snap(target.left()), snap(target.top())), QPointF(snap(target.right()), snap(target.bottom())));
    if (area.isEmpty())
        return;
    constexpr double largeEnoughForGaps = 8;
    const auto gapFor = [&](double length, Index count) {
        return length / double(count) >= largeEnoughForGaps ? std::max(1, qRound(ratio)) : 0;
    };
    const int gap = gapFor(area.width(), picture.values->cols()), rowGap = gapFor(area.height(), picture.values->rows());
    drawPixels(painter, area, picture, theme, {gap, rowGap, 0, false, ratio});
}

} // namespace softfocus
