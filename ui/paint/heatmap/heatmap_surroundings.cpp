#include "ui/paint/heatmap/heatmap_surroundings.h"

#include "ui/paint/colour/text_ink.h"
#include "ui/paint/heatmap/row_margin.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace softfocus {

using namespace surround;

namespace {

HeatmapParts partsWithRoom(HeatmapParts parts, const Picture& picture, QSizeF area, double zoom)
{
    const double width = area.width() / zoom, height = area.height() / zoom;
    parts.legend = parts.legend && width >= leastForLegend && height >= 100;
    parts.axisTitles = parts.axisTitles && width >= 240 && height >= 200;
    parts.sentence = parts.sentence && width >= 160 && height >= 135;
    parts.provenance = parts.provenance && width >= 120 && height >= 120;
    parts.labels = parts.labels && width >= 120 && height >= 80;
    const bool margins = picture.stage == Stage::Weights && width >= 300 && height >= 140;
    parts.rowSums = parts.rowSums && margins && !picture.difference;
    parts.effectiveTokens = parts.effectiveTokens && margins && !picture.difference;
    parts.variations = picture.difference && margins;
    return parts;
}

/// What stands below everything else.
void addTexts(Surroundings& around, const Picture& picture, QSizeF area, const Theme& theme)
{
    const double zoom = zoomOf(theme);
    if (around.parts.sentence) {
        constexpr double comfortable = 420;
        around.sentenceLines = area.width() / zoom < comfortable ? 2 : 1;
        around.bottom += (sentenceStrip + (around.sentenceLines - 1) * sentenceLine) * zoom;
    }
    if (around.parts.provenance) {
        const double width = QFontMetricsF(theme.sized(11)).horizontalAdvance(picture.provenance);
        around.provenanceLines = std::clamp(int(std::ceil(width / (area.width() * 0.96))), 1, 3);
        around.bottom += (provenanceStrip + (around.provenanceLines - 1) * provenanceLine) * zoom;
    }
}

} // namespace

double tickStripOf(const Picture& picture)
{
    constexpr double words = 52, number = 36;
    const bool plain = picture.stage == Stage::Weights && !picture.diverging &&
                       (picture.range == ScaleRange::Fixed || picture.range == ScaleRange::MapMaximum);
    return plain ? number : words;
}

namespace {

/// A legend beside the cells, before any zoom. On the screen it has no more room than its numbers take.
void placeBesideLegend(Surroundings& around, const Picture& picture, bool onPage)
{
    constexpr double near = 16, ofOne = 28, ofAny = 52; // "0.5", and as many decimals as a map's own maximum has
    const bool isPlain = picture.stage == Stage::Weights && !picture.diverging;
    around.legendDistance = onPage ? legendDistance : near;
    around.tickStrip = onPage ? tickStripOf(picture) : isPlain && picture.range == ScaleRange::Fixed ? ofOne : ofAny;
}

} // namespace

Surroundings surroundingsOf(const HeatmapParts& wanted, const Picture& picture, QSizeF area, const Theme& theme, bool isPart,
                            const Arrangement& arrangement)
{
    const double zoom = zoomOf(theme);
    Surroundings around;
    around.parts = partsWithRoom(wanted, picture, area, zoom);
    around.overview = isPart && area.width() / zoom >= 300 && area.height() / zoom >= 200;
    const bool left = wanted.querySide == QuerySide::Left, above = wanted.keySide == KeySide::Above;
    const double title = around.parts.axisTitles && !arrangement.titlesInCorner ? titleStrip * zoom : edge;
    for (const MarginKind kind : marginKinds)
        if (hasMargin(around.parts, kind))
            around.margins += rowMarginWidth(kind, theme) + marginDistance * zoom;
    around.marginTitles = around.margins > 0 ? marginTitle * zoom : 0;
    placeBesideLegend(around, picture, arrangement.onPage);
    const bool beside = around.parts.legend && !arrangement.legendBelow;
    const double legend = beside ? around.legendDistance + legendWidth + around.tickStrip + captionStrip : edge;
    const double furthest = around.overview ? std::max(legend, around.legendDistance + overviewSide + edge) : legend;
    around.left = left ? title : edge;
    around.right = (left ? 0 : title) + around.margins + furthest * zoom;
    constexpr double halfLabel = 7; // the first row's label may be taller than its row
    around.top = above ? title : std::max(halfLabel * zoom, around.marginTitles);
    around.bottom = edge + (above ? around.marginTitles : title);
    if (around.parts.legend && arrangement.legendBelow)
        around.bottom += lyingLegend * zoom;
    addTexts(around, picture, area, theme);
    return around;
}

} // namespace softfocus
