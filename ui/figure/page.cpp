#include "ui/figure/page.h"

#include "ui/figure/caption.h"
#include "ui/figure/page_drawing.h"
#include "ui/paint/heatmap_surroundings.h"
#include "ui/paint/legend_painter.h"
#include "ui/paint/page_parts.h"
#include "ui/paint/text_ink.h"
#include "ui/paint/threads_painter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

// Lengths of the design, in logical pixels.
constexpr double bodyPixels = 13;
constexpr double margin = 18;
constexpr double betweenPanels = 14;
constexpr double betweenTexts = 8;

/// A text in lines of at most this width, broken between words, and within one that is wider.
QStringList linesOf(const QString& text, const QFont& font, double width)
{
    QTextLayout layout(QString(text).replace(u'\n', QChar(QChar::LineSeparator)), font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    QStringList lines;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        lines << layout.text().mid(line.textStart(), line.textLength()).remove(QChar(QChar::LineSeparator)).trimmed();
    }
    layout.endLayout();
    return lines;
}

/// Sets a figure step by step.
class Setter {
public:
    Setter(const Figure& figure, const FigureOptions& options) : m_figure(figure), m_options(options)
    {
        m_page.theme = options.dark ? Theme::darkOne() : Theme::light();
        m_page.points = options.fontPoints / bodyPixels;
        m_ratio = ratioAt(m_page, gridDotsPerInch);
    }

    Result<Page> set()
    {
        if (const std::optional<Error> fault = faultOfOptions())
            return *fault;
        takePictures();
        for (const PagePanel& panel : m_page.panels)
            if (!panel.picture.values)
                return Error{hasGivenWeights(panel.picture.attention->scene)
                                 ? "The weights were given as they are, so there are no vectors and scores behind them to show."
                                 : "The scores were given as they are, so there are no vectors behind them to show."};
        const double cell = onGrid(pixelsOf(m_options.cellMillimetres));
        double width = pixelsOf(m_options.widthMillimetres);
        if (width == 0)
            width = widthFor(cell);
        setPanels(width - 2 * margin, cell);
        const double pitch = m_page.panels.front().layout.cellWidth;
        constexpr double rounding = 0.5; // of a dot of print
        if (cell > 0 && !m_page.panels.front().threads && pitch < cell - rounding / m_ratio)
            return Error{"Cells of " + lengthText(m_options.cellMillimetres) + " mm do not fit a figure " +
                         lengthText(m_options.widthMillimetres) + " mm wide; choose smaller cells or a wider figure."};
        place(width);
        return std::move(m_page);
    }

private:
    static std::string lengthText(double millimetres) { return QString::number(millimetres).toStdString(); }
    double pixelsOf(double millimetres) const { return millimetres / millimetresPerInch * pointsPerInch / m_page.points; }
    double onGrid(double length) const { return std::round(length * m_ratio) / m_ratio; }
    bool isStrip() const { return m_page.panels.size() > 1; }
    double count() const { return double(m_page.panels.size()); }

    double sharedLegendRoom() const
    {
        if (!m_options.parts.legend)
            return 0;
        return surround::legendDistance + surround::legendWidth + tickStripOf(m_page.panels.front().picture) + surround::captionStrip;
    }

    std::optional<Error> faultOfOptions() const
    {
        if (std::isinf(m_options.widthMillimetres) || std::isinf(m_options.cellMillimetres))
            return Error{"The figure would be endless; at most " + std::to_string(maximumFigureSide) +
                         " pixels fit on a side. Choose a smaller width."};
        const auto isSize = [](double size) { return size >= 0 && std::isfinite(size); };
        if (!isSize(m_options.widthMillimetres) || !isSize(m_options.cellMillimetres) ||
            m_options.widthMillimetres + m_options.cellMillimetres == 0)
            return Error{"A figure needs a width or a size of its cells above 0."};
        if (!(m_options.fontPoints > 0) || !std::isfinite(m_options.fontPoints))
            return Error{"A figure needs a type size above 0."};
        if (m_figure.panels.empty() || m_figure.panels.front().attention->queryCount() == 0)
            return Error{"There is no word to show: type a sentence or give scores."};
        return std::nullopt;
    }

    void takePictures()
    {
        for (const FigurePanel& panel : m_figure.panels) {
            Picture picture = pictureOf(panel.attention, panel.attention->scene.view.stage);
            picture.showValues = picture.showValues && m_options.parts.numbers;
            picture.preview = Preview::None; // of the screen alone
            m_page.panels.push_back({std::move(picture), {}, {}});
        }
        if (!isStrip())
            return;
        // One legend for all of them, so they share its ends; only the first one names its rows.
        Picture& first = m_page.panels.front().picture;
        for (const PagePanel& panel : m_page.panels) {
            first.low = std::min(first.low, panel.picture.low);
            first.high = std::max(first.high, panel.picture.high);
            first.clipped = first.clipped || panel.picture.clipped;
            first.diverging = first.diverging || panel.picture.diverging;
        }
        if (first.diverging)
            first.low = -first.high;
        for (PagePanel& panel : m_page.panels) {
            Picture& picture = panel.picture;
            picture.low = first.low;
            picture.high = first.high;
            picture.clipped = first.clipped;
            picture.diverging = first.diverging;
            if (&panel == &m_page.panels.front())
                continue;
            picture.rowTitle.clear();
            for (Label& label : picture.rows)
                label = {};
        }
    }

    HeatmapParts mapParts() const
    {
        HeatmapParts parts = partsOf(m_page.panels.front().picture.attention->scene.view);
        parts.axisTitles = parts.axisTitles && m_options.parts.axes;
        parts.legend = parts.legend && m_options.parts.legend && !isStrip();
        parts.sentence = parts.provenance = false;
        if (isStrip()) { // maps that stand side by side have their rows' words on the left of the first, and nothing between them
            parts.rowSums = parts.effectiveTokens = false;
            parts.querySide = QuerySide::Left;
        }
        return parts;
    }

    HeatmapLayout layOutPanel(std::size_t place, double width, const PageLimits& limits) const
    {
        return layOutWithin(limits, m_page.panels[place].picture, width, m_ratio, mapParts(), m_page.theme);
    }

    /// The page's width at which cells get this size.
    double widthFor(double cell) const
    {
        const double columns = double(m_page.panels.front().picture.values->cols());
        constexpr double roomForLabels = 240;
        const double wide = count() * columns * cell * 1.4 + roomForLabels * 2;
        PageLimits limits{.largestCell = cell, .rowLabels = roomForLabels};
        const HeatmapLayout loose = layOutPanel(0, wide, limits);
        const double around = sidesOf(loose);
        double width = around + columns * cell;
        if (isStrip())
            width += (count() - 1) * (columns * cell + betweenPanels) + sharedLegendRoom();
        return width + 2 * margin + 2;
    }

    /// The widths left and right of a layout's cells that are needed.
    static double sidesOf(const HeatmapLayout& layout)
    {
        QRectF all = layout.cells;
        for (const PlacedLabel& label : layout.rowLabels)
            all |= layout.boundsOf(label, true);
        for (const RowMargin& beside : layout.margins)
            all |= beside.strip;
        for (const QRectF& part : {layout.rowTitle, layout.legend, layout.legendCaption})
            if (!part.isNull())
                all |= part;
        return all.width() + 2 * surround::edge - layout.cells.width();
    }

    /// The only panel as threads. They have no cells; what stands below begins at the field's left edge.
    void setThreads(PagePanel& panel, double inside)
    {
        panel.threads = layOutThreadsOnPage(panel.picture, inside, m_ratio, mapParts(), m_page.theme);
        panel.layout.area = panel.threads->area;
        panel.layout.devicePixelRatio = m_ratio;
        panel.layout.cells = panel.threads->field;
    }

    void setPanels(double inside, double cell)
    {
        // Several pictures in a row share one legend of colours, which threads do not have: there they are maps.
        if (PagePanel& only = m_page.panels.front(); !isStrip() && showsThreads(only.picture.attention->scene.view)) {
            setThreads(only, inside);
            return;
        }
        PageLimits limits;
        limits.largestCell = cell;
        if (!isStrip()) {
            m_page.panels.front().layout = layOutPanel(0, inside, limits);
            return;
        }
        const double columns = double(m_page.panels.front().picture.values->cols());
        const double forMaps = inside - (count() - 1) * betweenPanels - sharedLegendRoom();
        // The first map has the words on its side; what they take is found by laying it out.
        limits.rowLabels = 0.2 * inside;
        const double sides = sidesOf(layOutPanel(0, inside, limits));
        const double own = m_options.parts.axes ? titleRoom : edge;
        const double forCells = std::max(1.0, forMaps - sides - (count() - 1) * own);
        const double pitch = std::floor(forCells / count() / columns * m_ratio) / m_ratio;
        limits.largestCell = cell > 0 ? std::min(cell, pitch) : std::max(pitch, 1 / m_ratio);
        for (std::size_t place = 0; place < m_page.panels.size(); ++place)
            m_page.panels[place].layout = layOutPanel(place, (place == 0 ? sides : own) + columns * limits.largestCell, limits);
    }

    /// Adds the lines of a text below `top`, and moves it below them.
    void addText(const QString& text, const QFont& font, const QColor& ink, double& top, double left, double width)
    {
        const QFontMetricsF metrics(font);
        for (const QString& line : linesOf(text, font, width)) {
            m_page.texts.push_back({line, QPointF(left, top + metrics.ascent()), font, ink});
            top += metrics.height();
        }
    }

    void place(double width)
    {
        const double inside = std::max(1.0, width - 2 * margin);
        const Theme& theme = m_page.theme;
        double top = margin;
        if (m_options.parts.title && !m_options.title.isEmpty()) {
            addText(m_options.title, theme.sized(15, QFont::DemiBold), theme.text, top, margin, inside);
            top += margin;
        }
        top = placePanels(onGrid(top), inside);
        const QString provenance = isStrip() || !m_figure.provenance.isEmpty() ? m_figure.provenance : m_page.panels.front().picture.provenance;
        if (m_options.parts.provenance && !provenance.isEmpty()) {
            top += betweenTexts;
            const double left = leftFor(provenance, theme.sized(11), inside);
            addText(provenance, theme.sized(11), theme.secondary, top, left, margin + inside - left);
        }
        if (m_options.parts.caption) {
            top += betweenTexts;
            addText(captionOf(m_figure), theme.sized(12), theme.text, top, margin, inside);
        }
        m_page.size = QSizeF(width, std::ceil((top + margin) * m_ratio) / m_ratio);
        if (m_options.square)
            makeSquare();
    }

    /// Adds ground on both sides of what is shorter.
    void makeSquare()
    {
        const double side = std::max(m_page.size.width(), m_page.size.height());
        const QPointF shift(onGrid((side - m_page.size.width()) / 2), onGrid((side - m_page.size.height()) / 2));
        m_page.size = QSizeF(side, side);
        for (PagePanel& panel : m_page.panels)
            panel.at += shift;
        for (PageText& text : m_page.texts)
            text.baseline += shift;
        if (!m_page.legend.isNull())
            m_page.legend.translate(shift);
    }

    /// A line that is short enough begins under the cells.
    double leftFor(const QString& text, const QFont& font, double inside) const
    {
        const double cells = m_page.panels.front().at.x() + m_page.panels.front().layout.cells.left();
        const double width = QFontMetricsF(font).horizontalAdvance(text) + 1;
        return std::clamp(cells, margin, std::max(margin, margin + inside - width));
    }

    double placePanels(double top, double inside)
    {
        const QFont headingFont = m_page.theme.sized(13, QFont::DemiBold);
        double headings = 0;
        for (const FigurePanel& panel : m_figure.panels)
            if (!panel.heading.isEmpty())
                headings = QFontMetricsF(headingFont).height() + betweenTexts;
        double cellsTop = 0, total = 0, below = 0;
        for (const PagePanel& panel : m_page.panels) {
            cellsTop = std::max(cellsTop, panel.layout.cells.top());
            total += panel.layout.area.width();
        }
        total += (count() - 1) * betweenPanels + (isStrip() ? sharedLegendRoom() : 0);
        double x = margin + std::max(0.0, inside - total) / 2;
        for (std::size_t i = 0; i < m_page.panels.size(); ++i) {
            PagePanel& panel = m_page.panels[i];
            // On whole dots, so that edges are sharp.
            panel.at = QPointF(onGrid(x), onGrid(top + headings + cellsTop - panel.layout.cells.top()));
            const QRectF cells = panel.layout.cells.translated(panel.at);
            below = std::max(below, panel.at.y() + panel.layout.area.height());
            if (const QString& heading = m_figure.panels[i].heading; !heading.isEmpty()) {
                const QFontMetricsF metrics(headingFont);
                const QPointF start(cells.center().x() - metrics.horizontalAdvance(heading) / 2, top + metrics.ascent());
                m_page.texts.push_back({heading, start, headingFont, m_page.theme.text});
            }
            x += panel.layout.area.width() + betweenPanels;
        }
        if (isStrip() && m_options.parts.legend) {
            const PagePanel& last = m_page.panels.back();
            const QRectF cells = last.layout.cells.translated(last.at);
            m_page.legend = QRectF(onGrid(cells.right() + surround::legendDistance), cells.top(), onGrid(surround::legendWidth), cells.height());
        }
        return below;
    }

    static constexpr double edge = 4;       ///< what the layout keeps on both sides of the cells at least
    static constexpr double titleRoom = 28; ///< the same with an axis title on the left

    const Figure& m_figure;
    const FigureOptions& m_options;
    Page m_page;
    double m_ratio = 1;
};

} // namespace

std::shared_ptr<const Attention> shownAs(const std::shared_ptr<const Attention>& attention, const View& view)
{
    if (attention->scene.view == view)
        return attention;
    auto other = std::make_shared<Attention>(*attention);
    other->scene.view = view;
    return other;
}

Result<Page> layOutFigure(const Figure& figure)
{
    return Setter(figure, figure.options).set();
}

void paintPageAround(QPainter& painter, const Page& page)
{
    painter.setRenderHint(QPainter::TextAntialiasing);
    for (const PageText& text : page.texts) {
        painter.setFont(text.font);
        painter.setPen(text.ink);
        painter.drawText(text.baseline, text.text);
    }
    for (const PagePanel& panel : page.panels) {
        painter.save();
        painter.translate(panel.at);
        if (panel.threads)
            paintThreads(painter, *panel.threads, panel.picture, page.theme, {});
        else
            paintAround(painter, panel.layout, panel.picture, page.theme);
        painter.restore();
    }
    if (page.legend.isNull())
        return;
    const Picture& first = page.panels.front().picture;
    HeatmapLayout shared = page.panels.front().layout;
    shared.legend = page.legend;
    shared.legendCaption = QRectF(page.legend.right() + tickStripOf(first), page.legend.top(), surround::captionStrip, page.legend.height());
    paintLegend(painter, shared, first, page.theme);
}

} // namespace softfocus
