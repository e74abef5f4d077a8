#include "ui/widgets/row_table.h"

#include "ui/paint/number_text.h"

#include <QScrollBar>

namespace softfocus {

MapSize RowTable::tableSize() const
{
    if (m_row.query < 0)
        return {};
    const std::size_t scoreAndWeight = m_row.hasScores() ? 2 : 1; // given weights have no scores
    return {Index(m_row.order.size()), Index(m_row.steps.columns.size() + scoreAndWeight)};
}

QString RowTable::rowHeader(Index row) const
{
    const Index key = m_row.order[std::size_t(row)];
    return m_row.isKnown(key) ? m_row.keyText(key) : tr("%1, not in the vocabulary").arg(m_row.keyText(key));
}

QString RowTable::columnHeader(Index column) const
{
    if (column + 1 == tableSize().columns)
        return tr("weight");
    if (column == 0)
        return tr("score");
    return QString::fromStdString(m_row.steps.columns[std::size_t(column - 1)].title);
}

QString RowTable::cellText(Cell cell) const
{
    const Index key = m_row.order[std::size_t(cell.row)];
    if (m_row.isMasked(key))
        return tr("masked");
    if (cell.column + 1 == tableSize().columns)
        return weightText(m_row.weightOf(key));
    if (cell.column == 0)
        return shortScoreText(m_row.scoreOf(key));
    return stepText(m_row.steps.columns[std::size_t(cell.column - 1)].values[std::size_t(key)]);
}

QString RowTable::rowSentence(Index row) const
{
    if (m_row.isMasked(m_row.order[std::size_t(row)]))
        return tr("masked");
    QStringList parts;
    for (Index column = 0; column < tableSize().columns; ++column)
        parts << cellSentence({row, column});
    return parts.join(QStringLiteral(", "));
}

QString RowTable::cellSentence(Cell cell) const
{
    return columnHeader(cell.column) + u' ' + cellText(cell);
}

QRect RowTable::cellRect(Cell cell) const
{
    const Index line = cell.row - verticalScrollBar()->value();
    if (!m_types || (cell.row >= 0 && (line < 0 || line >= visibleKeys())))
        return {};
    const Columns places = columns();
    QRectF column = places.key;
    if (cell.column >= 0 && cell.column + 1 == tableSize().columns)
        column = places.weight;
    else if (cell.column >= 0)
        column = cell.column == 0 ? places.score : places.steps[std::size_t(cell.column - 1)];
    column.setTop(cell.row < 0 ? 0 : headerHeight() + double(line) * rowHeight());
    column.setHeight(cell.row < 0 ? headerHeight() : rowHeight());
    return column.toAlignedRect();
}

std::optional<Cell> RowTable::cellAtPoint(QPoint point) const
{
    const int place = placeAt(point);
    if (place < 0)
        return std::nullopt;
    for (Index column = 0; column < tableSize().columns; ++column)
        if (const Cell cell{place, column}; cellRect(cell).contains(point))
            return cell;
    return Cell{place, -1};
}

} // namespace softfocus
