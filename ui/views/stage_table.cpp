#include "ui/views/stage_table.h"

#include "ui/model/document/selection.h"
#include "ui/views/stage_part.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>
#include <QLocale>

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

QAccessibleInterface* stageTable(const QString&, QObject* object)
{
    auto* view = qobject_cast<StageView*>(object);
    return view ? new StageTable(*view) : nullptr;
}

/// The picture's table when somebody listens and can see it; nobody's table has to be made otherwise.
StageTable* tableOf(StageView& view)
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
    const StageTable* table = view.isVisible() ? tableOf(view) : nullptr;
    if (table && table->hasKeyboard() && table->has(view.selection().focused()))
        tell(view, what, table->childOf(view.selection().focused()));
}

} // namespace

bool StageTable::has(Cell cell) const
{
    return cell.row >= 0 && cell.column >= 0 && cell.row < size().rows && cell.column < size().columns;
}

int StageTable::childOf(Cell cell) const
{
    if (cell.row < 0)
        return int(cell.column);
    return int(size().columns + (cell.column < 0 ? cell.row : size().rows + cell.row * size().columns + cell.column));
}

Cell StageTable::cellOfChild(int index) const
{
    const auto [rows, columns] = size();
    if (index < columns)
        return {-1, index};
    if (index < columns + rows)
        return {index - columns, -1};
    return {(index - columns - rows) / columns, (index - columns - rows) % columns};
}

QString StageTable::nameOf(Cell cell) const
{
    const Picture& picture = m_view.picture();
    if (cell.row >= 0)
        return cell.column < 0 ? headerOf(picture, NamedSide::Query, cell.row) : numberIn(picture, cell);
    if (picture.columns.empty())
        return StageTableWords::tr("dimension %1").arg(QLocale().toString(qlonglong(cell.column + 1)));
    return headerOf(picture, NamedSide::Key, cell.column);
}

QRect StageTable::onScreen(Cell cell) const
{
    const QRect box = isAlive() ? m_view.cellRect(cell) : QRect();
    return box.isEmpty() ? QRect() : QRect(m_view.mapToGlobal(box.topLeft()), box.size());
}

void StageTable::forgetParts()
{
    for (const QAccessible::Id id : std::as_const(m_parts))
        QAccessible::deleteAccessibleInterface(id);
    m_parts.clear();
    m_order.clear();
}

void* StageTable::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableInterface)
        return static_cast<QAccessibleTableInterface*>(this);
    return QAccessibleWidget::interface_cast(type);
}

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

QAccessibleInterface* StageTable::childAt(int x, int y) const
{
    const std::optional<Cell> cell = isAlive() ? m_view.cellAt(m_view.mapFromGlobal(QPoint(x, y))) : std::nullopt;
    return cell ? child(childOf(*cell)) : nullptr;
}

QAccessibleInterface* StageTable::focusChild() const
{
    if (!hasKeyboard())
        return nullptr;
    const Cell cell = m_view.selection().focused();
    return has(cell) ? child(childOf(cell)) : QAccessible::queryAccessibleInterface(widget());
}

QAccessibleInterface* StageTable::cellAt(int row, int column) const
{
    return has({row, column}) ? child(childOf({row, column})) : nullptr;
}

QList<QAccessibleInterface*> StageTable::selectedCells() const
{
    QList<QAccessibleInterface*> cells;
    for (const int row : selectedRows())
        for (int column = 0; column < columnCount(); ++column)
            cells << cellAt(row, column);
    return cells;
}

QList<int> StageTable::selectedRows() const
{
    const Index row = m_view.selection().query();
    return has({row, 0}) ? QList<int>{int(row)} : QList<int>{};
}

bool StageTable::selectRow(int row)
{
    if (!has({row, 0}))
        return false;
    m_view.selection().choose(row);
    return true;
}

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
    const Index row = view.selection().query();
    const StageTable* table = view.isVisible() ? tableOf(view) : nullptr;
    if (!table || !table->has({row, 0}))
        return;
    tell(view, QAccessible::Selection, table->childOf({row, -1}));
    view.setAccessibleDescription(sentenceFor(view.picture(), row, -1));
}

void announceNewPicture(StageView& view, const Picture& former)
{
    if (former.attention->input == view.picture().attention->input && former.stage == view.picture().stage) {
        tellOfFocusedCell(view, QAccessible::NameChanged);
        return;
    }
    StageTable* table = tableOf(view);
    if (!table)
        return;
    table->forgetParts();
    QAccessibleTableModelChangeEvent event(&view, QAccessibleTableModelChangeEvent::ModelReset);
    QAccessible::updateAccessibility(&event);
}

} // namespace softfocus
