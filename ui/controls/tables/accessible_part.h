#pragma once

#include "ui/controls/tables/accessible_table.h"

namespace softfocus {

/// A cell of an AccessibleTable, or a header of a row (column −1) or a column (row −1).
class AccessiblePart : public QAccessibleInterface, public QAccessibleTableCellInterface, public QAccessibleActionInterface {
public:
    AccessiblePart(const AccessibleTable& owner, Cell cell) : m_owner(owner), m_cell(cell) {}

    const AccessibleTable& owner() const { return m_owner; }
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
    QRect rect() const override;
    QAccessible::Role role() const override;
    QAccessible::State state() const override;
    QWindow* window() const override;

    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    int columnIndex() const override { return int(m_cell.column); }
    int rowIndex() const override { return int(m_cell.row); }
    QList<QAccessibleInterface*> columnHeaderCells() const override;
    QList<QAccessibleInterface*> rowHeaderCells() const override;
    bool isSelected() const override;
    QAccessibleInterface* table() const override { return parent(); }

    QStringList actionNames() const override;
    void doAction(const QString& name) override;
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    bool isCell() const { return m_cell.row >= 0 && m_cell.column >= 0; }

    const AccessibleTable& m_owner; ///< deletes its parts before it goes
    Cell m_cell;
};

} // namespace softfocus
