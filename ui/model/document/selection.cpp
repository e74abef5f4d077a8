#include "ui/model/document/selection.h"

#include <algorithm>

namespace softfocus {

void Selection::hover(Cell cell)
{
    if (cell == m_hovered)
        return;
    m_hovered = cell;
    emit hoverChanged();
}

void Selection::focus(Cell cell)
{
    if (cell == m_focused)
        return;
    m_focused = cell;
    emit focusChanged();
}

void Selection::explain(Cell cell)
{
    if (cell == m_explained)
        return;
    m_explained = cell;
    emit explainedChanged();
}

void Selection::choose(Index query)
{
    m_isChosen = true;
    show(query);
}

void Selection::show(Index query)
{
    if (query == m_query)
        return;
    m_query = query;
    emit queryChanged();
}

void Selection::keepWithin(Index rows, Index columns)
{
    const auto within = [&](Cell cell) { return cell.row < rows && cell.column < columns ? cell : Cell{}; };
    hover(within(m_hovered));
    focus(within(m_focused));
    explain(within(m_explained));
    // An emptied sentence begins anew.
    m_isChosen = m_isChosen && m_query >= 0 && rows > 0;
    show(m_isChosen ? std::min(m_query, rows - 1) : rows - 1);
}

} // namespace softfocus
