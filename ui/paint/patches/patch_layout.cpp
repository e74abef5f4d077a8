#include "ui/paint/patches/patch_layout.h"

#include "core/attention/attention.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/paint/heatmap/heatmap_surroundings.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

constexpr double frameRoom = 6;                        ///< around pictures, for the frames of patches at their edges
constexpr double lineStrip = 24, patchLineHeight = 20; ///< of the lines above pictures
constexpr double betweenPictures = 28;
constexpr double largestDetail = 208, leastDetail = 64;
constexpr double noteDistance = 8;

/// Everything that stays the same while pictures are placed.
struct PatchTask {
    const Picture& picture;
    const Theme& theme;
    double ratio;
    double zoom;
    Index side;
    HeatmapParts parts; ///< that are wanted and have room
    double largest;     ///< the longest side of a picture
};

/// The longest side of a square up to `room` whose patches are alike in whole device pixels.
double wholeSide(double room, Index side, double ratio)
{
    const double pixels = std::max(1.0, std::floor(room * ratio + 1e-6)), patch = std::floor(pixels / double(side));
    constexpr double small = 3; // where patches are hardly seen, a lost pixel for each would be much of the picture
    return (patch >= small ? patch * double(side) : pixels) / ratio;
}

HeatmapParts patchPartsWithRoom(HeatmapParts parts, const Picture& picture, QSizeF area, double zoom)
{
    const double width = area.width() / zoom, height = area.height() / zoom;
    parts.legend = parts.legend && hasVeil(picture) && width >= surround::leastForLegend && height >= 100;
    parts.axisTitles = parts.axisTitles && width >= 200 && height >= 180;
    parts.sentence = parts.sentence && width >= 160 && height >= 150;
    parts.provenance = parts.provenance && width >= 120 && height >= 120;
    return parts;
}

/// How far the mixed picture is from the other one, in numbers.
bool hasNote(const Picture& picture)
{
    return picture.stage == Stage::Output && picture.showValues;
}

/// With noise, what there is without it is told as well.
double noteHeight(const PatchTask& task)
{
    const std::optional<PatchGrid>& patches = task.picture.attention->input->patches;
    return (patches && patches->noise > 0 ? 2 : 1) * surround::sentenceLine * task.zoom;
}

/// Takes the texts below off the area. Returns the height that is left.
double placeTexts(PatchLayout& layout, const PatchTask& task)
{
    double bottom = layout.area.height();
    const double width = layout.area.width();
    const auto takeBelow = [&](bool wanted, double strip, double height) {
        if (!wanted)
            return QRectF();
        bottom -= strip;
        return QRectF(0, bottom + (strip - height) / 2, width, height);
    };
    constexpr double comfortable = 640; // sentences name two patches
    const double zoom = task.zoom;
    const double provenance =
        std::clamp(std::ceil(QFontMetricsF(task.theme.sized(11)).horizontalAdvance(task.picture.provenance) / (width * 0.96)), 1.0, 3.0) *
        surround::provenanceLine * zoom;
    const double sentence = surround::sentenceLine * (width < comfortable * zoom ? 2 : 1) * zoom;
    layout.provenance = takeBelow(task.parts.provenance, provenance + 6 * zoom, provenance);
    layout.sentence = takeBelow(task.parts.sentence, sentence + 8 * zoom, sentence);
    layout.note = takeBelow(hasNote(task.picture) && task.parts.sentence, noteHeight(task) + noteDistance * zoom, noteHeight(task));
    return bottom;
}

double snappedPatches(double length, double ratio)
{
    return std::round(length * ratio) / ratio;
}

QRectF squareAt(double x, double y, double side, double ratio)
{
    return {snappedPatches(x, ratio), snappedPatches(y, ratio), side, side};
}

QRectF lineAbove(const QRectF& picture, double right, const PatchTask& task)
{
    if (!task.parts.axisTitles)
        return {};
    return {picture.left(), picture.top() - lineStrip * task.zoom, right - picture.left(), patchLineHeight * task.zoom};
}

/// Both pictures of the output, side by side or one below the other, as they become larger.
void placeBoth(PatchLayout& layout, const PatchTask& task, double height)
{
    const double zoom = task.zoom, edge = frameRoom * zoom, width = layout.area.width() - 2 * edge, ratio = task.ratio;
    const double line = task.parts.axisTitles ? lineStrip * zoom : edge, between = betweenPictures * zoom;
    const double beside = std::min((width - between) / 2, height - line - edge), below = std::min(width, (height - edge) / 2 - line);
    const bool sideBySide = beside >= below;
    const double side = wholeSide(std::min(std::max(beside, below), task.largest), task.side, ratio);
    const double wide = sideBySide ? 2 * side + between : side, high = sideBySide ? line + side + edge : 2 * (line + side) + edge;
    const double x = edge + std::max(0.0, width - wide) / 2, y = std::max(0.0, height - high) / 2 + line;
    layout.picture = squareAt(x, y, side, ratio);
    layout.mixed = sideBySide ? squareAt(x + side + between, y, side, ratio) : squareAt(x, y + side + line, side, ratio);
    const double right = layout.area.width();
    layout.key = lineAbove(layout.picture, sideBySide ? layout.mixed.left() - 8 * zoom : right, task);
    layout.mixedTitle = lineAbove(layout.mixed, right, task);
}

/// One picture, with the legend of its veil or with a patch by itself beside it.
void placeOne(PatchLayout& layout, const PatchTask& task, double height)
{
    const double zoom = task.zoom, edge = frameRoom * zoom, ratio = task.ratio;
    const double line = task.parts.axisTitles ? lineStrip * zoom : edge;
    const double legend =
        task.parts.legend
            ? (surround::legendDistance + surround::legendWidth + tickStripOf(task.picture) + surround::captionStrip) * zoom - edge
            : 0;
    const double width = layout.area.width() - 2 * edge - legend;
    const double side = wholeSide(std::max(1.0, std::min({width, height - line - edge, task.largest})), task.side, ratio);
    const double free = width - side, between = betweenPictures * zoom;
    double detail = std::min({free - between, largestDetail * zoom, side});
    if (task.picture.stage != Stage::Vectors || detail < leastDetail * zoom)
        detail = 0;
    const double wide = side + (detail > 0 ? between + detail : 0);
    const double x = edge + std::max(0.0, width - wide) / 2, y = std::max(0.0, height - line - side - edge) / 2 + line;
    layout.picture = squareAt(x, y, side, ratio);
    if (detail > 0) {
        layout.detail = squareAt(layout.picture.right() + between, y, wholeSide(detail, patchSide, ratio), ratio);
        layout.detailTitle = lineAbove(layout.detail, layout.area.width(), task);
    }
    layout.key = lineAbove(layout.picture, detail > 0 ? layout.detail.left() - 8 * zoom : layout.area.width(), task);
    if (!task.parts.legend)
        return;
    const double bar = snappedPatches(layout.picture.right() + surround::legendDistance * zoom, ratio);
    layout.legend = QRectF(bar, layout.picture.top(), snappedPatches(surround::legendWidth * zoom, ratio), side);
    layout.legendCaption =
        QRectF(layout.legend.right() + tickStripOf(task.picture) * zoom, layout.legend.top(), surround::captionStrip * zoom, side);
}

Index sideOf(const Picture& picture)
{
    const std::optional<PatchGrid>& patches = picture.attention->input->patches;
    return patches ? patches->side : 0;
}

PatchLayout placed(const PatchTask& task, QSizeF area)
{
    PatchLayout layout;
    layout.area = area;
    layout.devicePixelRatio = task.ratio;
    layout.side = task.side;
    if (task.side == 0)
        return layout;
    const double height = std::max(1.0, placeTexts(layout, task));
    if (task.picture.stage == Stage::Output)
        placeBoth(layout, task, height);
    else
        placeOne(layout, task, height);
    return layout;
}

void moveUp(PatchLayout& layout, double distance)
{
    for (QRectF* part : {&layout.picture, &layout.mixed, &layout.detail, &layout.key, &layout.mixedTitle, &layout.detailTitle,
                         &layout.legend, &layout.legendCaption})
        if (!part->isNull())
            part->translate(0, -distance);
}

} // namespace

QRectF PatchLayout::rectIn(const QRectF& whole, Index patch) const
{
    const int length = qRound(whole.width() * devicePixelRatio);
    const auto edge = [&](Index place) { return cellEdge(place, side, length) / devicePixelRatio; };
    const Index row = patch / side, column = patch % side;
    return {QPointF(whole.left() + edge(column), whole.top() + edge(row)),
            QPointF(whole.left() + edge(column + 1), whole.top() + edge(row + 1))};
}

std::optional<Index> PatchLayout::patchAt(QPointF point) const
{
    for (const QRectF& whole : {picture, mixed}) {
        if (whole.isNull() || !whole.contains(point))
            continue;
        const auto place = [&](double distance, double length) {
            return std::clamp(Index(distance / length * double(side)), Index(0), side - 1);
        };
        return place(point.y() - whole.top(), whole.height()) * side + place(point.x() - whole.left(), whole.width());
    }
    return std::nullopt;
}

PatchLayout layOutPatches(const Picture& picture, QSizeF area, double devicePixelRatio, const HeatmapParts& parts, const Theme& theme)
{
    const double zoom = zoomOf(theme);
    return placed({picture, theme, devicePixelRatio, zoom, sideOf(picture), patchPartsWithRoom(parts, picture, area, zoom), 1e9}, area);
}

PatchLayout layOutPatchesOnPage(const Picture& picture, double width, double devicePixelRatio, const HeatmapParts& parts,
                                const Theme& theme, double patch)
{
    const double zoom = zoomOf(theme);
    // Higher than any figure, so that the width alone decides; but the pictures of an output stand side by side.
    const QSizeF page(width, picture.stage == Stage::Output ? 0.62 * width + 60 * zoom : 2 * width + 200 * zoom);
    PatchTask task{picture, theme, devicePixelRatio, zoom, sideOf(picture), patchPartsWithRoom(parts, picture, page, zoom), 1e9};
    task.parts.sentence = task.parts.provenance = false;
    constexpr double roomForDetail = 0.68;
    if (picture.stage == Stage::Vectors)
        task.largest = roomForDetail * width;
    if (patch > 0)
        task.largest = patch * double(task.side);
    PatchLayout layout = placed(task, page);
    const double edge = std::ceil(frameRoom * zoom), top = layout.key.isNull() ? layout.picture.top() - edge : layout.key.top();
    moveUp(layout, std::floor(top * devicePixelRatio) / devicePixelRatio);
    double bottom = std::max(layout.picture.bottom(), layout.mixed.bottom()) + edge;
    if (hasNote(picture)) {
        layout.note = QRectF(0, bottom + noteDistance * zoom, width, noteHeight(task));
        bottom = layout.note.bottom() + edge;
    }
    layout.area.setHeight(std::ceil(bottom));
    return layout;
}

PatchLayout layOutBarePatches(const Picture& picture, double width, double devicePixelRatio)
{
    PatchLayout layout;
    layout.devicePixelRatio = devicePixelRatio;
    layout.side = sideOf(picture);
    const double side = wholeSide(width, std::max(Index(1), layout.side), devicePixelRatio);
    layout.area = {side, side};
    (picture.stage == Stage::Output ? layout.mixed : layout.picture) = QRectF(0, 0, side, side);
    return layout;
}

bool hasVeil(const Picture& picture)
{
    return picture.stage == Stage::Scores || picture.stage == Stage::Weights;
}

} // namespace softfocus
