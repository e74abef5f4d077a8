#include "ui/views/stage_table.h"

#include "core/attention/marking.h"
#include "ui/model/document/selection.h"
#include "ui/views/stage_view.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/word_name.h"

#include <QAccessibleWidget>
#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QQueue>

#include <algorithm>

namespace softfocus {

namespace {

class StageTableWords {
    Q_DECLARE_TR_FUNCTIONS(StageTableWords)
};

/// A name for a header: short, with its place where the word stands there more than once.
QString headerOf(const Picture& picture, NamedSide side, Index index)
{
    const std::vector<Label>& labels = side == NamedSide::Query ? picture.rows : picture.columns;
    const Label& label = labels[std::size_t(index)];
    const QString name = nameOf(picture, side, index);
    const QString plain = name == quotedWord(label.text) ? label.text : name;
    return label.known ? plain : StageTableWords::tr("%1, not in the vocabulary").arg(plain);
}

QString numberIn(const Picture& picture, Cell cell)
{
    if (picture.isUndefined(cell.row, cell.column))
        return StageTableWords::tr("undefined");
    if (picture.isAbsent(cell.row, cell.column))
        return StageTableWords::tr("masked");
    const double value = (*picture.values)(cell.row, cell.column);
    return picture.stage == Stage::Weights ? weightText(value) : scoreText(value);
}

/// Whether a cell is inside of a mark, or a header's row or column is marked as a whole.
bool isMarked(const StageView& view, Cell place)
{
    const Picture& picture = view.picture();
    if (picture.attention->scene.view.marks.empty())
        return false;
    if (picture.kind == PictureKind::Overlay) {
        const Cell cell = view.cellAtPlace(place);
        const Index patch = cell.column >= 0 ? cell.column : cell.row;
        const std::vector<bool> marked = markedPatches(*picture.attention, picture.stage, view.selection().query());
        return patch >= 0 && patch < std::ssize(marked) && marked[std::size_t(patch)];
    }
    return std::ranges::any_of(markedBlocks(*picture.attention, picture.stage), [place](const MarkedBlock& block) {
        if (place.row < 0)
            return block.allRows && block.columns.contains(place.column);
        return place.column < 0 ? block.allColumns && block.rows.contains(place.row) : block.contains(place);
    });
}

/// A picture of a stage as screen readers see it: its children are the column headers, then the row headers, then the cells row by row.
class StageTable : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    explicit StageTable(StageView& view) : QAccessibleWidget(&view, QAccessible::Table), m_view(view) {}
    ~StageTable() override { forgetParts(); }

    StageView& view() const { return m_view; }
    bool isAlive() const { return widget() != nullptr; }
    bool hasKeyboard() const { return isAlive() && widget()->hasFocus(); }
    MapSize size() const { return m_view.tableSize(); }
    bool has(Cell cell) const { return cell.row >= 0 && cell.column >= 0 && cell.row < size().rows && cell.column < size().columns; }
    int childOf(Cell cell) const
    {
        if (cell.row < 0)
            return int(cell.column);
        return int(size().columns + (cell.column < 0 ? cell.row : size().rows + cell.row * size().columns + cell.column));
    }

    /// What stands in a cell, or why there is none; what a header is called. Needs: it exists.
    QString nameOf(Cell place) const
    {
        if (const std::optional<QString> own = m_view.nameAtPlace(place))
            return *own;
        const Picture& picture = m_view.picture();
        const Cell cell = m_view.cellAtPlace(place);
        if (cell.row >= 0)
            return cell.column < 0 ? headerOf(picture, NamedSide::Query, cell.row) : numberIn(picture, cell);
        if (picture.columns.empty())
            return StageTableWords::tr("dimension %1").arg(QLocale().toString(qlonglong(cell.column + 1)));
        return headerOf(picture, NamedSide::Key, cell.column);
    }

    /// The rectangle in the screen's coordinates, empty where it is out of sight.
    QRect onScreen(Cell place) const
    {
        const QRect box = isAlive() ? m_view.cellRect(m_view.cellAtPlace(place)) : QRect();
        return box.isEmpty() ? QRect() : QRect(m_view.mapToGlobal(box.topLeft()), box.size());
    }
    /// Parts are made when asked for; other rows and columns need other ones.
    void forgetParts()
    {
        for (const QAccessible::Id id : std::as_const(m_parts))
            QAccessible::deleteAccessibleInterface(id);
        m_parts.clear();
        m_order.clear();
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TableInterface)
            return static_cast<QAccessibleTableInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    int childCount() const override { return int(size().columns + size().rows + size().rows * size().columns); }
    QAccessibleInterface* child(int index) const override;
    int indexOfChild(const QAccessibleInterface* child) const override;
    QAccessibleInterface* childAt(int x, int y) const override
    {
        const std::optional<Cell> cell = isAlive() ? m_view.cellAt(m_view.mapFromGlobal(QPoint(x, y))) : std::nullopt;
        return cell ? child(childOf(m_view.placeOf(*cell))) : nullptr;
    }
    QAccessibleInterface* focusChild() const override
    {
        if (!hasKeyboard())
            return nullptr;
        const Cell place = m_view.placeOf(m_view.selection().focused());
        return has(place) ? child(childOf(place)) : QAccessible::queryAccessibleInterface(widget());
    }

    QAccessibleInterface* caption() const override { return nullptr; }
    QAccessibleInterface* summary() const override { return nullptr; }
    QAccessibleInterface* cellAt(int row, int column) const override
    {
        return has({row, column}) ? child(childOf({row, column})) : nullptr;
    }
    int selectedCellCount() const override { return int(selectedCells().size()); }
    QList<QAccessibleInterface*> selectedCells() const override
    {
        const Cell chosen = m_view.chosenPlace();
        QList<QAccessibleInterface*> cells;
        if (has(chosen))
            cells << cellAt(int(chosen.row), int(chosen.column));
        for (const int row : selectedRows())
            for (int column = 0; column < columnCount(); ++column)
                cells << cellAt(row, column);
        return cells;
    }
    bool isSelected(Cell place) const
    {
        const Cell chosen = m_view.chosenPlace();
        return chosen.column < 0 ? isRowSelected(int(place.row)) : place == chosen;
    }
    QString columnDescription(int column) const override { return has({0, column}) ? nameOf({-1, column}) : QString(); }
    QString rowDescription(int row) const override { return has({row, 0}) ? nameOf({row, -1}) : QString(); }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return int(selectedRows().size()); }
    int columnCount() const override { return int(size().columns); }
    int rowCount() const override { return int(size().rows); }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override
    {
        const Cell chosen = m_view.chosenPlace();
        return chosen.column < 0 && has({chosen.row, 0}) ? QList<int>{int(chosen.row)} : QList<int>{};
    }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int row) const override { return selectedRows().contains(row); }
    bool selectRow(int row) override
    {
        if (!has({row, 0}) || !choosesRows())
            return false;
        m_view.selection().chooseRow(row);
        return isRowSelected(row);
    }
    bool choosesRows() const { return m_view.chosenPlace().column < 0; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent*) override {}

private:
    Cell cellOfChild(int index) const
    {
        const auto [rows, columns] = size();
        if (index < columns)
            return {-1, index};
        if (index < columns + rows)
            return {index - columns, -1};
        return {(index - columns - rows) / columns, (index - columns - rows) % columns};
    }

    StageView& m_view;
    mutable QHash<int, QAccessible::Id> m_parts; ///< by child index
    mutable QQueue<int> m_order;                 ///< the oldest part first
};

/// A cell of a StageTable, or a header of a row (column −1) or a column (row −1).
class StagePart : public QAccessibleInterface, public QAccessibleTableCellInterface, public QAccessibleActionInterface {
public:
    StagePart(const StageTable& table, Cell cell) : m_table(table), m_cell(cell) {}

    Cell cell() const { return m_cell; }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TableCellInterface && isCell())
            return static_cast<QAccessibleTableCellInterface*>(this);
        if (type == QAccessible::ActionInterface)
            return static_cast<QAccessibleActionInterface*>(this);
        return nullptr;
    }
    bool isValid() const override
    {
        return m_table.isAlive() && m_cell.row < m_table.size().rows && m_cell.column < m_table.size().columns;
    }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override
    {
        return m_table.isAlive() ? QAccessible::queryAccessibleInterface(m_table.object()) : nullptr;
    }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QString text(QAccessible::Text kind) const override
    {
        if (isValid() && kind == QAccessible::Name)
            return m_table.nameOf(m_cell);
        if (!isValid() || kind != QAccessible::Description || m_cell.row < 0)
            return {};
        const StageView& view = m_table.view();
        const Cell cell = view.saidCell(view.cellAtPlace(m_cell));
        const QString sentence = sentenceFor(view.picture(), cell.row, cell.column);
        return isMarked(view, m_cell) ? StageTableWords::tr("%1. It is marked.").arg(sentence) : sentence;
    }
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override { return isValid() ? m_table.onScreen(m_cell) : QRect(); }
    QAccessible::Role role() const override
    {
        if (isCell())
            return QAccessible::Cell;
        return m_cell.row < 0 ? QAccessible::ColumnHeader : QAccessible::RowHeader;
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.readOnly = true;
        state.selectable = m_table.choosesRows() ? m_cell.row >= 0 : isCell();
        state.selected = isSelected();
        state.focusable = isCell();
        state.focused = isCell() && m_table.hasKeyboard() && m_table.view().placeOf(m_table.view().selection().focused()) == m_cell;
        state.offscreen = rect().isEmpty();
        return state;
    }
    QWindow* window() const override { return m_table.isAlive() ? m_table.window() : nullptr; }

    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    int columnIndex() const override { return int(m_cell.column); }
    int rowIndex() const override { return int(m_cell.row); }
    QList<QAccessibleInterface*> columnHeaderCells() const override { return {m_table.child(m_table.childOf({-1, m_cell.column}))}; }
    QList<QAccessibleInterface*> rowHeaderCells() const override { return {m_table.child(m_table.childOf({m_cell.row, -1}))}; }
    bool isSelected() const override { return isValid() && m_table.isSelected(m_cell); }
    QAccessibleInterface* table() const override { return parent(); }

    QStringList actionNames() const override
    {
        if (m_cell.row < 0 || (!isCell() && !m_table.choosesRows()))
            return {};
        return isCell() ? QStringList{pressAction(), setFocusAction()} : QStringList{pressAction()};
    }

    void doAction(const QString& name) override
    {
        if (!isValid() || !actionNames().contains(name))
            return;
        if (!isCell())
            m_table.view().selection().chooseRow(m_cell.row);
        else if (name == setFocusAction())
            m_table.view().focusCell(m_table.view().cellAtPlace(m_cell));
        else
            m_table.view().pressPlace(m_cell);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    bool isCell() const { return m_cell.row >= 0 && m_cell.column >= 0; }

    const StageTable& m_table; ///< deletes its parts before it goes
    Cell m_cell;
};

QAccessibleInterface* StageTable::child(int index) const
{
    constexpr int mostParts = 4096; // a reader that walks through a million cells must not make a million objects stay
    if (!isAlive() || index < 0 || index >= childCount())
        return nullptr;
    const Cell cell = cellOfChild(index);
    if (const auto found = m_parts.constFind(index); found != m_parts.constEnd()) {
        auto* part = static_cast<StagePart*>(QAccessible::accessibleInterface(*found));
        // Before the table's parts are forgotten, its size may be that of a new result already.
        if (part && part->cell() == cell)
            return part;
        QAccessible::deleteAccessibleInterface(*found);
        m_order.removeOne(index);
    }
    if (m_order.size() >= mostParts)
        QAccessible::deleteAccessibleInterface(m_parts.take(m_order.dequeue()));
    QAccessibleInterface* part = new StagePart(*this, cell);
    m_parts.insert(index, QAccessible::registerAccessibleInterface(part));
    m_order.enqueue(index);
    return part;
}

int StageTable::indexOfChild(const QAccessibleInterface* child) const
{
    const bool isPart = child && !child->object() && child->parent() == static_cast<const QAccessibleInterface*>(this);
    return isPart ? childOf(static_cast<const StagePart*>(child)->cell()) : -1;
}

QAccessibleInterface* stageTable(const QString&, QObject* object)
{
    auto* view = qobject_cast<StageView*>(object);
    return view ? new StageTable(*view) : nullptr;
}

/// The picture's table when somebody listens and can see it; nobody's table has to be made otherwise.
StageTable* stageTableOf(StageView& view)
{
    QAccessibleInterface* found = QAccessible::isActive() ? QAccessible::queryAccessibleInterface(&view) : nullptr;
    return found ? static_cast<StageTable*>(found->tableInterface()) : nullptr;
}

void tell(StageView& view, QAccessible::Event what, int child)
{
    QAccessibleEvent event(&view, what);
    event.setChild(child);
    QAccessible::updateAccessibility(&event);
}

void tellOfFocusedCell(StageView& view, QAccessible::Event what)
{
    const StageTable* table = view.isVisible() ? stageTableOf(view) : nullptr;
    const Cell place = view.placeOf(view.selection().focused());
    if (table && table->hasKeyboard() && table->has(place))
        tell(view, what, table->childOf(place));
}

} // namespace

void installStageTables()
{
    QAccessible::installFactory(stageTable); // installing it again changes nothing
}

void announceFocusedCell(StageView& view)
{
    tellOfFocusedCell(view, QAccessible::Focus);
}

void announceChosenRow(StageView& view)
{
    const Cell chosen = view.chosenPlace();
    const StageTable* table = view.isVisible() ? stageTableOf(view) : nullptr;
    if (!table || !table->has({chosen.row, std::max(Index(0), chosen.column)}))
        return;
    tell(view, QAccessible::Selection, table->childOf(chosen));
    view.setAccessibleDescription(sentenceFor(view.picture(), view.chosenRow(), -1));
}

void announceNewPicture(StageView& view, const Picture& former)
{
    if (former.attention->input == view.picture().attention->input && former.stage == view.picture().stage) {
        tellOfFocusedCell(view, QAccessible::NameChanged);
        return;
    }
    StageTable* table = stageTableOf(view);
    if (!table)
        return;
    table->forgetParts();
    QAccessibleTableModelChangeEvent event(&view, QAccessibleTableModelChangeEvent::ModelReset);
    QAccessible::updateAccessibility(&event);
}

} // namespace softfocus
