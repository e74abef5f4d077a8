#pragma once

#include "ui/controls/tables/painted_table.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QQueue>
#include <QWidget>

namespace softfocus {

/// A painted table as screen readers see it: its children are the column headers, then the row headers, then the cells row by row.
class AccessibleTable : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    AccessibleTable(QWidget* widget, PaintedTable& table);
    ~AccessibleTable() override;

    PaintedTable& table() const { return m_table; }
    bool isAlive() const { return widget() != nullptr; }
    bool hasKeyboard() const { return isAlive() && widget()->hasFocus(); }
    /// The rectangle in the screen's coordinates, empty where it is out of sight.
    QRect onScreen(const QRect& box) const;
    bool has(Cell cell) const;
    int childAtColumn(Index column) const { return int(column); }
    int childAtRow(Index row) const { return int(m_table.tableSize().columns + row); }
    int childAtCell(Cell cell) const;
    /// Parts are made when asked for; other rows and columns need other ones.
    void forgetCells();

    void* interface_cast(QAccessible::InterfaceType type) override;
    int childCount() const override;
    QAccessibleInterface* child(int index) const override;
    int indexOfChild(const QAccessibleInterface* child) const override;
    QAccessibleInterface* childAt(int x, int y) const override;
    QAccessibleInterface* focusChild() const override;

    QAccessibleInterface* caption() const override { return nullptr; }
    QAccessibleInterface* summary() const override { return nullptr; }
    QAccessibleInterface* cellAt(int row, int column) const override;
    int selectedCellCount() const override;
    QList<QAccessibleInterface*> selectedCells() const override;
    QString columnDescription(int column) const override;
    QString rowDescription(int row) const override;
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return int(selectedRows().size()); }
    int columnCount() const override { return int(m_table.tableSize().columns); }
    int rowCount() const override { return int(m_table.tableSize().rows); }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override;
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int row) const override;
    bool selectRow(int row) override;
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent*) override {}

private:
    Cell cellOfChild(int index) const;
    QAccessibleInterface* made(int index, Cell cell) const;

    PaintedTable& m_table;
    mutable QHash<int, QAccessible::Id> m_parts; ///< by child index
    mutable QQueue<int> m_order;                 ///< the oldest part first
};

} // namespace softfocus
