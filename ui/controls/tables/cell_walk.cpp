#include "ui/controls/tables/cell_walk.h"

#include <algorithm>

namespace softfocus {

namespace {

Cell neighbour(Cell cell, int key)
{
    switch (key) {
    case Qt::Key_Left: return {cell.row, cell.column - 1};
    case Qt::Key_Right: return {cell.row, cell.column + 1};
    case Qt::Key_Up: return {cell.row - 1, cell.column};
    case Qt::Key_Down: return {cell.row + 1, cell.column};
    default: return cell;
    }
}

} // namespace

Cell walked(std::optional<Cell> from, Cell start, int key, bool toCorner, MapSize size)
{
    const Cell last{size.rows - 1, size.columns - 1};
    Cell cell = from ? neighbour(*from, key) : start;
    if (key == Qt::Key_Home)
        cell = {toCorner ? 0 : cell.row, 0};
    if (key == Qt::Key_End)
        cell = {toCorner ? last.row : cell.row, last.column};
    return {std::clamp(cell.row, Index(0), last.row), std::clamp(cell.column, Index(0), last.column)};
}

} // namespace softfocus
