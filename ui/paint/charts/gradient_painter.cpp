#include "ui/paint/charts/gradient_painter.h"

#include "ui/paint/colour/colour_scale.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/paint/labels/tick_text.h"
#include "ui/words/numbers/number_text.h"

#include <QFontMetricsF>
#include <QImage>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

constexpr int labelPixels = 11;
constexpr double leastLine = 11; ///< a name needs so much height, at a body type of 13

/// Where a value stands on the diverging scale.
double positionOf(double value, double largest)
{
    return largest > 0 ? 0.5 + 0.5 * std::clamp(value / largest, -1.0, 1.0) : 0.5;
}

/// How high a text is in lines of this width.
double wrappedHeight(const QFontMetricsF& metrics, const QString& text, double width)
{
    const QRectF room(0, 0, std::max(width, 1.0), 1e6);
    return metrics.boundingRect(room, int(Qt::AlignLeft) | int(Qt::AlignTop) | int(Qt::TextWordWrap), text).height();
}

QString shown(const QString& label)
{
    return label.left(40).simplified();
}

void paintNames(QPainter& painter, const GradientLayout& layout, const RowGradient& gradient, const Theme& theme)
{
    const QFont font = theme.sized(labelPixels);
    painter.setPen(theme.text);
    const double gap = 4 * zoomOf(theme);
    for (std::size_t i = 0; i < gradient.labels.size(); ++i) {
        const QRectF cell = layout.rectOf(i, i);
        if (layout.cells.left() > layout.axes.left() + gap && i % layout.rowStep == 0) {
            QRectF line(layout.axes.left(), cell.top(), layout.cells.left() - layout.axes.left() - gap, cell.height());
            if (layout.rowStep > 1) {
                line.setHeight(QFontMetricsF(font).height());
                line.moveCenter({line.center().x(), cell.center().y()});
            }
            drawFitted(painter, line, Qt::AlignRight, font, shown(gradient.labels[i]));
        }
        if (layout.labelHeight <= 0 || i % layout.columnStep != 0)
            continue;
        const double wide = cell.width() * double(layout.columnStep) - 2;
        const double left =
            std::clamp(cell.center().x() - wide / 2, layout.axes.left(), std::max(layout.axes.left(), layout.axes.right() - wide));
        drawFitted(painter,
                   {layout.columnStep > 1 ? left : cell.left() + 1, layout.cells.top() - layout.labelHeight, wide, layout.labelHeight},
                   Qt::AlignHCenter, font, layout.hasPlaces ? QLocale().toString(qulonglong(i + 1)) : shown(gradient.labels[i]));
    }
}

void paintGradientNumbers(QPainter& painter, const GradientLayout& layout, const RowGradient& gradient, const Theme& theme, bool isBare)
{
    const QFont font = theme.sized(labelPixels);
    const QFontMetricsF metrics(font);
    const QRectF cell = layout.rectOf(0, 0);
    const QString widest = isBare ? weightText(-0.88, NumberForm::Short) : weightText(-0.88);
    if (cell.width() < evenWidth(font, widest) + 4 || cell.height() < metrics.height())
        return;
    const ColourScale& scale = ColourScale::diverging(theme.dark);
    for (std::size_t i = 0; i < gradient.labels.size(); ++i) {
        for (std::size_t j = 0; j < gradient.labels.size(); ++j) {
            const double value = gradient.values(Index(i), Index(j));
            const QRectF box = layout.rectOf(i, j);
            QString text = weightText(value);
            if (isBare && evenWidth(font, text) > box.width() - 2)
                text = weightText(value, NumberForm::Short);
            constexpr double least = 0.005; // smaller ones round to 0
            if (isBare && value != 0 && std::abs(value) < least && evenWidth(font, text) > box.width() - 2)
                text = value > 0 ? QStringLiteral("+0") : QStringLiteral("−0");
            const double width = evenWidth(font, text);
            if (width > box.width() - 2)
                continue;
            painter.setPen(std::isnan(value) ? theme.secondary : QColor(scale.inkAt(positionOf(value, gradient.scaleEnd))));
            const double baseline = box.center().y() + (metrics.ascent() - metrics.descent()) / 2;
            drawEven(painter, {box.center().x() - width / 2, baseline}, font, text);
        }
    }
}

/// An end of the bar's scale, which goes as far to the other side of 0.
QString endText(double end)
{
    return tickTexts(std::array{end, -end, 0.0}).front();
}

void paintGradientBar(QPainter& painter, const QRectF& bar, double end, const Theme& theme)
{
    const QFont font = theme.sized(labelPixels);
    const QFontMetricsF metrics(font);
    const ColourScale& scale = ColourScale::diverging(theme.dark);
    constexpr int steps = 48;
    for (int step = 0; step < steps; ++step)
        painter.fillRect(QRectF(bar.left() + bar.width() * step / steps, bar.top(), bar.width() / steps + 0.5, bar.height()),
                         QColor(scale.at((step + 0.5) / steps)));
    const double baseline = bar.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    const double gap = 5 * zoomOf(theme);
    const QString low = endText(-end), high = endText(end);
    drawEven(painter, {bar.left() - gap - evenWidth(font, low), baseline}, font, low);
    drawEven(painter, {bar.right() + gap, baseline}, font, high);
}

QColor colourOf(double value, const RowGradient& gradient, const Theme& theme)
{
    return std::isnan(value) ? theme.absent : QColor(ColourScale::diverging(theme.dark).at(positionOf(value, gradient.scaleEnd)));
}

/// What does not change at all, as zeros of maps: dots on a square grid in the middle of the cell.
void paintDots(QPainter& painter, const QRectF& cell, const QColor& ink)
{
    constexpr double apart = 5;
    const int across = std::max(1, int((cell.width() - 1) / apart)), down = std::max(1, int((cell.height() - 1) / apart));
    const QPointF first = cell.center() - QPointF(across - 1, down - 1) * apart / 2 - QPointF(0.5, 0.5);
    for (int i = 0; i < down; ++i)
        for (int j = 0; j < across; ++j)
            painter.fillRect(QRectF(first + QPointF(j, i) * apart, QSizeF(1, 1)), ink);
}

void paintGradientCells(QPainter& painter, const GradientLayout& layout, const RowGradient& gradient, const Theme& theme, bool isBare)
{
    QColor ink = theme.secondary;
    ink.setAlphaF(0.55f);
    for (std::size_t i = 0; i < gradient.labels.size(); ++i)
        for (std::size_t j = 0; j < gradient.labels.size(); ++j) {
            const QRectF cell = layout.rectOf(i, j).adjusted(0, 0, -1, -1);
            const double value = gradient.values(Index(i), Index(j));
            painter.fillRect(cell, colourOf(value, gradient, theme));
            if (isBare && value == 0)
                paintDots(painter, cell, ink);
        }
}

/// A pixel for each cell: small ones lie side by side without gaps.
QImage gradientImageOf(const RowGradient& gradient, const Theme& theme)
{
    const auto side = int(gradient.labels.size());
    QImage image(side, side, QImage::Format_RGB32);
    for (int i = 0; i < side; ++i)
        for (int j = 0; j < side; ++j)
            image.setPixel(j, i, colourOf(gradient.values(i, j), gradient, theme).rgb());
    return image;
}

void paintLegendBar(QPainter& painter, const GradientLayout& layout, const RowGradient& gradient, const Theme& theme)
{
    const QFont font = theme.sized(labelPixels);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(theme.secondary);
    if (layout.legend.isNull()) {
        const double height = metrics.height();
        const QRectF line(layout.axes.left(), layout.axes.top() - height - 2 * zoomOf(theme), layout.axes.width(), height);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, gradientRange(gradient));
    } else {
        paintGradientBar(painter, layout.legend, gradient.scaleEnd, theme);
    }
    painter.drawText(layout.axes, int(Qt::AlignLeft) | int(Qt::AlignTop) | int(Qt::TextWordWrap), gradient.meaning);
}

} // namespace

QRectF GradientLayout::rectOf(std::size_t weight, std::size_t score) const
{
    const double width = cells.width() / side, height = cells.height() / side;
    return {cells.left() + width * double(score), cells.top() + height * double(weight), width, height};
}

std::optional<std::pair<std::size_t, std::size_t>> GradientLayout::cellAt(QPointF point) const
{
    if (side <= 0 || !cells.contains(point))
        return std::nullopt;
    const auto place = [&](double share) { return std::min(std::size_t(share * side), std::size_t(side) - 1); };
    return std::pair{place((point.y() - cells.top()) / cells.height()), place((point.x() - cells.left()) / cells.width())};
}

namespace {

/// Names stand where every row of cells is high enough for one, below those of the columns; bare, at so many rows as leave them room.
void nameRows(GradientLayout& layout, QRectF& cells, const RowGradient& gradient, const Theme& theme, bool isBare)
{
    const double zoom = zoomOf(theme);
    const QFontMetricsF metrics(theme.sized(labelPixels));
    const double high = (cells.height() - metrics.height() - 2 * zoom) / layout.side;
    if (high < leastLine * zoom && (!isBare || high <= 0))
        return;
    layout.rowStep = std::size_t(std::max(1.0, std::ceil(leastLine * zoom / high)));
    double widest = 0;
    for (const QString& label : gradient.labels)
        widest = std::max(widest, metrics.horizontalAdvance(shown(label)));
    cells.setLeft(cells.left() + std::min(widest + 6 * zoom, cells.width() * 0.3));
}

/// The same of the columns, which have their places for names where words have no room.
void nameColumns(GradientLayout& layout, QRectF& cells, const RowGradient& gradient, const Theme& theme, bool isBare)
{
    constexpr double leastColumn = 26;
    const double zoom = zoomOf(theme), wide = cells.width() / layout.side;
    layout.hasPlaces = wide < leastColumn * zoom;
    if (layout.hasPlaces && !isBare)
        return;
    const QFontMetricsF metrics(theme.sized(labelPixels));
    const double place = metrics.horizontalAdvance(QLocale().toString(qulonglong(gradient.labels.size()))) + 4 * zoom;
    if (layout.hasPlaces)
        layout.columnStep = std::size_t(std::max(1.0, std::ceil(place / std::max(wide, 0.1))));
    layout.labelHeight = metrics.height() + 2 * zoom;
    cells.setTop(cells.top() + layout.labelHeight);
}

} // namespace

GradientLayout layOutGradient(const QRectF& area, const RowGradient& gradient, const Theme& theme, bool isBare)
{
    GradientLayout layout;
    layout.side = double(gradient.labels.size());
    if (gradient.labels.empty())
        return layout;
    const double zoom = zoomOf(theme);
    const QFontMetricsF metrics(theme.sized(labelPixels));
    const double line = metrics.height();
    const double words = isBare ? 0 : wrappedHeight(metrics, gradient.meaning, area.width());
    const double foot = isBare ? 0 : words + line + 8 * zoom;
    QRectF cells = area.adjusted(0, 0, 0, -foot);
    layout.axes = QRectF(area.left(), area.bottom() - words, area.width(), words);
    const double number = evenWidth(theme.sized(labelPixels), endText(-gradient.scaleEnd));
    if (gradient.scaleEnd > 0 && !isBare)
        layout.legend = QRectF(area.left() + number + 5 * zoom, area.bottom() - words - line - 2 * zoom, 90 * zoom, line - 2 * zoom);
    if (isBare && !gradientReach(gradient).isEmpty()) {
        const double reach = line + 2 * zoom;
        layout.reach = QRectF(area.left(), area.bottom() - reach, area.width(), reach);
        cells.setBottom(layout.reach.top());
    }
    nameRows(layout, cells, gradient, theme, isBare);
    nameColumns(layout, cells, gradient, theme, isBare);
    // A few keys need not fill a large panel.
    constexpr double mostHeight = 44;
    cells.setHeight(std::max(1.0, std::min(cells.height(), mostHeight * zoom * layout.side)));
    layout.cells = cells;
    if (!layout.reach.isNull())
        layout.reach.moveTop(std::min(layout.reach.top(), cells.bottom() + 2 * zoom));
    return layout;
}

void paintGradient(QPainter& painter, const GradientLayout& layout, const RowGradient& gradient, const Theme& theme, bool isBare)
{
    if (gradient.labels.empty() || layout.cells.width() < 4 || layout.cells.height() < 4)
        return;
    painter.save();
    if (layout.rectOf(0, 0).width() > 8 && layout.rectOf(0, 0).height() > 8)
        paintGradientCells(painter, layout, gradient, theme, isBare);
    else
        painter.drawImage(layout.cells, gradientImageOf(gradient, theme));
    painter.setRenderHint(QPainter::Antialiasing);
    paintNames(painter, layout, gradient, theme);
    paintGradientNumbers(painter, layout, gradient, theme, isBare);
    if (!isBare)
        paintLegendBar(painter, layout, gradient, theme);
    if (!layout.reach.isNull()) {
        painter.setPen(theme.secondary);
        drawFitted(painter, layout.reach, Qt::AlignLeft, theme.sized(labelPixels), gradientReach(gradient));
    }
    painter.restore();
}

void paintGradientLegend(QPainter& painter, const QRectF& area, const RowGradient& gradient, const Theme& theme)
{
    if (gradient.labels.empty())
        return;
    const QFont font = theme.sized(labelPixels);
    const double zoom = zoomOf(theme), gap = 5 * zoom;
    painter.setFont(font);
    painter.setPen(theme.secondary);
    double left = area.left();
    if (gradient.scaleEnd > 0) {
        const double number = evenWidth(font, endText(-gradient.scaleEnd)), wide = 90 * zoom, high = 10 * zoom;
        const QRectF bar(left + number + gap, area.center().y() - high / 2, wide, high);
        paintGradientBar(painter, bar, gradient.scaleEnd, theme);
        left = bar.right() + 2 * gap + evenWidth(font, endText(gradient.scaleEnd)) + gap;
    }
    drawFitted(painter, QRectF(left, area.top(), area.right() - left, area.height()), Qt::AlignLeft, font, gradient.meaning);
}

} // namespace softfocus
