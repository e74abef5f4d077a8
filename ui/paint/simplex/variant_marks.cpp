#include "ui/paint/simplex/variant_marks.h"

#include "ui/paint/colour/text_ink.h"
#include "ui/paint/labels/elided_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace softfocus {

namespace {

constexpr std::size_t kinds = 9; ///< as many as there are variants at most
constexpr double legendPixels = 12, variantLineHeight = 20, swatch = 22, gapBetween = 16;

/// Corners of a regular polygon whose first one is at an angle from the top.
QPolygonF polygon(QPointF centre, double radius, int corners, double turn)
{
    QPolygonF shape;
    for (int corner = 0; corner < corners; ++corner) {
        const double angle = 2 * std::numbers::pi * corner / corners + turn;
        shape << centre + radius * QPointF(std::sin(angle), -std::cos(angle));
    }
    return shape;
}

QPolygonF star(QPointF centre, double radius, int tips, double inner)
{
    QPolygonF shape;
    for (int corner = 0; corner < 2 * tips; ++corner)
        shape << polygon(centre, corner % 2 == 0 ? radius : inner * radius, 2 * tips, 0)[corner];
    return shape;
}

/// Shapes of about the same area. The circle is the only one without corners.
QPolygonF shapeOf(std::size_t place, QPointF centre, double radius)
{
    constexpr double half = std::numbers::pi;
    switch (place % kinds) {
    case 1: return polygon(centre, 1.2 * radius, 4, half / 4);
    case 2: return polygon(centre, 1.25 * radius, 4, 0);
    case 3: return polygon(centre, 1.4 * radius, 3, 0);
    case 4: return polygon(centre, 1.4 * radius, 3, half);
    case 5: return polygon(centre, 1.15 * radius, 5, 0);
    case 6: return polygon(centre, 1.1 * radius, 6, half / 6);
    case 7: return star(centre, 1.5 * radius, 5, 0.5);
    case 8: return star(centre, 1.3 * radius, 4, 0.45);
    default: return {};
    }
}

void drawShape(QPainter& painter, std::size_t place, QPointF centre, double radius)
{
    if (const QPolygonF shape = shapeOf(place, centre, radius); !shape.isEmpty())
        painter.drawPolygon(shape);
    else
        painter.drawEllipse(centre, radius, radius);
}

/// A name in a line of the legend.
struct LegendEntry {
    QRectF box;
    const VariantName* name = nullptr;
};

std::vector<LegendEntry> placed(const std::vector<VariantName>& names, LegendFlow flow, const QRectF& area, const Theme& theme)
{
    const QFont font = theme.sized(legendPixels);
    const double zoom = zoomOf(theme), height = variantLineHeight * zoom;
    std::vector<LegendEntry> entries;
    double x = area.left(), y = area.top();
    for (const VariantName& name : names) {
        const double width = std::min(area.width(), swatch * zoom + evenWidth(font, name.text) + 1);
        if (x > area.left() && (flow == LegendFlow::Below || x + width > area.right())) {
            x = area.left();
            y += height;
        }
        entries.push_back({{x, y, width, height}, &name});
        x += width + gapBetween * zoom;
    }
    return entries;
}

} // namespace

QColor variantColour(std::size_t place, const Theme& theme)
{
    if (place % kinds == 0)
        return theme.text;
    static constexpr std::array<const char*, kinds - 1> light{"#8339c6", "#0b7fa5", "#a3302c", "#6f7411",
                                                              "#7a5a2e", "#4f5865", "#0d5c63", "#5b3a8e"};
    static constexpr std::array<const char*, kinds - 1> dark{"#c692f2", "#4cc3e6", "#f08478", "#c9cc6a",
                                                             "#c9a878", "#8d97a6", "#7fb5a8", "#a78bd0"};
    return QColor(QLatin1String((theme.dark ? dark : light)[place % kinds - 1]));
}

QPen variantPen(std::size_t place, const Theme& theme, double width)
{
    QPen pen(variantColour(place, theme), width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    static const std::array<QList<qreal>, 4> dashes{QList<qreal>{}, QList<qreal>{}, QList<qreal>{5, 2}, QList<qreal>{1.5, 1.5}};
    if (const QList<qreal>& pattern = dashes[place % dashes.size()]; !pattern.isEmpty())
        pen.setDashPattern(pattern);
    return pen;
}

double markRadius(int ring, const Theme& theme)
{
    return zoomOf(theme) * (5.5 + 4 * ring);
}

void paintVariantMark(QPainter& painter, QPointF centre, std::size_t place, int ring, const Theme& theme)
{
    const double zoom = zoomOf(theme), radius = markRadius(ring, theme);
    const QColor colour = variantColour(place, theme);
    if (ring == 0) {
        // The panel's colour around it sets it off from lines.
        painter.setPen(QPen(theme.panel, 2 * zoom));
        painter.setBrush(colour);
        drawShape(painter, place, centre, radius);
    } else {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.panel, 3.5 * zoom));
        drawShape(painter, place, centre, radius);
        painter.setPen(QPen(colour, 2 * zoom));
        drawShape(painter, place, centre, radius);
    }
}

std::vector<int> ringsOf(const std::vector<QPointF>& places, const Theme& theme)
{
    constexpr double apart = 6;
    std::vector<int> rings;
    for (std::size_t place = 0; place < places.size(); ++place)
        rings.push_back(int(std::count_if(places.begin(), places.begin() + std::ptrdiff_t(place), [&](const QPointF& other) {
            const QPointF way = other - places[place];
            return std::hypot(way.x(), way.y()) < apart * zoomOf(theme);
        })));
    return rings;
}

double variantLegendHeight(const std::vector<VariantName>& names, LegendFlow flow, double width, const Theme& theme)
{
    const std::vector<LegendEntry> entries = placed(names, flow, {0, 0, width, 0}, theme);
    return entries.empty() ? 0 : entries.back().box.bottom();
}

void paintVariantLegend(QPainter& painter, const QRectF& area, const std::vector<VariantName>& names, LegendFlow flow, const Theme& theme)
{
    const QFont font = theme.sized(legendPixels);
    const QFontMetricsF metrics(font);
    const double zoom = zoomOf(theme);
    const auto widthOf = [&font](const QString& text) { return evenWidth(font, text); };
    // Where one is brief, all are: they are compared.
    const bool isBrief = std::ranges::any_of(
        names, [&](const VariantName& name) { return !name.brief.isEmpty() && swatch * zoom + widthOf(name.text) > area.width(); });
    for (const LegendEntry& entry : placed(names, flow, area, theme)) {
        const QPointF centre(entry.box.left() + 8 * zoom, entry.box.center().y());
        paintVariantMark(painter, centre, entry.name->place, 0, theme);
        painter.setPen(theme.text);
        const double room = entry.box.width() - swatch * zoom;
        const double baseline = entry.box.center().y() + (metrics.ascent() - metrics.descent()) / 2;
        drawEven(painter, QPointF(entry.box.left() + swatch * zoom, baseline), font,
                 elidedRight(isBrief && !entry.name->brief.isEmpty() ? entry.name->brief : entry.name->text, room, widthOf));
    }
}

} // namespace softfocus
