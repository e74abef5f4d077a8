#include "ui/paint/heatmap/cell_painter.h"

#include "ui/paint/colour/text_ink.h"
#include "ui/paint/heatmap/heatmap_raster.h"
#include "ui/paint/labels/number_fit.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPaintEngine>
#include <QPainter>
#include <QRegion>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace softfocus {

namespace {

/// The painter's own image under `target`, when its pixels can be written straight away: an opaque image that nobody shares,
/// no blending, and edges on whole pixels.
std::optional<PixelBlock> ownPixels(QPainter& painter, const QRectF& target)
{
    auto* image = dynamic_cast<QImage*>(painter.device()); // Qt offers no other way to ask a device what it is
    if (!image || !image->isDetached() || image->format() != QImage::Format_RGB32 || painter.opacity() < 1 ||
        painter.compositionMode() != QPainter::CompositionMode_SourceOver)
        return std::nullopt;
    const QTransform transform = painter.deviceTransform();
    if (transform.type() > QTransform::TxScale)
        return std::nullopt;
    const QRectF mapped = transform.mapRect(target);
    const QRect pixels = mapped.toRect();
    constexpr double rounding = 1e-3;
    const bool aligned = std::abs(mapped.left() - pixels.left()) < rounding && std::abs(mapped.top() - pixels.top()) < rounding &&
                         std::abs(mapped.width() - pixels.width()) < rounding && std::abs(mapped.height() - pixels.height()) < rounding;
    if (!aligned || !image->rect().contains(pixels))
        return std::nullopt;
    auto* bits = reinterpret_cast<QRgb*>(image->bits());
    const qsizetype stride = image->bytesPerLine() / qsizetype(sizeof(QRgb));
    return PixelBlock{bits, stride, pixels.left(), pixels.top(), pixels.width(), pixels.height(), {}};
}

/// The rectangles of `part` in a block that fills `target`, or the whole block without one.
std::vector<QRect> clipsIn(const PixelBlock& block, const QRectF& target, double ratio, const QRegion* part)
{
    const QRect whole(0, 0, block.width, block.height);
    if (!part)
        return {whole};
    std::vector<QRect> clips;
    for (const QRect& rect : *part) {
        const QRectF inside = QRectF(rect).translated(-target.topLeft());
        const QRectF pixels(inside.topLeft() * ratio, inside.size() * ratio);
        if (const QRect clip = pixels.toRect() & whole; !clip.isEmpty())
            clips.push_back(clip);
    }
    return clips;
}

/// Pixels of our own that are laid over the painter's; gaps stay transparent.
void drawThroughImage(QPainter& painter, const QRectF& target, const Picture& picture, const MapWindow& window, const Theme& theme,
                      const CellStyle& style)
{
    QImage image(std::max(1, qRound(target.width() * style.ratio)), std::max(1, qRound(target.height() * style.ratio)),
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const PixelBlock block{
        reinterpret_cast<QRgb*>(image.bits()), image.bytesPerLine() / qsizetype(sizeof(QRgb)), 0, 0, image.width(), image.height(), {}};
    rasterCells(block, picture, window, theme, style, std::array{image.rect()});
    painter.drawImage(target, image);
}

/// Draws cell by cell, for pages made of shapes.
class ShapePainter {
public:
    ShapePainter(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme)
        : m_painter(painter), m_layout(layout), m_picture(picture), m_scale(scaleOf(picture, theme)),
          m_special(specialColours(picture, theme)), m_font(fontAt(theme, std::max(1, layout.numberPixels), QFont::Medium)),
          m_metrics(m_font)
    {
    }

    void draw()
    {
        for (Index row = 0; row < m_layout.rowCount; ++row)
            for (Index column = 0; column < m_layout.columnCount; ++column)
                drawCell(m_layout.firstRow + row, m_layout.firstColumn + column);
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
        if (undefined && m_layout.numberPixels == 0)
            dash(cell);
        if (m_layout.numberPixels > 0 && (!absent || undefined))
            number(cell, textOf(row, column), undefined ? m_special.undefinedInk : ColourScale::inkOn(fill), fill, zero);
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

    void dash(const QRectF& cell)
    {
        const QSizeF size(std::max(1.0, cell.width() / 3), 1);
        m_painter.fillRect(QRectF(cell.center() - QPointF(size.width(), size.height()) / 2, size), QColor::fromRgb(m_special.undefinedInk));
    }

    QString textOf(Index row, Index column) const
    {
        const NumberStyle style = numberStyleOf(m_picture, m_layout.numberForm);
        return numberText((*m_picture.values)(row, column), style.weights ? m_picture.log10At(row, column) : 0, style);
    }

    void number(const QRectF& cell, const QString& text, QRgb ink, QRgb fill, bool clears)
    {
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

void drawPixels(QPainter& painter, const QRectF& target, const Picture& picture, const MapWindow& window, const Theme& theme,
                const CellStyle& style, const QRegion* part)
{
    if (const std::optional<PixelBlock> block = ownPixels(painter, target))
        rasterCells(*block, picture, window, theme, style, clipsIn(*block, target, style.ratio, part));
    else
        drawThroughImage(painter, target, picture, window, theme, style);
}

} // namespace

bool drawsPixels(const QPainter& painter)
{
    const QPaintEngine* engine = painter.paintEngine();
    return engine && engine->type() == QPaintEngine::Raster;
}

void paintCells(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme, const QRegion* part)
{
    if (!drawsPixels(painter)) {
        ShapePainter(painter, layout, picture, theme).draw();
        return;
    }
    const double ratio = layout.devicePixelRatio;
    drawPixels(painter, layout.cells, picture, {layout.firstRow, layout.firstColumn, layout.rowCount, layout.columnCount}, theme,
               {qRound(layout.gap * ratio), qRound(layout.rowGap * ratio), layout.numberPixels, layout.numberForm, ratio}, part);
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
    const Index rows = picture.values->rows(), columns = picture.values->cols();
    drawPixels(painter, area, picture, {0, 0, rows, columns}, theme,
               {gapFor(area.width(), columns), gapFor(area.height(), rows), 0, NumberForm::Usual, ratio}, nullptr);
}

} // namespace softfocus
