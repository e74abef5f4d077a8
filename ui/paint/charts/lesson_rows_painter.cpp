#include "ui/paint/charts/lesson_rows_painter.h"

#include "ui/paint/colour/text_ink.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace softfocus {

namespace {

constexpr double headHigh = 24, rowHigh = 22, footHigh = 26;
constexpr double lessonTextPixels = 12, titlePixels = 11, cellSide = 5;
constexpr double mostName = 0.22; ///< of the width, for the names of rows

bool isBold(CellTone tone)
{
    return tone == CellTone::Wrong || tone == CellTone::Good;
}

/// Draws a table from the top of an area down.
class RowsDrawing {
public:
    RowsDrawing(QPainter& painter, const QRectF& area, const LessonRows& rows, const Theme& theme)
        : m_painter(painter), m_area(area), m_rows(rows), m_theme(theme), m_zoom(zoomOf(theme)), m_name(nameWidth())
    {
    }

    void draw()
    {
        double top = m_area.top();
        for (int column = 0; column < int(m_rows.titles.size()); ++column)
            write(boxOf(column, top, headHigh), column, m_rows.titles[column], m_theme.sized(titlePixels), m_theme.secondary);
        top += headHigh * m_zoom;
        line(top);
        for (const std::vector<LessonCell>& row : m_rows.rows) {
            drawRow(row, top, rowHigh);
            top += rowHigh * m_zoom;
        }
        if (m_rows.foot.empty())
            return;
        line(top);
        drawRow(m_rows.foot, top, footHigh);
    }

private:
    double nameWidth() const
    {
        double widest = 0;
        const QFontMetricsF metrics(m_theme.sized(lessonTextPixels));
        for (const std::vector<LessonCell>& row : m_rows.rows)
            widest = std::max(widest, metrics.horizontalAdvance(row.front().text));
        return std::min(widest + 2 * cellSide * m_zoom, m_area.width() * mostName);
    }

    QRectF boxOf(int column, double top, double high) const
    {
        const double wide = (m_area.width() - m_name) / std::max(1.0, double(m_rows.titles.size()) - 1);
        return column == 0 ? QRectF(m_area.left(), top, m_name, high * m_zoom)
                           : QRectF(m_area.left() + m_name + wide * (column - 1), top, wide, high * m_zoom);
    }

    void line(double y)
    {
        m_painter.setPen(QPen(m_theme.hairline, 1));
        m_painter.drawLine(QPointF(m_area.left(), y), QPointF(m_area.right(), y));
    }

    void drawRow(const std::vector<LessonCell>& row, double top, double high)
    {
        for (int column = 0; column < int(row.size()); ++column) {
            const LessonCell& cell = row[std::size_t(column)];
            const QRectF box = boxOf(column, top, high);
            if (cell.tone == CellTone::Wrong)
                paintWrongCell(m_painter, box.adjusted(cellSide * m_zoom, 0, -cellSide * m_zoom, 0), m_theme);
            write(box, column, cell.text, m_theme.sized(lessonTextPixels, isBold(cell.tone) ? QFont::DemiBold : QFont::Normal),
                  inkOf(cell.tone, m_theme));
        }
    }

    void write(const QRectF& box, int column, const QString& text, const QFont& font, const QColor& ink)
    {
        if (text.isEmpty())
            return;
        const QRectF inside = box.adjusted(column == 0 ? 0 : 2, 0, -cellSide * m_zoom, 0);
        const double wide = evenWidth(font, text);
        m_painter.setPen(ink);
        if (wide > inside.width() || column == 0)
            return drawFitted(m_painter, inside, column == 0 ? Qt::AlignLeft : Qt::AlignRight, font, text);
        const QFontMetricsF metrics(font);
        const double baseline = inside.center().y() + (metrics.ascent() - metrics.descent()) / 2;
        drawEven(m_painter, {inside.right() - wide, baseline}, font, text);
    }

    QPainter& m_painter;
    QRectF m_area;
    const LessonRows& m_rows;
    const Theme& m_theme;
    double m_zoom;
    double m_name;
};

} // namespace

QColor inkOf(CellTone tone, const Theme& theme)
{
    switch (tone) {
    case CellTone::Plain: break;
    case CellTone::Quiet: return theme.secondary;
    case CellTone::Good: return theme.accent;
    case CellTone::Lost: return theme.dark ? QColor("#e8a04c") : QColor("#8f4d00");
    case CellTone::Wrong: return theme.dark ? QColor("#ff8fa3") : QColor("#b0132f");
    }
    return theme.text;
}

double lessonRowsHeight(const LessonRows& rows, const Theme& theme)
{
    return (headHigh + rowHigh * double(rows.rows.size()) + (rows.foot.empty() ? 0 : footHigh)) * zoomOf(theme);
}

void paintLessonRows(QPainter& painter, const QRectF& area, const LessonRows& rows, const Theme& theme)
{
    RowsDrawing(painter, area, rows, theme).draw();
}

void paintWrongCell(QPainter& painter, const QRectF& contents, const Theme& theme)
{
    QColor wash = inkOf(CellTone::Wrong, theme);
    constexpr float faintly = 0.14F;
    wash.setAlphaF(faintly);
    painter.setPen(Qt::NoPen);
    painter.setBrush(wash);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawRoundedRect(contents.adjusted(-theme.scaled(2), 2, theme.scaled(4), -2), theme.scaled(4), theme.scaled(4));
}

} // namespace softfocus
