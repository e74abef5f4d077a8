#include "ui/paint/heatmap/corner_titles.h"

#include "ui/paint/colour/text_ink.h"
#include "ui/paint/labels/text_width.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace softfocus {

namespace {

QFont titleFont(const Theme& theme)
{
    return theme.sized(11);
}

QString withArrow(const QString& title, QChar arrow, bool arrowFirst)
{
    return arrowFirst ? QString(arrow) + u' ' + title : title + u' ' + arrow;
}

} // namespace

QSizeF cornerTitlesSize(const Picture& picture, const Theme& theme)
{
    const QFont font = titleFont(theme);
    const double zoom = zoomOf(theme);
    const double widest = std::max(textWidth(font, withArrow(picture.rowTitle.brief, u'→', false)),
                                   textWidth(font, withArrow(picture.columnTitle.brief, u'→', false)));
    return {widest + 1 + cornerTitleDistance * zoom, (2 * cornerTitleLine + cornerTitleDistance) * zoom};
}

void paintCornerTitles(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme)
{
    const bool left = layout.querySide == QuerySide::Left, above = layout.keySide == KeySide::Above;
    painter.setPen(theme.secondary);
    const Qt::AlignmentFlag towardsCells = left ? Qt::AlignRight : Qt::AlignLeft;
    drawFitted(painter, layout.rowTitle, towardsCells, titleFont(theme), withArrow(picture.rowTitle.brief, above ? u'↓' : u'↑', !left));
    drawFitted(painter, layout.columnTitle, towardsCells, titleFont(theme),
               withArrow(picture.columnTitle.brief, left ? u'→' : u'←', !left));
}

} // namespace softfocus
