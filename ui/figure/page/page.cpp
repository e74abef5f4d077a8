#include "ui/figure/page/page.h"

#include "ui/figure/page/page_setter.h"
#include "ui/paint/heatmap/heatmap_surroundings.h"
#include "ui/paint/labels/legend_painter.h"
#include "ui/paint/threads/threads_painter.h"

#include <QPainter>

namespace softfocus {

Result<FigurePage> layOutFigure(const Figure& figure)
{
    return Setter(figure).set();
}

void paintPageText(QPainter& painter, const PageText& text)
{
    painter.setFont(text.font);
    painter.setPen(text.ink);
    painter.drawText(text.baseline, text.text);
}

void paintPanelAround(QPainter& painter, const PagePanel& panel, const Theme& theme)
{
    painter.save();
    painter.translate(panel.at);
    if (panel.threads)
        paintThreads(painter, *panel.threads, panel.picture, theme, {});
    else if (panel.patches)
        paintAroundPatches(painter, *panel.patches, panel.picture, theme, Highlight{{}, chosenQuery(*panel.picture.attention), {}});
    else
        paintAround(painter, panel.layout, panel.picture, theme);
    painter.restore();
}

std::vector<PlacedImage> imagesOf(const PagePanel& panel, const Theme& theme)
{
    if (!panel.patches)
        return {};
    std::vector<PlacedImage> images = patchImages(*panel.patches, panel.picture, chosenQuery(*panel.picture.attention), theme);
    for (PlacedImage& placed : images)
        placed.box.translate(panel.at);
    return images;
}

void paintSharedLegend(QPainter& painter, const FigurePage& page)
{
    if (page.legend.isNull())
        return;
    const Picture& first = page.panels.front().picture;
    if (page.panels.front().threads) {
        paintSharedThreadsLegend(painter, page.legend, *page.panels.front().threads, first, page.theme);
        return;
    }
    HeatmapLayout shared = page.panels.front().layout;
    shared.legend = page.legend;
    const QRectF& bar = page.legend;
    shared.legendCaption = QRectF(bar.right() + tickStripOf(first), bar.top(), surround::captionStrip, bar.height());
    if (page.panels.front().patches) {
        paintSharedVeilLegend(painter, bar, shared.legendCaption, shared.devicePixelRatio, first, page.theme);
        return;
    }
    paintLegend(painter, shared, first, page.theme);
}

void paintChart(QPainter& painter, const FigurePage& page)
{
    if (!page.chart)
        return;
    painter.save();
    page.chart->paint(painter, page.chartArea, page.theme);
    painter.restore();
}

void paintPageAround(QPainter& painter, const FigurePage& page)
{
    painter.setRenderHint(QPainter::TextAntialiasing);
    for (const PageText& text : page.texts)
        paintPageText(painter, text);
    for (const PagePanel& panel : page.panels)
        paintPanelAround(painter, panel, page.theme);
    paintSharedLegend(painter, page);
    paintChart(painter, page);
}

} // namespace softfocus
