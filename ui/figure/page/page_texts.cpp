#include "ui/figure/caption.h"
#include "ui/figure/page/page_setter.h"
#include "ui/figure/page/small_multiples.h"
#include "ui/paint/heatmap/heatmap_surroundings.h"

#include <QFontMetricsF>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

bool hasEndlessWord(const QString& text)
{
    constexpr qsizetype endless = 500;
    qsizetype length = 0;
    for (const QChar character : text) {
        length = character.isSpace() ? 0 : length + 1;
        if (length > endless)
            return true;
    }
    return false;
}

/// A text in lines of at most this width, broken between words, and within one that is wider.
QStringList pageLinesOf(const QString& text, const QFont& font, double width)
{
    QTextLayout layout(QString(text).replace(u'\n', QChar(QChar::LineSeparator)), font);
    QTextOption option;
    // Looking for a place between words that is not there takes time quadratic in the length of the word.
    option.setWrapMode(hasEndlessWord(text) ? QTextOption::WrapAnywhere : QTextOption::WrapAtWordBoundaryOrAnywhere);
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

} // namespace

/// Adds the lines of a text below `top`, and moves it below them.
void Setter::addText(const QString& text, const QFont& font, const QColor& ink, double& top, double left, double width)
{
    const QFontMetricsF metrics(font);
    for (const QString& line : pageLinesOf(text, font, width)) {
        m_page.texts.push_back({line, QPointF(left, top + metrics.ascent()), font, ink});
        top += metrics.height();
    }
}

/// Left out where it would be longer than the maps are high.
void Setter::addProvenance(double& top, double inside, double mapsHeight)
{
    const QString own = m_page.chart ? m_page.chart->provenance : m_page.panels.front().picture.provenance;
    const QString text = m_figure.provenance ? provenanceText(*m_figure.provenance) : isStrip() ? QString() : own;
    const QFont font = m_page.theme.sized(11);
    const double left = leftFor(text, font, inside), width = pageMargin + inside - left;
    constexpr double fewLines = 2;
    const double mostLines = std::max(fewLines, mapsHeight / QFontMetricsF(font).height());
    if (text.isEmpty() || double(pageLinesOf(text, font, width).size()) > mostLines)
        return;
    top += betweenTexts;
    addText(text, font, m_page.theme.secondary, top, left, width);
}

/// Texts that were asked for are not left out in silence.
std::optional<Error> Setter::faultOfTexts(double width) const
{
    constexpr double leastLine = 60; // five letters or so
    const bool title = m_options.parts.title && !m_options.title.isEmpty();
    if (width - 2 * pageMargin >= leastLine || (!title && !m_options.parts.caption))
        return std::nullopt;
    return Error{
        title ? translatable("Figure", "The figure has no room for its title. Choose a larger width or smaller type, or leave it out.")
              : translatable("Figure", "The figure has no room for its caption. Choose a larger width or smaller type, or leave it out.")};
}

void Setter::place(double width)
{
    const double inside = std::max(1.0, width - 2 * pageMargin);
    const Theme& theme = m_page.theme;
    double top = pageMargin;
    if (m_options.parts.title && !m_options.title.isEmpty()) {
        addText(m_options.title, theme.sized(15, QFont::DemiBold), theme.text, top, pageMargin, inside);
        top += pageMargin;
    }
    const double mapsTop = onGrid(top);
    top = placePanels(mapsTop, inside);
    if (m_options.parts.provenance)
        addProvenance(top, inside, top - mapsTop);
    if (m_options.parts.caption) {
        top += betweenTexts;
        addText(captionOf(m_figure), theme.sized(12), theme.text, top, pageMargin, inside);
    }
    m_page.size = QSizeF(width, std::ceil((top + pageMargin) * m_ratio) / m_ratio);
    if (m_options.square)
        makeSquare();
}

/// Adds ground on both sides of what is shorter.
void Setter::makeSquare()
{
    const double side = std::max(m_page.size.width(), m_page.size.height());
    const QPointF shift(onGrid((side - m_page.size.width()) / 2), onGrid((side - m_page.size.height()) / 2));
    m_page.size = QSizeF(side, side);
    for (PagePanel& panel : m_page.panels)
        panel.at += shift;
    m_page.chartArea.translate(shift);
    for (PageText& text : m_page.texts)
        text.baseline += shift;
    if (!m_page.legend.isNull())
        m_page.legend.translate(shift);
}

/// A line that is short enough begins under the cells.
double Setter::leftFor(const QString& text, const QFont& font, double inside) const
{
    if (m_page.chart)
        return pageMargin;
    const double cells = m_page.panels.front().at.x() + m_page.panels.front().layout.cells.left();
    const double width = QFontMetricsF(font).horizontalAdvance(text) + 1;
    return std::clamp(cells, pageMargin, std::max(pageMargin, pageMargin + inside - width));
}

double Setter::placePanels(double top, double inside)
{
    if (m_page.chart) {
        m_page.chartArea = QRectF(onGrid(pageMargin), onGrid(top), inside, onGrid(m_page.chart->heightFor(inside, m_page.theme)));
        return m_page.chartArea.bottom();
    }
    if (isStrip())
        return placeStrip(top, inside);
    PagePanel& only = m_page.panels.front();
    const QString heading = headingOf(m_figure, 0);
    const double below = heading.isEmpty() ? 0 : QFontMetricsF(m_page.theme.sized(pageBodyPixels, QFont::DemiBold)).height() + betweenTexts;
    // On whole dots, so that edges are sharp.
    only.at = QPointF(onGrid(pageMargin + std::max(0.0, inside - only.layout.area.width()) / 2), onGrid(top + below));
    m_strip.headingPixels = int(pageBodyPixels);
    m_strip.headingWidth = only.layout.area.width();
    placeHeading(heading, only.layout.cells.translated(only.at), top);
    return only.at.y() + only.layout.area.height();
}

double Setter::placeStrip(double top, double inside)
{
    const double left = pageMargin + std::max(0.0, inside - m_strip.size.width()) / 2;
    const double firstCells = left + m_strip.first.cells.left();
    for (std::size_t i = 0; i < m_page.panels.size(); ++i) {
        PagePanel& panel = m_page.panels[i];
        const std::size_t row = i / m_strip.columns, column = i % m_strip.columns;
        const double rowTop = top + double(row) * (m_strip.rowHeight() + betweenStripRows);
        const double cellsLeft = firstCells + double(column) * m_strip.slot;
        panel.at = QPointF(onGrid(cellsLeft - panel.layout.cells.left()), onGrid(rowTop + m_strip.headings));
        placeHeading(headingOf(m_figure, i), panel.layout.cells.translated(panel.at), rowTop);
    }
    if (sharedLegendRoom() > 0)
        placeSharedLegend();
    if (showsThreads() && m_options.parts.legend)
        placeThreadsLegend(top + m_strip.size.height() + betweenTexts, inside);
    return std::max(top + m_strip.size.height(), m_page.legend.bottom());
}

/// Over the middle of the cells, as far as the page allows.
void Setter::placeHeading(const QString& heading, const QRectF& cells, double top)
{
    if (heading.isEmpty())
        return;
    const QFont font = m_page.theme.sized(m_strip.headingPixels, QFont::DemiBold);
    const QFontMetricsF metrics(font);
    const QString text = metrics.elidedText(heading, Qt::ElideRight, m_strip.headingWidth + 0.01);
    const double width = metrics.horizontalAdvance(text), centred = cells.center().x() - width / 2;
    const double start = std::max(pageMargin, centred);
    m_page.texts.push_back({text, QPointF(start, top + metrics.ascent()), font, m_page.theme.text, start == centred});
}

/// A line below all rows.
void Setter::placeThreadsLegend(double top, double inside)
{
    m_page.legend = QRectF(pageMargin, onGrid(top), inside, threadsLegendHeight(m_page.theme));
}

/// Right of the first row. Numbers at its ends have room even where the maps are low.
void Setter::placeSharedLegend()
{
    constexpr double shortest = 48;
    const PagePanel& last = m_page.panels[m_strip.columns - 1];
    const QRectF cells = last.layout.cells.translated(last.at);
    m_page.legend =
        QRectF(onGrid(cells.right() + beforeSharedLegend), cells.top(), onGrid(surround::legendWidth), std::max(shortest, cells.height()));
}

} // namespace softfocus
