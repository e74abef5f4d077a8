#include "ui/controls/tables/accessible_table.h"

#include "ui/controls/tables/accessible_part.h"

namespace softfocus {

namespace {

/// A reader that walks through a million cells must not make a million objects stay.
constexpr int mostParts = 4096;

} // namespace

AccessibleTable::AccessibleTable(QWidget* widget, PaintedTable& table) : QAccessibleWidget(widget, QAccessible::Table), m_table(table) {}

AccessibleTable::~AccessibleTable()
{
    forgetCells();
}

void AccessibleTable::forgetCells()
{
    for (const QAccessible::Id id : std::as_const(m_parts))
        QAccessible::deleteAccessibleInterface(id);
    m_parts.clear();
    m_order.clear();
}

QRect AccessibleTable::onScreen(const QRect& box) const
{
    return isAlive() && !box.isEmpty() ? QRect(widget()->mapToGlobal(box.topLeft()), box.size()) : QRect();
}

bool AccessibleTable::has(Cell cell) const
{
    const MapSize size = m_table.tableSize();
    return cell.row >= 0 && cell.column >= 0 && cell.row < size.rows && cell.column < size.columns;
}

int AccessibleTable::childAtCell(Cell cell) const
{
    const MapSize size = m_table.tableSize();
    return int(size.columns + size.rows + cell.row * size.columns + cell.column);
}

void* AccessibleTable::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableInterface)
        return static_cast<QAccessibleTableInterface*>(this);
    return QAccessibleWidget::interface_cast(type);
}

int AccessibleTable::childCount() const
{
    const MapSize size = m_table.tableSize();
    return size.rows > 0 && size.columns > 0 ? childAtCell({size.rows - 1, size.columns - 1}) + 1 : 0;
}

QAccessibleInterface* AccessibleTable::child(int index) const
{
    if (!isAlive() || index < 0 || index >= childCount())
        return nullptr;
    const Cell cell = cellOfChild(index);
    if (const auto found = m_parts.constFind(index); found != m_parts.constEnd()) {
        auto* part = static_cast<AccessiblePart*>(QAccessible::accessibleInterface(*found));
        // Before the table's parts are forgotten, its size may be that of a new result already.
        if (part && part->cell() == cell)
            return part;
        QAccessible::deleteAccessibleInterface(*found);
        m_order.removeOne(index);
    }
    return made(index, cell);
}

Cell AccessibleTable::cellOfChild(int index) const
{
    const MapSize size = m_table.tableSize();
    if (index < size.columns)
        return {-1, index};
    if (index < size.columns + size.rows)
        return {index - size.columns, -1};
    const Index place = index - size.columns - size.rows;
    return {place / size.columns, place % size.columns};
}

QAccessibleInterface* AccessibleTable::made(int index, Cell cell) const
{
    if (m_order.size() >= mostParts)
        QAccessible::deleteAccessibleInterface(m_parts.take(m_order.dequeue()));
    QAccessibleInterface* part = new AccessiblePart(*this, cell);
    m_parts.insert(index, QAccessible::registerAccessibleInterface(part));
    m_order.enqueue(index);
    return part;
}

int AccessibleTable::indexOfChild(const QAccessibleInterface* child) const
{
    // Other children are widgets, such as scroll bars; parts are no objects.
    if (!child || child->object() || child->parent() != static_cast<const QAccessibleInterface*>(this))
        return -1;
    const Cell cell = static_cast<const AccessiblePart*>(child)->cell();
    return cell.row < 0 ? childAtColumn(cell.column) : cell.column < 0 ? childAtRow(cell.row) : childAtCell(cell);
}

QAccessibleInterface* AccessibleTable::childAt(int x, int y) const
{
    if (!isAlive())
        return nullptr;
    const std::optional<Cell> cell = m_table.cellAtPoint(widget()->mapFromGlobal(QPoint(x, y)));
    if (!cell || childCount() == 0)
        return nullptr;
    return child(cell->row < 0 ? childAtColumn(cell->column) : cell->column < 0 ? childAtRow(cell->row) : childAtCell(*cell));
}

QAccessibleInterface* AccessibleTable::focusChild() const
{
    if (!hasKeyboard())
        return nullptr;
    const Cell cell = m_table.focusedCell();
    return has(cell) ? child(childAtCell(cell)) : QAccessible::queryAccessibleInterface(widget());
}

QAccessibleInterface* AccessibleTable::cellAt(int row, int column) const
{
    return has({row, column}) ? child(childAtCell({row, column})) : nullptr;
}

int AccessibleTable::selectedCellCount() const
{
    return selectedRowCount() * columnCount();
}

QList<QAccessibleInterface*> AccessibleTable::selectedCells() const
{
    QList<QAccessibleInterface*> cells;
    for (const int row : selectedRows())
        for (int column = 0; column < columnCount(); ++column)
            cells << cellAt(row, column);
    return cells;
}

QString AccessibleTable::columnDescription(int column) const
{
    return column >= 0 && column < columnCount() ? m_table.columnHeader(column) : QString();
}

QString AccessibleTable::rowDescription(int row) const
{
    return row >= 0 && row < rowCount() ? m_table.rowHeader(row) : QString();
}

QList<int> AccessibleTable::selectedRows() const
{
    QList<int> rows;
    for (int row = 0; row < rowCount(); ++row)
        if (m_table.isRowChosen(row))
            rows << row;
    return rows;
}

bool AccessibleTable::isRowSelected(int row) const
{
    return row >= 0 && row < rowCount() && m_table.isRowChosen(row);
}

bool AccessibleTable::selectRow(int row)
{
    if (row < 0 || row >= rowCount())
        return false;
    m_table.chooseRow(row);
    return true;
}

} // namespace softfocus
