#include "ui/paint/labels/label_painter.h"

#include "ui/paint/colour/text_ink.h"
#include "ui/paint/labels/emoji_font.h"
#include "ui/paint/labels/text_width.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPen>
#include <QRegion>

#include <algorithm>
#include <iterator>

namespace softfocus {

namespace {

/// How one label stands out.
struct LabelInk {
    QColor colour;
    int weight = QFont::Normal;
    bool operator==(const LabelInk&) const = default;
};

/// Draws labels one after the other; fonts and pens change only where they differ.
class LabelPainter {
public:
    LabelPainter(QPainter& painter, const HeatmapLayout& layout, const Theme& theme) : m_painter(painter), m_layout(layout), m_theme(theme)
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
            const double free = box.width() - labelWidth(m_font, label.text);
            x += centred ? free / 2 : free;
        }
        const QPointF baseline(x, box.center().y() + m_rise);
        if (isEmoji(label.text)) {
            m_painter.setFont(labelFont(m_font, label.text));
            m_isSet = false;
        }
        m_painter.drawText(baseline, labelText(label.text));
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

/// Antialiased ink may touch the pixels around a label.
bool touches(const QRegion* part, const QRectF& bounds)
{
    return !part || part->intersects(bounds.toAlignedRect().adjusted(-2, -2, 2, 2));
}

/// The rows or columns whose labels are wanted most, the first before the next.
std::vector<Index> wanted(const HeatmapLayout& layout, LabelSide side, const Highlight& highlight)
{
    const bool rows = side == LabelSide::Rows;
    std::vector<Index> result;
    for (const Index index : {rows ? highlight.hovered.row : highlight.hovered.column,
                              rows ? highlight.focused.row : highlight.focused.column, rows ? highlight.pinnedRow : Index(-1)})
        if (rows ? layout.showsRow(index) : layout.showsColumn(index))
            result.push_back(index);
    return result;
}

} // namespace

std::vector<PlacedLabel> drawnLabels(const HeatmapLayout& layout, LabelSide side, const Picture& picture, const Theme& theme,
                                     const Highlight& highlight)
{
    const std::vector<PlacedLabel>& placed = side == LabelSide::Rows ? layout.rowLabels : layout.columnLabels;
    if (placed.empty())
        return {};
    std::vector<PlacedLabel> kept, added;
    for (const Index index : wanted(layout, side, highlight)) {
        const auto own = std::ranges::find(placed, index, &PlacedLabel::index);
        PlacedLabel label = own != placed.end() ? *own : labelAt(layout, side, index, picture, theme);
        if (std::ranges::any_of(kept, [&](const PlacedLabel& other) { return cover(layout, side, label, other); }))
            continue;
        if (own == placed.end())
            added.push_back(label);
        kept.push_back(std::move(label));
    }
    std::vector<PlacedLabel> drawn;
    std::ranges::copy_if(placed, std::back_inserter(drawn), [&](const PlacedLabel& label) {
        return std::ranges::none_of(added, [&](const PlacedLabel& other) { return cover(layout, side, label, other); });
    });
    drawn.insert(drawn.end(), added.begin(), added.end());
    return drawn;
}

void paintLabels(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme, const Highlight& highlight,
                 const QRegion* part)
{
    LabelPainter labels(painter, layout, theme);
    const LabelInk plain{theme.text, QFont::Normal}, bold{theme.text, QFont::DemiBold}, chosen{theme.accent, QFont::DemiBold},
        quiet{theme.secondary, QFont::Normal};
    for (const PlacedLabel& label : drawnLabels(layout, LabelSide::Rows, picture, theme, highlight)) {
        if (!touches(part, layout.boundsOf(label, true)))
            continue;
        const LabelInk& ink = label.index == highlight.pinnedRow ? chosen : highlight.lightsRow(label.index) ? bold : plain;
        labels.draw(label, ink, 0, picture.rows[std::size_t(label.index)].known);
    }
    const bool dimensions = picture.columns.empty();
    for (const PlacedLabel& label : drawnLabels(layout, LabelSide::Columns, picture, theme, highlight)) {
        if (!touches(part, layout.boundsOf(label, false)))
            continue;
        const LabelInk& ink = highlight.lightsColumn(label.index) ? bold : dimensions ? quiet : plain;
        labels.draw(label, ink, layout.columnDegrees(), dimensions || picture.columns[std::size_t(label.index)].known);
    }
}

} // namespace softfocus
