#include "ui/views/stage_part.h"

#include "ui/model/document/selection.h"

namespace softfocus {

void* StagePart::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableCellInterface && isCell())
        return static_cast<QAccessibleTableCellInterface*>(this);
    if (type == QAccessible::ActionInterface)
        return static_cast<QAccessibleActionInterface*>(this);
    return nullptr;
}

bool StagePart::isValid() const
{
    return m_table.isAlive() && m_cell.row < m_table.size().rows && m_cell.column < m_table.size().columns;
}

QAccessibleInterface* StagePart::parent() const
{
    return m_table.isAlive() ? QAccessible::queryAccessibleInterface(m_table.object()) : nullptr;
}

QString StagePart::text(QAccessible::Text kind) const
{
    if (isValid() && kind == QAccessible::Name)
        return m_table.nameOf(m_cell);
    if (isValid() && kind == QAccessible::Description && m_cell.row >= 0)
        return sentenceFor(m_table.view().picture(), m_cell.row, m_cell.column);
    return {};
}

QAccessible::Role StagePart::role() const
{
    if (isCell())
        return QAccessible::Cell;
    return m_cell.row < 0 ? QAccessible::ColumnHeader : QAccessible::RowHeader;
}

QAccessible::State StagePart::state() const
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
    state.focused = isCell() && m_table.hasKeyboard() && m_table.view().selection().focused() == m_cell;
    state.offscreen = rect().isEmpty();
    return state;
}

QStringList StagePart::actionNames() const
{
    if (m_cell.row < 0)
        return {};
    return isCell() ? QStringList{pressAction(), setFocusAction()} : QStringList{pressAction()};
}

void StagePart::doAction(const QString& name)
{
    if (!isValid() || !actionNames().contains(name))
        return;
    if (!isCell())
        m_table.view().selection().choose(m_cell.row);
    else if (name == setFocusAction())
        m_table.view().focusCell(m_cell);
    else
        m_table.view().activateCell(m_cell);
}

} // namespace softfocus
