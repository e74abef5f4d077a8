#include "ui/controls/text/spoken_table.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QVariant>
#include <QWidget>

namespace softfocus {

namespace {

constexpr const char* cellsProperty = "spokenCells";
constexpr int header = -1; ///< in place of a row or a column

using Place = SpokenCells::Place;

SpokenCells* cellsOf(const QObject& object)
{
    return static_cast<SpokenCells*>(object.property(cellsProperty).value<void*>());
}

/// Its children are the column headers, then the row headers, then the cells row by row.
class SpokenTable : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    SpokenTable(QWidget& widget, SpokenCells& cells) : QAccessibleWidget(&widget, QAccessible::Table), m_cells(cells) {}
    ~SpokenTable() override { forgetParts(); }

    SpokenCells& cells() const { return m_cells; }
    QWidget* shown() const { return widget(); }
    bool has(Place place) const { return place.first < rowCount() && place.second < columnCount(); }
    bool isCurrent(Place place) const { return shown() && m_cells.currentCell() == place; }
    int childOf(Place place) const
    {
        const auto [row, column] = place;
        if (row == header)
            return column;
        return column == header ? columnCount() + row : columnCount() + rowCount() + row * columnCount() + column;
    }
    /// Other cells need other parts.
    void forgetParts()
    {
        for (const QAccessible::Id id : std::as_const(m_parts))
            QAccessible::deleteAccessibleInterface(id);
        m_parts.clear();
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TableInterface)
            return static_cast<QAccessibleTableInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    int childCount() const override { return columnCount() + rowCount() + rowCount() * columnCount(); }
    QAccessibleInterface* child(int index) const override;
    int indexOfChild(const QAccessibleInterface* child) const override;
    QAccessibleInterface* childAt(int x, int y) const override;
    QAccessibleInterface* focusChild() const override
    {
        if (!shown() || !shown()->hasFocus())
            return nullptr;
        const std::optional<Place> current = m_cells.currentCell();
        return current && has(*current) ? child(childOf(*current)) : QAccessible::queryAccessibleInterface(shown());
    }

    QAccessibleInterface* caption() const override { return nullptr; }
    QAccessibleInterface* summary() const override { return nullptr; }
    QAccessibleInterface* cellAt(int row, int column) const override
    {
        return row >= 0 && column >= 0 && has({row, column}) ? child(childOf({row, column})) : nullptr;
    }
    int rowCount() const override { return shown() ? m_cells.rowCount() : 0; }
    int columnCount() const override { return shown() ? m_cells.columnCount() : 0; }
    QString rowDescription(int row) const override { return row >= 0 && row < rowCount() ? m_cells.rowName(row) : QString(); }
    QString columnDescription(int column) const override
    {
        return column >= 0 && column < columnCount() ? m_cells.columnName(column) : QString();
    }
    int selectedCellCount() const override { return 0; }
    QList<QAccessibleInterface*> selectedCells() const override { return {}; }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return 0; }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override { return {}; }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent*) override {}

private:
    Place placeOf(int child) const
    {
        const int rows = rowCount(), columns = columnCount();
        if (child < columns)
            return {header, child};
        if (child < columns + rows)
            return {child - columns, header};
        return {(child - columns - rows) / columns, (child - columns - rows) % columns};
    }

    SpokenCells& m_cells;
    mutable QHash<int, QAccessible::Id> m_parts; ///< made when asked for, by child
};

/// A cell, or the header of a row or a column.
class SpokenCell : public QAccessibleInterface, public QAccessibleTableCellInterface, public QAccessibleActionInterface {
public:
    SpokenCell(const SpokenTable& table, Place place) : m_table(table), m_place(place) {}

    Place place() const { return m_place; }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TableCellInterface && isCell())
            return static_cast<QAccessibleTableCellInterface*>(this);
        if (type == QAccessible::ActionInterface && isCell())
            return static_cast<QAccessibleActionInterface*>(this);
        return nullptr;
    }
    bool isValid() const override { return m_table.shown() && m_table.has(m_place); }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override
    {
        return m_table.shown() ? QAccessible::queryAccessibleInterface(m_table.shown()) : nullptr;
    }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        if (kind == QAccessible::Description)
            return isCell() ? m_table.cells().cellSentence(m_place) : QString();
        if (kind != QAccessible::Name)
            return {};
        if (isCell())
            return m_table.cells().cellText(m_place);
        return m_place.first == header ? m_table.cells().columnName(m_place.second) : m_table.cells().rowName(m_place.first);
    }
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override
    {
        if (!isValid() || !isCell())
            return {};
        const QRect box = m_table.cells().cellBox(m_place);
        return {m_table.shown()->mapToGlobal(box.topLeft()), box.size()};
    }
    QAccessible::Role role() const override
    {
        if (isCell())
            return QAccessible::Cell;
        return m_place.first == header ? QAccessible::ColumnHeader : QAccessible::RowHeader;
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        state.readOnly = true;
        state.focusable = isValid() && isCell();
        state.focused = state.focusable && m_table.shown()->hasFocus() && m_table.isCurrent(m_place);
        return state;
    }

    bool isSelected() const override { return false; }
    QList<QAccessibleInterface*> columnHeaderCells() const override { return {m_table.child(m_table.childOf({header, m_place.second}))}; }
    QList<QAccessibleInterface*> rowHeaderCells() const override { return {m_table.child(m_table.childOf({m_place.first, header}))}; }
    int columnIndex() const override { return m_place.second; }
    int rowIndex() const override { return m_place.first; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface* table() const override { return parent(); }

    QStringList actionNames() const override { return {setFocusAction()}; }
    void doAction(const QString& name) override
    {
        if (!isValid() || name != setFocusAction())
            return;
        m_table.shown()->setFocus(Qt::OtherFocusReason);
        m_table.cells().goTo(m_place);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    bool isCell() const { return m_place.first != header && m_place.second != header; }

    const SpokenTable& m_table; ///< deletes its parts before it goes
    Place m_place;
};

QAccessibleInterface* SpokenTable::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const Place place = placeOf(index);
    if (const auto found = m_parts.constFind(index); found != m_parts.constEnd()) {
        auto* part = static_cast<SpokenCell*>(QAccessible::accessibleInterface(*found));
        if (part && part->place() == place) // else it is of a table of another size
            return part;
        QAccessible::deleteAccessibleInterface(*found);
    }
    auto* part = new SpokenCell(*this, place);
    m_parts.insert(index, QAccessible::registerAccessibleInterface(part));
    return part;
}

int SpokenTable::indexOfChild(const QAccessibleInterface* child) const
{
    const bool isPart = child && !child->object() && child->parent() == static_cast<const QAccessibleInterface*>(this);
    return isPart ? childOf(static_cast<const SpokenCell*>(child)->place()) : -1;
}

QAccessibleInterface* SpokenTable::childAt(int x, int y) const
{
    const QPoint point = shown() ? shown()->mapFromGlobal(QPoint(x, y)) : QPoint();
    for (int row = 0; row < rowCount(); ++row)
        for (int column = 0; column < columnCount(); ++column)
            if (m_cells.cellBox({row, column}).contains(point))
                return child(childOf({row, column}));
    return nullptr;
}

QAccessibleInterface* tableOfCells(const QString&, QObject* object)
{
    SpokenCells* cells = object && object->isWidgetType() ? cellsOf(*object) : nullptr;
    return cells ? new SpokenTable(*static_cast<QWidget*>(object), *cells) : nullptr;
}

/// The table when somebody listens; nobody's table has to be made otherwise.
SpokenTable* spokenTableOf(QWidget& widget)
{
    QAccessibleInterface* found = QAccessible::isActive() && cellsOf(widget) ? QAccessible::queryAccessibleInterface(&widget) : nullptr;
    return found ? static_cast<SpokenTable*>(found->tableInterface()) : nullptr;
}

void tellOfCurrentCell(QWidget& widget, QAccessible::Event what)
{
    const SpokenTable* table = widget.hasFocus() ? spokenTableOf(widget) : nullptr;
    const std::optional<Place> current = table ? table->cells().currentCell() : std::nullopt;
    if (!current || !table->has(*current))
        return;
    QAccessibleEvent event(&widget, what);
    event.setChild(table->childOf(*current));
    QAccessible::updateAccessibility(&event);
}

} // namespace

void setSpokenCells(QWidget& widget, SpokenCells& cells)
{
    QAccessible::installFactory(tableOfCells); // installing it again changes nothing
    widget.setProperty(cellsProperty, QVariant::fromValue(static_cast<void*>(&cells)));
}

void announceCurrentCell(QWidget& widget)
{
    tellOfCurrentCell(widget, QAccessible::Focus);
}

void announceCurrentNumber(QWidget& widget)
{
    tellOfCurrentCell(widget, QAccessible::NameChanged);
}

void announceOtherCells(QWidget& widget)
{
    SpokenTable* table = spokenTableOf(widget);
    if (!table)
        return;
    table->forgetParts();
    QAccessibleTableModelChangeEvent event(&widget, QAccessibleTableModelChangeEvent::ModelReset);
    QAccessible::updateAccessibility(&event);
}

} // namespace softfocus
