#include "ui/controls/tables/accessible_part.h"

#include <QWidget>

namespace softfocus {

void* AccessiblePart::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableCellInterface && isCell())
        return static_cast<QAccessibleTableCellInterface*>(this);
    if (type == QAccessible::ActionInterface)
        return static_cast<QAccessibleActionInterface*>(this);
    return nullptr;
}

bool AccessiblePart::isValid() const
{
    const MapSize size = m_owner.table().tableSize();
    return m_owner.isAlive() && m_cell.row < size.rows && m_cell.column < size.columns;
}

QAccessibleInterface* AccessiblePart::parent() const
{
    return m_owner.isAlive() ? QAccessible::queryAccessibleInterface(m_owner.object()) : nullptr;
}

QString AccessiblePart::text(QAccessible::Text kind) const
{
    if (!isValid() || (kind != QAccessible::Name && kind != QAccessible::Description))
        return {};
    const PaintedTable& table = m_owner.table();
    const bool name = kind == QAccessible::Name;
    if (isCell())
        return name ? table.cellText(m_cell) : table.cellSentence(m_cell);
    if (m_cell.row < 0)
        return name ? table.columnHeader(m_cell.column) : QString();
    return name ? table.rowHeader(m_cell.row) : table.rowSentence(m_cell.row);
}

QRect AccessiblePart::rect() const
{
    return isValid() ? m_owner.onScreen(m_owner.table().cellRect(m_cell)) : QRect();
}

QAccessible::Role AccessiblePart::role() const
{
    if (isCell())
        return QAccessible::Cell;
    return m_cell.row < 0 ? QAccessible::ColumnHeader : QAccessible::RowHeader;
}

QAccessible::State AccessiblePart::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    state.readOnly = true;
    state.selectable = m_cell.row >= 0;
    state.selected = isSelected();
    state.focusable = isCell();
    state.focused = isCell() && m_owner.hasKeyboard() && m_owner.table().focusedCell() == m_cell;
    state.offscreen = rect().isEmpty();
    return state;
}

QWindow* AccessiblePart::window() const
{
    return m_owner.isAlive() ? m_owner.window() : nullptr;
}

QList<QAccessibleInterface*> AccessiblePart::columnHeaderCells() const
{
    return {m_owner.child(m_owner.childAtColumn(m_cell.column))};
}

QList<QAccessibleInterface*> AccessiblePart::rowHeaderCells() const
{
    return {m_owner.child(m_owner.childAtRow(m_cell.row))};
}

bool AccessiblePart::isSelected() const
{
    return m_cell.row >= 0 && isValid() && m_owner.table().isRowChosen(m_cell.row);
}

QStringList AccessiblePart::actionNames() const
{
    if (m_cell.row < 0)
        return {};
    return isCell() ? QStringList{pressAction(), setFocusAction()} : QStringList{pressAction()};
}

void AccessiblePart::doAction(const QString& name)
{
    if (!isValid() || !actionNames().contains(name))
        return;
    PaintedTable& table = m_owner.table();
    if (!isCell()) {
        table.chooseRow(m_cell.row);
    } else if (name == setFocusAction()) {
        table.focusCell(m_cell);
    } else {
        table.activateCell(m_cell);
    }
}

} // namespace softfocus
