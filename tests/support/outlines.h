#pragma once

#include "ui/paint/heatmap/heatmap_layout.h"

#include <QPolygonF>
#include <QTransform>

#include <vector>

namespace softfocus::test {

/// The turned box of a label, a little smaller so that neighbours may touch.
inline QPolygonF outlineOf(const PlacedLabel& label, double degrees)
{
    QTransform turn;
    turn.translate(label.anchor.x(), label.anchor.y());
    turn.rotate(degrees);
    constexpr double touching = 0.05;
    return turn.map(QPolygonF(label.box.adjusted(touching, touching, -touching, -touching)));
}

inline std::vector<QPolygonF> outlinesOf(const HeatmapLayout& layout)
{
    std::vector<QPolygonF> outlines;
    for (const PlacedLabel& label : layout.rowLabels)
        outlines.push_back(outlineOf(label, 0));
    for (const PlacedLabel& label : layout.columnLabels)
        outlines.push_back(outlineOf(label, layout.columnDegrees()));
    return outlines;
}

/// What is wrong with a layout's labels and parts, or empty: none lies outside the area, on the cells or on another.
inline QString overlapIn(const HeatmapLayout& layout)
{
    const QRectF page = QRectF(QPointF(0, 0), layout.area).adjusted(-1, -1, 1, 1);
    if (!page.contains(layout.cells))
        return QStringLiteral("cells leave the area");
    for (const QRectF& part :
         {layout.rowTitle, layout.columnTitle, layout.legend, layout.legendCaption, layout.overview, layout.sentence, layout.provenance})
        if (!part.isNull() && !page.contains(part))
            return QStringLiteral("a part leaves the area");
    const std::vector<QPolygonF> labels = outlinesOf(layout);
    if (layout.titlesInCorner)
        for (const QRectF& title : {layout.rowTitle, layout.columnTitle}) {
            if (title.intersects(layout.cells) || layout.rowTitle.intersects(layout.columnTitle))
                return QStringLiteral("a title in the corner lies on something");
            for (const QPolygonF& label : labels)
                if (label.intersects(QPolygonF(title)))
                    return QStringLiteral("a title in the corner lies on a label");
        }
    if (layout.legendLies && (layout.legend.intersects(layout.cells) || layout.legend.intersects(layout.sentence)))
        return QStringLiteral("the legend lies on something");
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (!page.contains(labels[i].boundingRect()))
            return QStringLiteral("label %1 leaves the area").arg(i);
        if (layout.legendLies && labels[i].intersects(QPolygonF(layout.legend)))
            return QStringLiteral("label %1 lies on the legend").arg(i);
        if (labels[i].intersects(QPolygonF(layout.cells)))
            return QStringLiteral("label %1 lies on cells").arg(i);
        for (const RowMargin& margin : layout.margins)
            if (labels[i].intersects(QPolygonF(margin.strip)) || labels[i].intersects(QPolygonF(margin.title)))
                return QStringLiteral("label %1 lies on a column of numbers").arg(i);
        for (std::size_t k = 0; k < i; ++k)
            if (labels[i].boundingRect().intersects(labels[k].boundingRect()) && labels[i].intersects(labels[k]))
                return QStringLiteral("labels %1 and %2 overlap").arg(i).arg(k);
    }
    return {};
}

} // namespace softfocus::test
