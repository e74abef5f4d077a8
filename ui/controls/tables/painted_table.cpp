#include "ui/controls/tables/painted_table.h"

#include "ui/controls/tables/accessible_table.h"

#include <QWidget>

namespace softfocus {

namespace {

QAccessibleInterface* accessibleTable(const QString&, QObject* object)
{
    auto* table = qobject_cast<PaintedTable*>(object);
    return table ? new AccessibleTable(static_cast<QWidget*>(object), *table) : nullptr;
}

/// The widget's table when somebody listens; nobody's table has to be made otherwise.
AccessibleTable* tableOf(QWidget& widget)
{
    QAccessibleInterface* found = QAccessible::isActive() ? QAccessible::queryAccessibleInterface(&widget) : nullptr;
    return found ? static_cast<AccessibleTable*>(found->tableInterface()) : nullptr;
}

void tell(QWidget& widget, QAccessible::Event what, int child)
{
    QAccessibleEvent event(&widget, what);
    event.setChild(child);
    QAccessible::updateAccessibility(&event);
}

} // namespace

PaintedTable::PaintedTable()
{
    QAccessible::installFactory(accessibleTable); // installing it again changes nothing
}

void announceFocusedCell(QWidget& widget)
{
    const AccessibleTable* table = tableOf(widget);
    if (!table || !widget.hasFocus())
        return;
    const Cell cell = table->table().focusedCell();
    if (table->has(cell))
        tell(widget, QAccessible::Focus, table->childAtCell(cell));
}

void announceChosenRow(QWidget& widget, Index row)
{
    const AccessibleTable* table = tableOf(widget);
    if (!table || row < 0 || row >= table->table().tableSize().rows)
        return;
    tell(widget, QAccessible::Selection, table->childAtRow(row));
    widget.setAccessibleDescription(table->table().rowSentence(row));
}

void announceNewTable(QWidget& widget)
{
    AccessibleTable* table = tableOf(widget);
    if (!table)
        return;
    table->forgetCells();
    QAccessibleTableModelChangeEvent event(&widget, QAccessibleTableModelChangeEvent::ModelReset);
    QAccessible::updateAccessibility(&event);
}

void announceNewNumber(QWidget& widget)
{
    const AccessibleTable* table = tableOf(widget);
    if (!table || !widget.hasFocus())
        return;
    const Cell cell = table->table().focusedCell();
    if (table->has(cell))
        tell(widget, QAccessible::NameChanged, table->childAtCell(cell));
}

} // namespace softfocus
