#pragma once

#include "ui/views/stage_table.h"

namespace softfocus {

/// A cell of a StageTable, or a header of a row (column −1) or a column (row −1).
class StagePart : public QAccessibleInterface, public QAccessibleTableCellInterface, public QAccessibleActionInterface {
public:
    StagePart(const StageTable& table, Cell cell) : m_table(table), m_cell(cell) {}

    Cell cell() const { return m_cell; }

    void* interface_cast(QAccessible::InterfaceType type) override;
    bool isValid() const override;
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override;
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override { return isValid() ? m_table.onScreen(m_cell) : QRect(); }
    QAccessible::Role role() const override;
    QAccessible::State state() const override;
    QWindow* window() const override { return m_table.isAlive() ? m_table.window() : nullptr; }

    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    int columnIndex() const override { return int(m_cell.column); }
    int rowIndex() const override { return int(m_cell.row); }
    QList<QAccessibleInterface*> columnHeaderCells() const override { return {m_table.child(m_table.childOf({-1, m_cell.column}))}; }
    QList<QAccessibleInterface*> rowHeaderCells() const override { return {m_table.child(m_table.childOf({m_cell.row, -1}))}; }
    bool isSelected() const override { return isValid() && m_table.isRowSelected(int(m_cell.row)); }
    QAccessibleInterface* table() const override { return parent(); }

    QStringList actionNames() const override;
    void doAction(const QString& name) override;
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    bool isCell() const { return m_cell.row >= 0 && m_cell.column >= 0; }

    const StageTable& m_table; ///< deletes its parts before it goes
    Cell m_cell;
};

} // namespace softfocus
