#pragma once

#include "ui/views/stage_view.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QQueue>

namespace softfocus {

/// A picture of a stage as screen readers see it: its children are the column headers, then the row headers, then the cells row by row.
class StageTable : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    explicit StageTable(StageView& view) : QAccessibleWidget(&view, QAccessible::Table), m_view(view) {}
    ~StageTable() override { forgetParts(); }

    StageView& view() const { return m_view; }
    bool isAlive() const { return widget() != nullptr; }
    bool hasKeyboard() const { return isAlive() && widget()->hasFocus(); }
    MapSize size() const { return mapSize(m_view.picture()); }
    bool has(Cell cell) const;
    int childOf(Cell cell) const;
    /// What stands in a cell, or why there is none; what a header is called. Needs: it exists.
    QString nameOf(Cell cell) const;
    /// The rectangle in the screen's coordinates, empty where it is out of sight.
    QRect onScreen(Cell cell) const;
    /// Parts are made when asked for; other rows and columns need other ones.
    void forgetParts();

    void* interface_cast(QAccessible::InterfaceType type) override;
    int childCount() const override { return int(size().columns + size().rows + size().rows * size().columns); }
    QAccessibleInterface* child(int index) const override;
    int indexOfChild(const QAccessibleInterface* child) const override;
    QAccessibleInterface* childAt(int x, int y) const override;
    QAccessibleInterface* focusChild() const override;

    QAccessibleInterface* caption() const override { return nullptr; }
    QAccessibleInterface* summary() const override { return nullptr; }
    QAccessibleInterface* cellAt(int row, int column) const override;
    int selectedCellCount() const override { return selectedRowCount() * columnCount(); }
    QList<QAccessibleInterface*> selectedCells() const override;
    QString columnDescription(int column) const override { return has({0, column}) ? nameOf({-1, column}) : QString(); }
    QString rowDescription(int row) const override { return has({row, 0}) ? nameOf({row, -1}) : QString(); }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return int(selectedRows().size()); }
    int columnCount() const override { return int(size().columns); }
    int rowCount() const override { return int(size().rows); }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override;
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int row) const override { return selectedRows().contains(row); }
    bool selectRow(int row) override;
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent*) override {}

private:
    Cell cellOfChild(int index) const;

    StageView& m_view;
    mutable QHash<int, QAccessible::Id> m_parts; ///< by child index
    mutable QQueue<int> m_order;                 ///< the oldest part first
};

/// Makes pictures known to screen readers as tables, before anybody asks for the first one.
void installStageTables();

/// Tell screen readers, where there are any, that the keyboard is at another cell, that another row is chosen, and that the picture is
/// another than the former: it has other rows and columns, or the number under the keyboard's focus is another one.
void announceFocusedCell(StageView& view);
void announceChosenRow(StageView& view);
void announceNewPicture(StageView& view, const Picture& former);

} // namespace softfocus
