#include "ui/paint/heatmap_painter.h"

#include "ui/paint/cell_painter.h"
#include "ui/paint/colour_vision.h"
#include "ui/paint/legend_painter.h"
#include "ui/paint/text_ink.h"
#include "ui/paint/text_width.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPen>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Heatmap", text);
}

/// How one label stands out.
struct LabelInk {
    QColor colour;
    int weight = QFont::Normal;
    bool operator==(const LabelInk&) const = default;
};

/// Draws labels one after the other; fonts and pens change only where they differ.
class LabelPainter {
public:
    LabelPainter(QPainter& painter, const HeatmapLayout& layout, const Theme& theme)
        : m_painter(painter), m_layout(layout), m_theme(theme)
    {
    }

    void draw(const PlacedLabel& label, const LabelInk& ink, double angle, bool known)
    {
        use(ink);
        const double mark = known ? 0 : label.box.height() * markShare;
        const QRectF textBox = label.box.adjusted(0, 0, -mark, 0);
        if (angle != 0) {
            const QTransform before = m_painter.transform();
            m_painter.translate(label.anchor);
            m_painter.rotate(angle);
            drawIn(textBox, label, known);
            m_painter.setTransform(before);
        } else {
            drawIn(textBox.translated(label.anchor), label, known);
        }
    }

private:
    static constexpr double markShare = 0.5 / 1.22; ///< of the box's height; the layout left as much room

    void use(const LabelInk& ink)
    {
        if (m_isSet && ink == m_ink)
            return;
        m_ink = ink;
        m_isSet = true;
        m_font = fontAt(m_theme, m_layout.fontPixels, ink.weight);
        const QFontMetricsF metrics(m_font);
        m_rise = (metrics.ascent() - metrics.descent()) / 2;
        m_painter.setFont(m_font);
        m_painter.setPen(ink.colour);
    }

    /// The box was made for the heaviest weight; a lighter text keeps to the side next to the cells.
    void drawIn(const QRectF& box, const PlacedLabel& label, bool known)
    {
        double x = box.left();
        const bool centred = label.box.left() < 0 && label.box.right() > 0;
        if (label.box.left() < 0) {
            const double free = box.width() - textWidth(m_font, label.text);
            x += centred ? free / 2 : free;
        }
        const QPointF baseline(x, box.center().y() + m_rise);
        m_painter.drawText(baseline, label.text);
        if (!known)
            drawUnknownMark(QRectF(QPointF(x, box.top()), QPointF(box.right(), box.bottom())), baseline.y());
    }

    void drawUnknownMark(const QRectF& text, double baseline)
    {
        const double pixels = m_layout.fontPixels;
        QPen dots(m_theme.accent, std::max(1.0, pixels / 11), Qt::DotLine);
        m_painter.setPen(dots);
        const double under = baseline + pixels * 0.2;
        m_painter.drawLine(QPointF(text.left(), under), QPointF(text.right(), under));
        m_painter.setPen(m_theme.accent);
        m_painter.setFont(fontAt(m_theme, qRound(pixels * 0.75), QFont::DemiBold));
        m_painter.drawText(QPointF(text.right() + pixels * 0.06, baseline - pixels * 0.3), QStringLiteral("?"));
        m_isSet = false;
    }

    QPainter& m_painter;
    const HeatmapLayout& m_layout;
    const Theme& m_theme;
    LabelInk m_ink;
    bool m_isSet = false;
    QFont m_font;
    double m_rise = 0;
};

void paintLabels(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme,
                 const Highlight& highlight)
{
    LabelPainter labels(painter, layout, theme);
    const LabelInk plain{theme.text, QFont::Normal}, bold{theme.text, QFont::DemiBold},
        chosen{theme.accent, QFont::DemiBold};
    const auto isLit = [](Index index, Index hovered, Index focused) { return index == hovered || index == focused; };
    for (const PlacedLabel& label : layout.rowLabels) {
        const bool lit = isLit(label.index, highlight.hovered.row, highlight.focused.row);
        labels.draw(label, label.index == highlight.pinnedRow ? chosen : lit ? bold : plain, 0,
                    picture.rows[std::size_t(label.index)].known);
    }
    const double angle = layout.columnAngle == LabelAngle::Upright ? 0 : layout.columnAngle == LabelAngle::Slanted ? -45 : -90;
    const bool dimensions = picture.columns.empty();
    for (const PlacedLabel& label : layout.columnLabels) {
        const bool lit = isLit(label.index, highlight.hovered.column, highlight.focused.column);
        const LabelInk quiet{theme.secondary, QFont::Normal};
        labels.draw(label, lit ? bold : dimensions ? quiet : plain, dimensions ? 0 : angle,
                    dimensions || picture.columns[std::size_t(label.index)].known);
    }
}

/// A title that fits, or its part before the colon, or nothing.
QString fittingTitle(const QString& title, const QFont& font, double room)
{
    for (const QString& text : {title, title.section(u':', 0, 0)})
        if (textWidth(font, text) <= room)
            return text;
    return {};
}

void paintTitles(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme)
{
    const QFont font = theme.sized(12);
    painter.setFont(font);
    painter.setPen(theme.secondary);
    const QFontMetricsF metrics(font);
    if (!layout.columnTitle.isNull()) {
        const QRectF& strip = layout.columnTitle;
        const QString title = fittingTitle(picture.columnTitle, font, strip.width());
        const double width = textWidth(font, title);
        const double x = std::clamp(layout.cells.center().x() - width / 2, strip.left(), std::max(strip.left(), strip.right() - width));
        painter.drawText(QPointF(x, strip.center().y() + metrics.capHeight() / 2), title);
    }
    if (!layout.rowTitle.isNull()) {
        const QRectF& strip = layout.rowTitle;
        const QString title = fittingTitle(picture.rowTitle, font, strip.height());
        const double width = textWidth(font, title);
        const double y = std::clamp(layout.cells.center().y() + width / 2, std::min(strip.bottom(), strip.top() + width), strip.bottom());
        painter.save();
        painter.translate(strip.center().x() + metrics.capHeight() / 2, y);
        painter.rotate(-90);
        painter.drawText(QPointF(0, 0), title);
        painter.restore();
    }
}

/// Where the middle of a line runs that encloses cells without covering them, however small they are.
QRectF around(const QRectF& cells, double lineWidth)
{
    const double out = lineWidth / 2;
    return cells.adjusted(-out, -out, out, out);
}

/// A frame around cells that stays visible on every colour: a line in `colour`, set off by one of the background.
void paintFrame(QPainter& painter, const QRectF& cells, const QColor& colour, const Theme& theme, double width)
{
    const QRectF frame = around(cells, width);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.panel, width + 2));
    painter.drawRoundedRect(frame, 2, 2);
    painter.setPen(QPen(colour, width));
    painter.drawRoundedRect(frame, 2, 2);
}

void paintHighlight(QPainter& painter, const HeatmapLayout& layout, const Theme& theme, const Highlight& highlight)
{
    const double zoom = zoomOf(theme);
    const auto exists = [&](const Cell& cell) {
        return cell.row >= 0 && cell.row < layout.rowCount && cell.column >= 0 && cell.column < layout.columnCount;
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (highlight.pinnedRow >= 0 && highlight.pinnedRow < layout.rowCount) {
        const QRectF row = layout.rectOf(highlight.pinnedRow, 0).united(layout.rectOf(highlight.pinnedRow, layout.columnCount - 1));
        const double width = (layout.cellHeight < 8 ? 1 : 2) * zoom;
        painter.setPen(QPen(theme.accent, width));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(around(row, width), 3 * zoom, 3 * zoom);
    }
    if (exists(highlight.hovered))
        paintFrame(painter, layout.rectOf(highlight.hovered.row, highlight.hovered.column), theme.text, theme, 1.5 * zoom);
    if (exists(highlight.focused))
        paintFrame(painter, layout.rectOf(highlight.focused.row, highlight.focused.column), theme.accent, theme, 2.5 * zoom);
    painter.restore();
}

/// A text that starts below the left edge of the cells, or further left where it needs the room.
QRectF besideCells(const HeatmapLayout& layout, const QRectF& strip, double width)
{
    QRectF box = strip;
    box.setLeft(std::clamp(layout.cells.left(), strip.left(), std::max(strip.left(), strip.right() - width)));
    return box;
}

void paintSentence(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme,
                   const Highlight& highlight)
{
    Cell cell = highlight.focused;
    if (cell.row < 0)
        cell = highlight.hovered != Cell{} ? highlight.hovered : Cell{highlight.pinnedRow, -1};
    const QFont font = theme.sized(14);
    const QFontMetricsF metrics(font);
    const QString sentence = sentenceFor(picture, cell.row, cell.column);
    const double width = metrics.horizontalAdvance(sentence);
    painter.setPen(theme.text);
    if (width > layout.sentence.width() && layout.sentence.height() > 1.6 * metrics.height()) {
        painter.setFont(font);
        painter.drawText(layout.sentence, int(Qt::AlignHCenter) | int(Qt::AlignTop) | int(Qt::TextWordWrap), sentence);
        return;
    }
    QRectF line = layout.sentence;
    line.setHeight(std::min(line.height(), metrics.height() + 2));
    drawFitted(painter, besideCells(layout, line, width), Qt::AlignLeft, font, sentence);
    if (!picture.hasUnknown() || !layout.provenance.isNull())
        return;
    const QString note = tr("? not in vocabulary");
    const QFont small = theme.sized(11);
    const double noteWidth = QFontMetricsF(small).horizontalAdvance(note);
    const double end = besideCells(layout, line, width).left() + width;
    if (end + 24 * zoomOf(theme) + noteWidth > line.right())
        return;
    painter.setPen(theme.secondary);
    drawFitted(painter, line.adjusted(line.width() - noteWidth - 1, 0, 0, 0), Qt::AlignRight, small, note);
}

void paintProvenance(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme)
{
    const QFont font = theme.sized(11);
    painter.setPen(theme.secondary);
    const double width = QFontMetricsF(font).horizontalAdvance(picture.provenance);
    if (width > layout.provenance.width()) {
        painter.setFont(font);
        painter.drawText(layout.provenance, int(Qt::AlignLeft) | int(Qt::AlignTop) | int(Qt::TextWordWrap), picture.provenance);
        return;
    }
    drawFitted(painter, besideCells(layout, layout.provenance, width), Qt::AlignLeft, font, picture.provenance);
}

} // namespace

double frameReach(const Theme& theme)
{
    return std::ceil(3.5 * zoomOf(theme)) + 1; // the keyboard's frame with its border, and antialiasing
}

void paintNumbers(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme,
                  const Highlight& highlight)
{
    painter.save();
    painter.setRenderHint(QPainter::TextAntialiasing);
    paintCells(painter, layout, picture, theme);
    const Theme seen = seenThrough(picture.preview, theme);
    paintHighlight(painter, layout, seen, highlight);
    if (!layout.sentence.isNull())
        paintSentence(painter, layout, picture, seen, highlight);
    painter.restore();
}

void paintHeatmap(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme,
                  const Highlight& highlight)
{
    if (!picture.values || layout.rowCount == 0 || layout.columnCount == 0)
        return;
    painter.save();
    painter.setRenderHint(QPainter::TextAntialiasing);
    paintNumbers(painter, layout, picture, theme, highlight);
    const Theme seen = seenThrough(picture.preview, theme);
    paintLabels(painter, layout, picture, seen, highlight);
    paintTitles(painter, layout, picture, seen);
    if (!layout.legend.isNull())
        paintLegend(painter, layout.legend, layout.devicePixelRatio, picture, seen);
    if (!layout.provenance.isNull())
        paintProvenance(painter, layout, picture, seen);
    painter.restore();
}

void paintThumbnail(QPainter& painter, const QRectF& target, const Picture& picture, const Theme& theme)
{
    if (picture.values && !target.isEmpty())
        paintCellsIn(painter, target, picture, theme);
}

} // namespace softfocus
