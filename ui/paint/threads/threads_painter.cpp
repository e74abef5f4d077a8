#include "ui/paint/threads/threads_painter.h"

#include "ui/paint/colour/colour_scale.h"
#include "ui/paint/colour/colour_vision.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/paint/heatmap/cell_painter.h"
#include "ui/paint/labels/emoji_font.h"
#include "ui/paint/labels/label_layout.h"
#include "ui/paint/labels/text_width.h"
#include "ui/paint/labels/tick_text.h"
#include "ui/paint/marks/mark_painter.h"
#include "ui/paint/threads/threads_raster.h"
#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace softfocus {

namespace {

class ThreadsPainterWords {
    Q_DECLARE_TR_FUNCTIONS(ThreadsPainterWords)
};

/// The colour of each thread: which row it belongs to, or its sign where weights may be negative.
class Inks {
public:
    Inks(const Picture& picture, const Theme& theme, const Highlight& highlight)
        : m_highlight(highlight), m_accent(theme.accent), m_plain(highlight.pinnedRow < 0 ? theme.accent : theme.secondary),
          m_lit(theme.text), m_diverges(picture.diverging)
    {
        const ColourScale& scale = seenThrough(picture.preview, ColourScale::diverging(theme.dark));
        m_negative = QColor::fromRgb(scale.at(0));
        m_positive = QColor::fromRgb(scale.at(1));
    }

    /// 0 for threads that lie below, 1 for the chosen query's, 2 for a label's that is pointed at.
    int layerOf(const Thread& thread) const
    {
        const Cell& hovered = m_highlight.hovered;
        const bool lit = (hovered.column < 0 && hovered.row == thread.row) || (hovered.row < 0 && hovered.column == thread.column);
        return hovered != Cell{} && lit ? 2 : thread.row == m_highlight.pinnedRow ? 1 : 0;
    }

    const QColor& of(const Thread& thread) const
    {
        if (m_diverges)
            return thread.isNegative ? m_negative : m_positive;
        const int layer = layerOf(thread);
        return layer == 2 ? m_lit : layer == 1 ? m_accent : m_plain;
    }

private:
    const Highlight& m_highlight;
    QColor m_accent, m_plain, m_lit, m_negative, m_positive;
    bool m_diverges;
};

QPainterPath curveOf(const ThreadsLayout& layout, const Cell& cell)
{
    const QPointF from = layout.rowEnd(cell.row), to = layout.columnEnd(cell.column);
    const double middle = (from.x() + to.x()) / 2;
    QPainterPath path(from);
    path.cubicTo(QPointF(middle, from.y()), QPointF(middle, to.y()), to);
    return path;
}

/// A colour as it looks at this opacity on the picture's ground.
QColor onGround(const QColor& colour, double opacity, const Theme& theme)
{
    const auto mixed = [opacity](float ink, float ground) { return float(opacity) * ink + float(1 - opacity) * ground; };
    const QColor& ground = theme.panel;
    return QColor::fromRgbF(mixed(colour.redF(), ground.redF()), mixed(colour.greenF(), ground.greenF()),
                            mixed(colour.blueF(), ground.blueF()));
}

void paintInkedCurves(QPainter& painter, const ThreadsLayout& layout, const Threads& threads, const Inks& inks, const Theme& theme)
{
    constexpr std::array layers{0, 1, 2};
    if (drawsPixels(painter)) {
        // A page is laid out for one density and may be painted at another.
        ThreadsLayout onDevice = layout;
        onDevice.devicePixelRatio = painter.device()->devicePixelRatioF();
        ThreadsRaster raster(onDevice);
        for (const int layer : layers)
            for (const Thread& thread : threads.drawn)
                if (inks.layerOf(thread) == layer)
                    raster.draw(thread, inks.of(thread), thread.share);
        painter.drawImage(layout.field, raster.image());
        return;
    }
    // Filled outlines in opaque colours, which every format of print can hold; where two cross, the stronger one covers the other.
    painter.save();
    painter.setPen(Qt::NoPen);
    for (const int layer : layers)
        for (const Thread& thread : threads.drawn)
            if (inks.layerOf(thread) == layer) {
                QPainterPathStroker stroker;
                stroker.setWidth(thread.width);
                stroker.setCapStyle(Qt::FlatCap);
                painter.setBrush(onGround(inks.of(thread), thread.share, theme));
                painter.drawPath(stroker.createStroke(curveOf(layout, {thread.row, thread.column})));
            }
    painter.restore();
}

/// A dashed line along a thread, also where its weight is 0 and there is no thread: a mark beside it would not be clear, and
/// its opacity means something already.
void paintThreadMark(QPainter& painter, const ThreadsLayout& layout, const Cell& cell, const QColor& colour, const Theme& theme)
{
    const bool exists = cell.row >= 0 && cell.row < layout.rowCount && cell.column >= 0 && cell.column < layout.columnCount;
    if (!exists)
        return;
    const double zoom = zoomOf(theme);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.panel, 3 * zoom));
    painter.drawPath(curveOf(layout, cell));
    QPen dashes(colour, 1.5 * zoom);
    dashes.setDashPattern({4, 3});
    painter.setPen(dashes);
    painter.drawPath(curveOf(layout, cell));
    painter.setPen(QPen(theme.panel, zoom));
    painter.setBrush(colour);
    for (const QPointF& end : {layout.rowEnd(cell.row), layout.columnEnd(cell.column)})
        painter.drawEllipse(end, 3.5 * zoom, 3.5 * zoom);
    painter.restore();
}

void paintLabel(QPainter& painter, const PlacedLabel& label, bool known, const QFont& font, const QColor& colour, const Theme& theme)
{
    const QRectF box = label.box.translated(label.anchor);
    const QFontMetricsF metrics(font);
    const double mark = known ? 0 : unknownMarkWidth(font.pixelSize());
    const double width = std::min(labelWidth(font, label.text), box.width());
    // The box was measured in the heaviest weight; a lighter text keeps to the side next to the field.
    const double x = label.box.left() < 0 ? box.right() - mark - width : box.left();
    const QPointF baseline(x, box.center().y() + (metrics.ascent() - metrics.descent()) / 2);
    painter.setFont(labelFont(font, label.text));
    painter.setPen(colour);
    painter.drawText(baseline, labelText(label.text));
    if (known)
        return;
    painter.setPen(QPen(theme.accent, std::max(1.0, font.pixelSize() / 11.0), Qt::DotLine));
    const double under = baseline.y() + font.pixelSize() * 0.2;
    painter.drawLine(QPointF(x, under), QPointF(x + width, under));
    painter.setPen(theme.accent);
    painter.setFont(fontAt(theme, qRound(font.pixelSize() * 0.75), QFont::DemiBold));
    painter.drawText(QPointF(x + width + font.pixelSize() * 0.06, baseline.y() - font.pixelSize() * 0.3), QStringLiteral("?"));
}

/// The labels of one side, with those of words that are chosen or pointed at in the place of their neighbours where not all have one.
std::vector<PlacedLabel> shownLabels(const ThreadsLayout& layout, const Picture& picture, bool rows, const std::vector<Index>& asked,
                                     const Theme& theme)
{
    std::vector<PlacedLabel> labels = rows ? layout.rowLabels : layout.columnLabels;
    if (labels.empty())
        return labels;
    for (const Index index : asked) {
        if (index < 0 || index >= (rows ? layout.rowCount : layout.columnCount))
            continue;
        if (std::ranges::find(labels, index, &PlacedLabel::index) != labels.end())
            continue;
        PlacedLabel label = threadLabel(layout, picture, rows ? Cell{index, -1} : Cell{-1, index}, theme);
        const double height = label.box.height();
        std::erase_if(labels, [&](const PlacedLabel& other) { return std::abs(other.anchor.y() - label.anchor.y()) < height; });
        labels.push_back(std::move(label));
    }
    return labels;
}

void paintThreadLabels(QPainter& painter, const ThreadsLayout& layout, const Picture& picture, const Theme& theme,
                       const Highlight& highlight)
{
    const QFont plain = fontAt(theme, layout.fontPixels), bold = fontAt(theme, layout.fontPixels, QFont::DemiBold);
    const Cell &hovered = highlight.hovered, &focused = highlight.focused;
    for (const PlacedLabel& label : shownLabels(layout, picture, true, {highlight.pinnedRow, hovered.row, focused.row}, theme)) {
        const bool pinned = label.index == highlight.pinnedRow;
        const bool lit = label.index == hovered.row || label.index == focused.row;
        paintLabel(painter, label, picture.rows[std::size_t(label.index)].known, pinned || lit ? bold : plain,
                   pinned ? theme.accent : theme.text, theme);
    }
    for (const PlacedLabel& label : shownLabels(layout, picture, false, {hovered.column, focused.column}, theme)) {
        const bool lit = label.index == hovered.column || label.index == focused.column;
        paintLabel(painter, label, picture.columns[std::size_t(label.index)].known, lit ? bold : plain, theme.text, theme);
    }
}

void paintTitles(QPainter& painter, const ThreadsLayout& layout, const Picture& picture, const Theme& theme)
{
    if (layout.rowTitle.isNull())
        return;
    painter.setPen(theme.secondary);
    drawFitted(painter, layout.rowTitle, Qt::AlignLeft, theme.sized(12), picture.rowTitle.whole);
    drawFitted(painter, layout.columnTitle, Qt::AlignRight, theme.sized(12), picture.columnTitle.whole);
}

/// What shares of the scale stand for.
std::vector<QString> legendTexts(const Picture& picture, const std::vector<double>& shares)
{
    std::vector<QString> texts;
    std::vector<double> values;
    for (const double share : shares) {
        if (!picture.diverging && picture.range == ScaleRange::RowMaximum)
            texts.push_back(weightText(share));
        const double value = picture.high * std::pow(picture.high / picture.low, share - 1);
        if (!picture.diverging && picture.range == ScaleRange::Logarithmic)
            texts.push_back(value >= 0.01 ? weightText(value) : QLocale().toString(value, 'g', 1));
        values.push_back(share * picture.high);
    }
    return texts.empty() ? tickTexts(values) : texts;
}

/// Which scale is in use, in as few words as say it.
QString scaleTitle(const Picture& picture)
{
    if (picture.diverging)
        return ThreadsPainterWords::tr("size of weight");
    switch (picture.range) {
    case ScaleRange::Fixed: return ThreadsPainterWords::tr("weight");
    case ScaleRange::MapMaximum:
        return picture.keepsScale ? ThreadsPainterWords::tr("weight, to largest before T moved")
                                  : ThreadsPainterWords::tr("weight, to map’s largest");
    case ScaleRange::RowMaximum: return ThreadsPainterWords::tr("share of row’s largest");
    case ScaleRange::Logarithmic: return ThreadsPainterWords::tr("weight, log scale");
    }
    return {};
}

/// What one line of the legend says.
struct LegendLine {
    QString title;
    std::vector<double> shares; ///< of the samples
    double width = 0;
};

constexpr double sampleWidth = 24, afterSample = 6, betweenParts = 12; ///< of the legend, before any zoom

/// The fullest line that fits: what the samples stand for is always said, and what a whole thread is.
LegendLine legendLine(const Picture& picture, const QFontMetricsF& metrics, double room, double zoom)
{
    const QString brief = scaleTitle(picture), full = ThreadsPainterWords::tr("width and opacity: %1").arg(brief);
    const std::vector<double> all{0.1, 0.25, 0.5, 1};
    LegendLine line;
    for (const LegendLine& candidate : {LegendLine{full, all}, LegendLine{brief, all}, LegendLine{brief, {0.1, 0.5, 1}},
                                        LegendLine{brief, {0.25, 1}}, LegendLine{brief, {1}}}) {
        line = candidate;
        line.width = metrics.horizontalAdvance(line.title) + betweenParts * zoom;
        for (const QString& text : legendTexts(picture, line.shares))
            line.width += (sampleWidth + afterSample + betweenParts) * zoom + metrics.horizontalAdvance(text);
        if (line.width <= room)
            break;
    }
    return line;
}

/// The samples in a strip, and where they end.
double paintSamples(QPainter& painter, const QRectF& strip, double room, const ThreadsLayout& layout, const Picture& picture,
                    const Theme& theme)
{
    const double zoom = zoomOf(theme);
    const QFont font = theme.sized(11);
    const QFontMetricsF metrics(font);
    const double middle = strip.center().y();
    const LegendLine line = legendLine(picture, metrics, room, zoom);
    double x = strip.left();
    painter.setFont(font);
    painter.setPen(theme.secondary);
    const auto write = [&](const QString& text) {
        painter.drawText(QPointF(x, middle + metrics.capHeight() / 2), text);
        x += metrics.horizontalAdvance(text) + betweenParts * zoom;
    };
    write(line.title);
    const std::vector<QString> texts = legendTexts(picture, line.shares);
    for (std::size_t place = 0; place < texts.size(); ++place) {
        const double share = line.shares[place];
        // On whole device pixels, where a hairline is as opaque as it says.
        const double ratio = layout.devicePixelRatio, width = layout.widthOf(share);
        const double top = std::round((middle - width / 2) * ratio) / ratio;
        painter.fillRect(QRectF(x, top, sampleWidth * zoom, width), onGround(theme.accent, share, theme));
        x += (sampleWidth + afterSample) * zoom;
        write(texts[place]);
    }
    return x;
}

void paintNote(QPainter& painter, const ThreadsLayout& layout, const Threads& threads, const Theme& theme)
{
    painter.setPen(theme.secondary);
    drawFitted(painter, layout.legendNote, Qt::AlignLeft, theme.sized(11), threadsNote(threads));
}

void paintThreadsLegend(QPainter& painter, const ThreadsLayout& layout, const Picture& picture, const Threads& threads, const Theme& theme)
{
    const QFont font = theme.sized(11);
    const QRectF strip = layout.legend;
    const QString note = threadsNote(threads);
    const bool shared = layout.legendNote.isNull();
    const double room = strip.width() - (shared ? QFontMetricsF(font).horizontalAdvance(note) : 0);
    const double x = paintSamples(painter, strip, room, layout, picture, theme);
    if (shared)
        drawFitted(painter, QRectF(QPointF(std::min(x, strip.right()), strip.top()), strip.bottomRight()), Qt::AlignRight, font, note);
    else
        paintNote(painter, layout, threads, theme);
}

/// Where all threads are too faint to be seen the picture would be empty without a reason.
void paintEmptiness(QPainter& painter, const ThreadsLayout& layout, const Picture& picture, const Theme& theme)
{
    const bool absolute = picture.range == ScaleRange::Fixed && !picture.diverging;
    const QString reason = ThreadsPainterWords::tr("Every weight is too small here for a thread that could be seen.");
    const QString remedy =
        absolute ? ThreadsPainterWords::tr("With the scale “row maximum” threads are as wide as their share of it.") : QString();
    painter.setPen(theme.secondary);
    painter.setFont(theme.sized(14));
    painter.drawText(layout.field.adjusted(12, 12, -12, -12), int(Qt::AlignCenter) | int(Qt::TextWordWrap), reason + u'\n' + remedy);
}

void paintSentence(QPainter& painter, const ThreadsLayout& layout, const Picture& picture, const Theme& theme, const Highlight& highlight)
{
    Cell cell = highlight.focused;
    if (cell.row < 0)
        cell = highlight.hovered != Cell{} ? highlight.hovered : Cell{highlight.pinnedRow, -1};
    painter.setPen(theme.text);
    drawFitted(painter, layout.sentence, Qt::AlignLeft, theme.sized(14), sentenceFor(picture, cell.row, cell.column));
}

} // namespace

void paintSharedThreadsLegend(QPainter& painter, const QRectF& strip, const ThreadsLayout& layout, const Picture& picture,
                              const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::TextAntialiasing);
    paintSamples(painter, strip, strip.width(), layout, picture, theme);
    painter.restore();
}

void paintThreadCurves(QPainter& painter, const ThreadsLayout& layout, const Picture& picture, const Threads& threads, const Theme& theme,
                       const Highlight& highlight)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme seen = seenThrough(picture.preview, theme);
    paintInkedCurves(painter, layout, threads, Inks(picture, seen, highlight), seen);
    painter.restore();
}

void paintAroundThreads(QPainter& painter, const ThreadsLayout& layout, const Picture& picture, const Threads& threads, const Theme& theme,
                        const Highlight& highlight)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    const Theme seen = seenThrough(picture.preview, theme);
    if (threads.drawn.empty() && threads.leftOut() > 0)
        paintEmptiness(painter, layout, picture, seen);
    paintMarks(painter, layout, picture, seen);
    paintThreadMark(painter, layout, highlight.hovered, seen.text, seen);
    paintThreadMark(painter, layout, highlight.focused, seen.accent, seen);
    paintThreadLabels(painter, layout, picture, seen, highlight);
    paintTitles(painter, layout, picture, seen);
    if (!layout.legend.isNull())
        paintThreadsLegend(painter, layout, picture, threads, seen);
    else if (!layout.legendNote.isNull())
        paintNote(painter, layout, threads, seen);
    if (!layout.sentence.isNull())
        paintSentence(painter, layout, picture, seen, highlight);
    if (!layout.provenance.isNull()) {
        painter.setPen(seen.secondary);
        drawFitted(painter, layout.provenance, Qt::AlignLeft, seen.sized(11), picture.provenance);
    }
    painter.restore();
}

void paintThreads(QPainter& painter, const ThreadsLayout& layout, const Picture& picture, const Theme& theme, const Highlight& highlight)
{
    if (!picture.values || layout.rowCount == 0 || layout.columnCount == 0)
        return;
    const Threads threads = threadsOf(layout, picture);
    paintThreadCurves(painter, layout, picture, threads, theme, highlight);
    paintAroundThreads(painter, layout, picture, threads, theme, highlight);
}

} // namespace softfocus
