#include "ui/figure/page/page_setter.h"

#include "ui/figure/page/page_drawing.h"
#include "ui/figure/page/small_multiples.h"
#include "ui/paint/heatmap/heatmap_surroundings.h"
#include "ui/paint/labels/number_fit.h"
#include "ui/paint/labels/text_width.h"
#include "ui/words/difference_picture.h"
#include "ui/words/nothing_text.h"
#include "ui/words/shared_scale.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace softfocus {

namespace {

constexpr double usualPage = 660; ///< a page of a paper is so wide in its own type
constexpr double betweenThreads = 26;

/// How many panels at least so wide stand in a row, so that rows are alike.
std::size_t columnsIn(double room, std::size_t count, double wanted, double gap = betweenPanels)
{
    std::size_t columns = count;
    while (columns > 1 && (room + gap) / double(columns) - gap < wanted)
        --columns;
    const std::size_t rows = (count + columns - 1) / columns;
    return (count + rows - 1) / rows;
}

std::string lengthText(double millimetres)
{
    return QString::number(millimetres).toStdString();
}

std::optional<NumberForm> numberFormOf(std::optional<int> decimals)
{
    constexpr std::array forms{NumberForm::Tenths, NumberForm::Usual, NumberForm::Long};
    if (!decimals)
        return std::nullopt;
    return forms[std::size_t(std::clamp(*decimals, leastDecimals, mostDecimals) - leastDecimals)];
}

/// Why a stage that is asked for is not there.
Error faultOfStage(const Attention& attention)
{
    if (hasPooledWeights(attention))
        return Error{translatable(
            "Figure",
            "The weights are put together from several heads or pieces; vectors and scores are shown of one head with all its pieces.")};
    return Error{hasGivenWeights(attention)
                     ? translatable("Figure", "The weights were given as they are, so there are no vectors and scores behind them to show.")
                     : translatable("Figure", "The scores were given as they are, so there are no vectors behind them to show.")};
}

} // namespace

Setter::Setter(const Figure& figure) : m_figure(figure), m_options(figure.options)
{
    m_page.theme = m_options.dark ? Theme::darkTheme() : Theme::light();
    m_page.points = m_options.fontPoints / pageBodyPixels;
    m_ratio = ratioAt(m_page, gridDotsPerInch);
}

Result<FigurePage> Setter::set()
{
    if (const std::optional<Error> fault = faultOfOptions())
        return *fault;
    takePictures();
    m_page.chart = m_figure.chart;
    for (const PagePanel& panel : m_page.panels)
        if (!panel.picture.values)
            return faultOfStage(*panel.picture.attention);
    const double asked = pixelsOf(m_options.widthMillimetres);
    const Result<double> width = m_figure.chart ? setChart(asked) : setPanels(asked, onGrid(pixelsOf(m_options.cellMillimetres)));
    if (!width)
        return width.error();
    if (const std::optional<Error> fault = faultOfTexts(*width))
        return *fault;
    if (const std::optional<Error> fault = faultOfAxes())
        return *fault;
    place(*width);
    return std::move(m_page);
}

double Setter::sharedLegendRoom() const
{
    if (!m_options.parts.legend || showsThreads() || (showsPatches() && !hasVeil(m_page.panels.front().picture)))
        return 0;
    return beforeSharedLegend + surround::legendWidth + tickStripOf(m_page.panels.front().picture) + surround::captionStrip;
}

std::optional<Error> Setter::faultOfOptions() const
{
    if (std::isinf(m_options.widthMillimetres) || std::isinf(m_options.cellMillimetres))
        return Error{translatable("Figure", "The figure would be endless; at most %1 pixels fit on a side. Choose a smaller width."),
                     maximumFigureSide};
    const auto isSize = [](double size) { return size >= 0 && std::isfinite(size); };
    if (!isSize(m_options.widthMillimetres) || !isSize(m_options.cellMillimetres) ||
        m_options.widthMillimetres + m_options.cellMillimetres == 0)
        return Error{translatable("Figure", "A figure needs a width or a size of its cells above 0.")};
    if (!(m_options.fontPoints > 0) || !std::isfinite(m_options.fontPoints))
        return Error{translatable("Figure", "A figure needs a type size above 0.")};
    if (m_figure.chart)
        return std::nullopt;
    const Attention* first = m_figure.panels.empty() ? nullptr : m_figure.panels.front().attention.get();
    if (!first || showsNothing(*first, first->scene.view.stage))
        return Error{translatable("Figure", "There is no word to show: type a sentence or give scores.")};
    return std::nullopt;
}

/// Titles that were asked for are not left out in silence.
std::optional<Error> Setter::faultOfAxes() const
{
    const QFont font = m_page.theme.sized(12);
    for (const PagePanel& panel : m_page.panels)
        for (const auto& [title, room] : {std::pair{&m_options.rowTitle, panel.layout.rowTitle.height()},
                                          std::pair{&m_options.columnTitle, panel.layout.columnTitle.width()}})
            if (panel.isMap() && room > 0 && textWidth(font, *title) > room)
                return Error{
                    translatable("Figure", "The axis title “%1” has no room; choose a shorter one, a larger width or smaller type."),
                    title->toStdString()};
    return std::nullopt;
}

void Setter::takePictures()
{
    for (const FigurePanel& panel : m_figure.panels) {
        Picture picture =
            panel.difference ? differencePicture(panel.difference) : pictureOf(panel.attention, panel.attention->scene.view.stage);
        picture.showValues = picture.showValues && m_options.parts.numbers;
        picture.preview = Preview::None; // of the screen alone
        picture.numberForm = numberFormOf(m_options.decimals);
        for (const auto& [own, title] :
             {std::pair{&m_options.rowTitle, &picture.rowTitle}, std::pair{&m_options.columnTitle, &picture.columnTitle}})
            if (!own->isEmpty())
                *title = {*own, *own};
        m_page.panels.push_back({std::move(picture), {}, {}});
    }
    if (isStrip())
        shareScales();
    if (!m_figure.scale)
        return;
    const FigureScale& scale = *m_figure.scale;
    for (PagePanel& panel : m_page.panels) {
        panel.picture.low = scale.low;
        panel.picture.high = scale.high;
        panel.picture.lowExponent = scale.lowExponent;
        panel.picture.clipped = scale.clipped;
        panel.picture.diverging = scale.diverging;
    }
}

/// One legend for all of them, so that a colour, or how opaque a veil is, stands for the same number in all, as on Compare.
void Setter::shareScales()
{
    std::vector<Picture> pictures;
    for (PagePanel& panel : m_page.panels)
        pictures.push_back(std::move(panel.picture));
    shareScale(pictures);
    shareOpacity(pictures);
    for (std::size_t i = 0; i < pictures.size(); ++i)
        m_page.panels[i].picture = std::move(pictures[i]);
}

HeatmapParts Setter::mapParts() const
{
    HeatmapParts parts = partsOf(m_page.panels.front().picture.attention->scene.view);
    parts.axisTitles = parts.axisTitles && m_options.parts.axes;
    parts.legend = parts.legend && m_options.parts.legend && !isStrip();
    parts.sentence = parts.provenance = false;
    parts.columnAngle = m_options.labelAngle;
    parts.variations = m_page.panels.front().picture.difference != nullptr;
    if (isStrip()) { // maps that stand side by side have their rows' words on the left of the first, and nothing between them
        parts.rowSums = parts.effectiveTokens = false;
        parts.querySide = QuerySide::Left;
    }
    return parts;
}

bool Setter::showsThreads() const
{
    const Picture& first = m_page.panels.front().picture;
    return pictureKindOf(*first.attention, first.stage) == PictureKind::Threads;
}

HeatmapLayout Setter::layOutOnly(double width, const PageLimits& limits) const
{
    return layOutWithin(limits, m_page.panels.front().picture, width, m_ratio, mapParts(), m_page.theme);
}

/// The page's width at which the only map's cells get this size.
double Setter::widthFor(double cell, const PageLimits& limits) const
{
    const double columns = double(m_page.panels.front().picture.values->cols());
    const double wide = columns * cell * 1.4 + limits.rowLabels * 2; // enough for all that is asked for
    const HeatmapLayout loose = layOutOnly(wide, limits);
    const double inside = sidesOf(loose) + columns * cell + 2;
    return std::max(inside, loose.legend.isNull() ? 0 : surround::leastForLegend) + 2 * pageMargin;
}

/// The only panel as threads. They have no cells; what stands below begins at the field's left edge.
void Setter::setThreads(double inside)
{
    PagePanel& panel = m_page.panels.front();
    takeThreads(panel, layOutThreadsOnPage(panel.picture, inside, m_ratio, mapParts(), m_page.theme));
}

void Setter::takeThreads(PagePanel& panel, ThreadsLayout layout)
{
    panel.layout.area = layout.area;
    panel.layout.devicePixelRatio = layout.devicePixelRatio;
    panel.layout.cells = layout.field;
    panel.threads = std::move(layout);
}

/// Several threads pictures in as few rows as leave their words and threads room; in more where the page would be much higher than wide.
Result<double> Setter::setThreadsStrip(double inside)
{
    constexpr double comfortable = 230, least = 140, tallest = 1.6;
    const double room = inside > 0 ? inside : usualPage;
    if (room < least)
        return doNotFit();
    setThreadsInColumns(columnsIn(room, m_page.panels.size(), comfortable, betweenThreads), room);
    if (m_strip.size.height() > tallest * room)
        setThreadsInColumns(columnsIn(room, m_page.panels.size(), least, betweenThreads), room);
    return room + 2 * pageMargin;
}

void Setter::setThreadsInColumns(std::size_t columns, double room)
{
    constexpr double roomForTitles = 330;
    const double each = std::min(room, (room + betweenThreads) / double(columns) - betweenThreads);
    for (PagePanel& panel : m_page.panels) {
        if (each < roomForTitles)
            for (AxisTitle* title : {&panel.picture.rowTitle, &panel.picture.columnTitle})
                title->whole = title->brief;
        takeThreads(panel, layOutThreadsInStrip(panel.picture, each, m_ratio, mapParts(), m_page.theme));
    }
    setEqualStrip(columns, each + betweenThreads, room);
}

/// Panels of one size in rows of `columns`, from one to the next `slot`.
void Setter::setEqualStrip(std::size_t columns, double slot, double width)
{
    m_strip.columns = columns;
    m_strip.first = m_strip.other = m_page.panels.front().layout;
    m_strip.slot = slot;
    m_strip.headingPixels = int(pageBodyPixels);
    m_strip.headingWidth = m_strip.first.area.width();
    m_strip.headings = QFontMetricsF(m_page.theme.sized(pageBodyPixels, QFont::DemiBold)).height() + betweenTexts;
    const auto rows = double((m_page.panels.size() + columns - 1) / columns);
    m_strip.size = {width, rows * m_strip.rowHeight() + (rows - 1) * betweenStripRows};
}

/// A chart has no cells: where no width is asked for it has the usual one. Its room is set with the texts around it.
Result<double> Setter::setChart(double width)
{
    constexpr double least = 160; // below that its words are as wide as it is
    if (width == 0)
        width = pixelsOf(FigureOptions().widthMillimetres);
    if (width - 2 * pageMargin < least)
        return Error{translatable("Figure", "The figure has no room for its words. Choose a larger width or smaller type.")};
    return width;
}

/// Lays the maps out, and says how wide the page is. `width`: 0 for what cells of `cell` take.
Result<double> Setter::setPanels(double width, double cell)
{
    if (isStrip())
        return setStrip(width, cell);
    if (showsPatches())
        return setPatches(width, cell);
    PageLimits limits{.largestCell = cell};
    if (width == 0) {
        constexpr double roomForLabels = 240;
        limits.rowLabels = limits.columnLabels = roomForLabels;
        width = widthFor(cell, limits);
    }
    if (showsThreads()) {
        setThreads(width - 2 * pageMargin);
        return width;
    }
    m_page.panels.front().layout = layOutOnly(width - 2 * pageMargin, limits);
    constexpr double rounding = 0.5; // of a dot of print
    if (cell > 0 && m_page.panels.front().layout.cellWidth < cell - rounding / m_ratio)
        return doNotFit();
    return width;
}

Result<double> Setter::setStrip(double width, double cell)
{
    std::vector<const Picture*> pictures;
    QStringList headings;
    for (std::size_t i = 0; i < m_page.panels.size(); ++i) {
        pictures.push_back(&m_page.panels[i].picture);
        headings << headingOf(m_figure, i);
    }
    const double inside = width > 0 ? std::max(1.0, width - 2 * pageMargin) : 0;
    if (showsPatches())
        return setPatchStrip(inside, cell);
    if (showsThreads())
        return setThreadsStrip(inside);
    const StripTask task{pictures, headings, m_page.theme, mapParts(), m_ratio, inside, cell, sharedLegendRoom()};
    std::optional<StripLayout> strip = layOutStrip(task);
    if (!strip)
        return doNotFit();
    m_strip = std::move(*strip);
    for (std::size_t i = 0; i < m_page.panels.size(); ++i) {
        PagePanel& panel = m_page.panels[i];
        panel.layout = i % m_strip.columns == 0 ? m_strip.first : m_strip.other;
        panel.layout.numberPixels = 0;
        if (panel.picture.stage == Stage::Weights)
            fitNumbers(panel.layout, panel.picture, m_page.theme, NumberPlace::Page);
    }
    return width > 0 ? width : std::ceil(m_strip.size.width()) + 2 * pageMargin;
}

/// The only panel over its picture.
Result<double> Setter::setPatches(double width, double cell)
{
    PagePanel& panel = m_page.panels.front();
    const auto laidOut = [&](double inside) { return layOutPatchesOnPage(panel.picture, inside, m_ratio, mapParts(), m_page.theme, cell); };
    PatchLayout layout;
    if (width == 0) {
        constexpr double enough = 3, beside = 400; // of the picture's side: two of them, and what stands beside
        const PatchLayout loose = laidOut(enough * cell * double(panel.picture.attention->input->patches->side) + beside);
        const QRectF used = loose.picture | loose.mixed | loose.detail | loose.legend | loose.legendCaption;
        width = std::ceil(used.width() + 2 * loose.key.height()) + 2 * pageMargin;
    }
    layout = laidOut(width - 2 * pageMargin);
    constexpr double rounding = 1; // of a dot of print
    if (cell > 0 && layout.picture.width() / double(layout.side) < cell - rounding / m_ratio)
        return doNotFit();
    takePatches(panel, std::move(layout));
    return width;
}

void Setter::takePatches(PagePanel& panel, PatchLayout layout)
{
    panel.layout.area = layout.area;
    panel.layout.devicePixelRatio = layout.devicePixelRatio;
    panel.layout.cells = layout.picture.isNull() ? layout.mixed : layout.picture;
    panel.patches = std::move(layout);
}

/// Several pictures in as few rows as leave them large.
Result<double> Setter::setPatchStrip(double inside, double cell)
{
    constexpr double least = 24, comfortable = 150;
    const std::size_t count = m_page.panels.size();
    const double legend = sharedLegendRoom(), given = cell * double(m_page.panels.front().picture.attention->input->patches->side);
    const double room = (inside > 0 ? inside : std::max(usualPage, given + legend)) - legend;
    const std::size_t columns = columnsIn(room, count, given > 0 ? given : comfortable);
    const double most = (room + betweenPanels) / double(columns) - betweenPanels;
    const double side = given > 0 ? given : std::min(most, room);
    if (side < least || side > most + 1 / m_ratio)
        return doNotFit();
    for (PagePanel& panel : m_page.panels)
        takePatches(panel, layOutBarePatches(panel.picture, side, m_ratio));
    const double slot = m_page.panels.front().layout.area.width() + betweenPanels;
    const double wide = double(columns) * slot - betweenPanels + legend;
    setEqualStrip(columns, slot, wide);
    return (inside > 0 ? inside : std::ceil(wide)) + 2 * pageMargin;
}

Error Setter::doNotFit() const
{
    const std::string width = lengthText(m_options.widthMillimetres);
    if (m_options.cellMillimetres > 0)
        return Error{translatable("Figure", "Cells of %1 mm do not fit a figure %2 mm wide; choose smaller cells or a wider figure."),
                     lengthText(m_options.cellMillimetres), width};
    return Error{translatable("Figure", "%1 maps do not fit a figure %2 mm wide; choose fewer maps or a wider figure."),
                 m_page.panels.size(), width};
}

} // namespace softfocus
