#include "ui/widgets/moves_table.h"

#include "ui/model/selection.h"
#include "ui/paint/text_ink.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/metrics.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

QRectF inRow(QRectF column, double top, double height)
{
    column.setTop(top);
    column.setHeight(height);
    return column;
}

} // namespace

MovesTable::Columns MovesTable::columns() const
{
    const double gap = scaled(m_theme, 14), side = scaled(m_theme, 6);
    const double number = std::max(m_types->number.width(QStringLiteral("−0.00")), m_types->head.width(tr("distance")));
    const double width = viewport()->width() - side - scaled(m_theme, 8);
    const double rest = std::max(0.0, width - m_wordWidth - side - 2 * number - 4 * gap);
    Columns places;
    places.word = QRectF(side, 0, m_wordWidth + 1, 0);
    places.before = QRectF(places.word.right() + gap, 0, rest / 2, 0);
    places.after = QRectF(places.before.right() + gap, 0, rest / 2, 0);
    places.cosine = QRectF(places.after.right() + gap, 0, number, 0);
    places.distance = QRectF(places.cosine.right() + gap, 0, number, 0);
    return places;
}

/// As many neighbours as fit whole.
QString MovesTable::fitted(const std::vector<NearWord>& words, double room) const
{
    if (words.empty())
        return tr("near to no word");
    for (std::size_t count = words.size(); count > 1; --count)
        if (const QString text = neighboursText(words, count); m_types->near.width(text) <= room)
            return text;
    return neighboursText(words, 1);
}

void MovesTable::paintHeader(QPainter& painter, const Columns& columns) const
{
    const double height = headerHeight();
    painter.setPen(m_theme.secondary);
    m_types->head.draw(painter, inRow(columns.before, 0, height), Qt::AlignLeft, columnHeader(0));
    m_types->head.draw(painter, inRow(columns.after, 0, height), Qt::AlignLeft, columnHeader(1));
    m_types->head.draw(painter, inRow(columns.cosine, 0, height), Qt::AlignRight, columnHeader(2));
    m_types->head.draw(painter, inRow(columns.distance, 0, height), Qt::AlignRight, columnHeader(3));
}

void MovesTable::paintRow(QPainter& painter, const Columns& columns, Index row, double top) const
{
    const double height = rowHeight();
    const bool chosen = m_selection.query() == row, pointed = m_selection.hovered().row == row;
    if (chosen || pointed) {
        QColor wash = m_theme.accentWash;
        if (!chosen)
            wash.setAlphaF(0.6F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(wash);
        painter.drawRoundedRect(QRectF(0, top + 1, columns.distance.right() + scaled(m_theme, 6), height - 2), 4, 4);
    }
    painter.setPen(chosen ? m_theme.accent : m_theme.text);
    m_types->word.draw(painter, inRow(columns.word, top, height), Qt::AlignLeft, rowHeader(row));
    const WordMove* move = moveOf(row);
    if (!move) {
        painter.setPen(m_theme.secondary);
        m_types->near.draw(painter, inRow(columns.before, top, height), Qt::AlignLeft, QStringLiteral("…"));
        return;
    }
    painter.setPen(m_theme.secondary);
    m_types->near.draw(painter, inRow(columns.before, top, height), Qt::AlignLeft, fitted(move->before, columns.before.width()));
    painter.setPen(m_theme.text);
    m_types->near.draw(painter, inRow(columns.after, top, height), Qt::AlignLeft, fitted(move->after, columns.after.width()));
    m_types->number.draw(painter, inRow(columns.cosine, top, height), Qt::AlignRight, cosineText(move->cosine));
    m_types->number.draw(painter, inRow(columns.distance, top, height), Qt::AlignRight, distanceText(move->distance));
}

void MovesTable::paintEvent(QPaintEvent*)
{
    if (!m_types || rowCount() == 0)
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const Columns places = columns();
    paintHeader(painter, places);
    const Index last = std::min(rowCount(), firstRow() + visibleRows());
    double top = headerHeight();
    for (Index row = firstRow(); row < last; ++row) {
        paintRow(painter, places, row, top);
        top += rowHeight();
    }
    painter.setPen(m_theme.text);
    const double side = scaled(m_theme, 6);
    drawFitted(painter, QRectF(side, top, viewport()->width() - 2 * side, viewport()->height() - top), Qt::AlignLeft, m_theme.sized(13),
               sentence());
    if (hasFocus())
        paintFocusRing(painter, QRectF(viewport()->rect()), scaled(m_theme, 4), m_theme.accent);
}

void MovesTable::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void MovesTable::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

MapSize MovesTable::tableSize() const
{
    return {rowCount(), rowCount() > 0 ? 4 : 0};
}

QString MovesTable::rowHeader(Index row) const
{
    return QString::fromStdString(m_attention->input->queries[std::size_t(row)].text);
}

QString MovesTable::columnHeader(Index column) const
{
    const QString headers[] = {tr("nearest before mixing"), tr("nearest after mixing"), tr("cosine"), tr("distance")};
    return headers[column];
}

QString MovesTable::cellText(Cell cell) const
{
    const WordMove* move = moveOf(cell.row);
    if (!move)
        return tr("being looked up");
    switch (cell.column) {
    case 0: return neighboursText(move->before, neighbourCount);
    case 1: return neighboursText(move->after, neighbourCount);
    case 2: return cosineText(move->cosine);
    default: return distanceText(move->distance);
    }
}

QString MovesTable::rowSentence(Index row) const
{
    const auto found = m_moves.find(row);
    return found == m_moves.end() ? tr("being looked up") : moveSentence(*m_attention, found->second);
}

QString MovesTable::cellSentence(Cell cell) const
{
    return columnHeader(cell.column) + QStringLiteral(": ") + cellText(cell);
}

QRect MovesTable::cellRect(Cell cell) const
{
    const Index line = cell.row - firstRow();
    if (!m_types || (cell.row >= 0 && (line < 0 || line >= visibleRows())))
        return {};
    const Columns places = columns();
    const QRectF all[] = {places.word, places.before, places.after, places.cosine, places.distance};
    const QRectF& column = all[std::clamp(cell.column + 1, Index(0), Index(4))];
    return (cell.row < 0 ? inRow(column, 0, headerHeight()) : inRow(column, headerHeight() + double(line) * rowHeight(), rowHeight()))
        .toAlignedRect();
}

std::optional<Cell> MovesTable::cellAtPoint(QPoint point) const
{
    const Index line = Index(std::floor((point.y() - headerHeight()) / rowHeight()));
    const Index row = firstRow() + line;
    if (!m_types || line < 0 || line >= visibleRows() || row >= rowCount())
        return std::nullopt;
    for (Index column = 0; column < 4; ++column)
        if (cellRect({row, column}).contains(point))
            return Cell{row, column};
    return Cell{row, -1};
}

Cell MovesTable::focusedCell() const
{
    return {m_selection.query(), 0};
}

void MovesTable::focusCell(Cell cell)
{
    setFocus(Qt::OtherFocusReason);
    chooseRow(cell.row);
}

bool MovesTable::isRowChosen(Index row) const
{
    return m_selection.query() == row;
}

void MovesTable::chooseRow(Index row)
{
    m_selection.choose(row);
}

} // namespace softfocus
