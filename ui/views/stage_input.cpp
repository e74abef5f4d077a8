#include "ui/model/document/selection.h"
#include "ui/style/draw.h"
#include "ui/views/stage_table.h"
#include "ui/views/stage_view.h"
#include "ui/words/piece_text.h"

#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QTimer>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <utility>

namespace softfocus {

namespace {

bool isShownCell(Cell cell)
{
    return cell.row >= 0 && cell.column >= 0;
}

/// Where an arrow key, Home or End leads to; with `toCorner` Home and End lead to the corners of the picture.
Cell walked(Cell cell, int key, bool toCorner, Cell last)
{
    switch (key) {
    case Qt::Key_Left: --cell.column; break;
    case Qt::Key_Right: ++cell.column; break;
    case Qt::Key_Up: --cell.row; break;
    case Qt::Key_Down: ++cell.row; break;
    case Qt::Key_Home: cell = {toCorner ? 0 : cell.row, 0}; break;
    case Qt::Key_End: cell = {toCorner ? last.row : cell.row, last.column}; break;
    default: break;
    }
    return {std::clamp(cell.row, Index(0), last.row), std::clamp(cell.column, Index(0), last.column)};
}

/// What a row or a column is that is no part of the text; empty for others.
QString specialTip(const Picture& picture, bool isRow, Index index)
{
    const Input& input = *picture.attention->input;
    if (picture.stage != Stage::Vectors)
        return specialPieceText(input, isRow ? NamedSide::Query : NamedSide::Key, index);
    const VectorRow row = vectorRowOf(input, index);
    return specialPieceText(input, row.isKey ? NamedSide::Key : NamedSide::Query, row.index);
}

} // namespace

bool StageView::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::ToolTip: {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), tipAt(help->pos()), this); // an empty one hides what is shown
        return true;
    }
    case QEvent::ScreenChangeInternal: layOutAnew(); break;
    case QEvent::ShortcutOverride: {
        // Esc first takes the ring off the picture; without a ring it is the window's.
        const bool leaves = m_selection.focused() != Cell{} || m_selection.explained() != Cell{};
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape && leaves)
            event->accept();
        break;
    }
    case QEvent::NativeGesture:
    case QEvent::Gesture:
        if (pinched(*event))
            return true;
        break;
    default: break;
    }
    return QWidget::event(event);
}

QString StageView::tipAt(QPointF point)
{
    const std::optional<Cell> cell = cellAt(point);
    if (!cell || isShownCell(*cell))
        return {};
    const bool isRow = cell->row >= 0;
    const Index index = isRow ? cell->row : cell->column;
    const std::vector<Label>& labels = isRow ? m_picture.rows : m_picture.columns;
    if (index < 0 || index >= std::ssize(labels))
        return {};
    const Label& label = labels[std::size_t(index)];
    if (const QString special = specialTip(m_picture, isRow, index); !special.isEmpty())
        return special;
    if (!label.known)
        return tr("“%1” is not in the vocabulary, so it has a vector of its own, made from its letters").arg(label.text);
    const auto placed = isRow ? m_geometry.rowLabels : m_geometry.columnLabels;
    const bool whole = std::ranges::any_of(placed, [&](const PlacedLabel& one) { return one.index == index && !one.elided; });
    return whole ? QString() : label.text;
}

/// The pointer did not move, but the picture did under it: another cell is pointed at.
void StageView::pointAnew()
{
    startOver();
    if (m_pointer)
        m_selection.hover(cellAt(*m_pointer).value_or(Cell{}));
}

void StageView::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer = event->position();
    if (event->buttons() != Qt::NoButton && canZoom() && m_zoom.drag(event->position(), m_geometry))
        startOver();
    if (m_zoom.isDragging())
        return;
    m_isPointing = true;
    const Cell cell = cellAt(event->position()).value_or(Cell{});
    const bool isHeld = event->buttons().testFlag(Qt::LeftButton) && m_pressed != Cell{};
    if (isHeld && choosesWhileDragged() && rowToChoose(cell) >= 0)
        m_selection.chooseRow(rowToChoose(cell));
    m_selection.hover(cellAt(event->position()).value_or(Cell{})); // which cell it is may depend on the choice
}

void StageView::mousePressEvent(QMouseEvent* event)
{
    const Cell cell = cellAt(event->position()).value_or(Cell{});
    const bool drags = event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton;
    if (drags && canZoom() && m_zoom.press(event->position(), m_geometry))
        startOver();
    if (m_marking.press(*event, cellAt(event->position())) || event->button() != Qt::LeftButton || cell.row < 0)
        return;
    m_pressed = cell;
    // Where a click chooses what asks, the first one has made it the cell that it is.
    m_wasSelected = m_selection.focused() == cell || choosesWhileDragged();
    if (!isShownCell(cell) || choosesWhileDragged()) {
        m_selection.explain(m_selection.explained() == cell ? cell : Cell{});
        m_selection.focus({});
    }
    m_selection.chooseRow(rowToChoose(cell));
}

/// A click on a cell selects it, a second one opens its card, a third one closes it; a drag only moves the picture.
void StageView::mouseReleaseEvent(QMouseEvent* event)
{
    const bool dragged = m_zoom.isDragging();
    m_zoom.release();
    if (const std::vector<Mark> marks = m_marking.release(*m_picture.attention, cellAt(event->position()), dragged); !marks.empty())
        emit markRequested(marks);
    const Cell pressed = std::exchange(m_pressed, Cell{});
    const bool clicked = event->button() == Qt::LeftButton && !dragged && isShownCell(pressed) && cellAt(event->position()) == pressed;
    if (clicked)
        click(pressed);
}

void StageView::click(Cell cell)
{
    m_isSelected = true;
    m_selection.focus(cell); // which an open card follows
    if (m_wasSelected)
        m_selection.explain(m_selection.explained() == cell ? Cell{} : cell);
}

void StageView::toggleCard()
{
    if (m_selection.explained() != Cell{}) {
        m_selection.explain({});
        return;
    }
    const Cell cell = isShownCell(m_selection.focused()) && shows(m_selection.focused()) ? m_selection.focused() : largestCell();
    if (!isShownCell(cell) || !shows(cell))
        return;
    m_isSelected = true;
    activateCell(cell);
}

Cell StageView::largestCell() const
{
    const Index row = chosenRow();
    if (!m_picture.values || row < 0 || row >= m_picture.values->rows() || m_picture.values->cols() == 0)
        return {};
    Index column = 0;
    m_picture.values->row(row).maxCoeff(&column);
    return {row, column};
}

void StageView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    m_menuCell = byKey ? m_selection.focused() : cellAt(event->pos()).value_or(Cell{});
    if (!byKey && isShownCell(m_menuCell)) {
        m_isSelected = true;
        m_selection.focus(m_menuCell);
    }
    event->ignore();
}

void StageView::leaveEvent(QEvent* event)
{
    m_pointer.reset();
    m_selection.hover({});
    QWidget::leaveEvent(event);
}

void StageView::wheelEvent(QWheelEvent* event)
{
    event->setAccepted(canZoom());
    if (!event->isAccepted() || !m_zoom.wheel(*event, m_geometry))
        return;
    m_pointer = event->position();
    pointAnew();
}

/// Two fingers on a touch pad or on a screen.
bool StageView::pinched(QEvent& event)
{
    double factor = 1;
    QPointF middle;
    if (event.type() == QEvent::NativeGesture) {
        const auto& native = static_cast<QNativeGestureEvent&>(event);
        if (native.gestureType() != Qt::ZoomNativeGesture)
            return false;
        factor = 1 + native.value();
        middle = native.position();
    } else {
        const auto* pinch = static_cast<QPinchGesture*>(static_cast<QGestureEvent&>(event).gesture(Qt::PinchGesture));
        if (!pinch)
            return false;
        factor = pinch->scaleFactor();
        middle = mapFromGlobal(pinch->hotSpot());
    }
    if (!canZoom())
        return false;
    if (m_zoom.pinch(factor, middle, m_geometry))
        pointAnew();
    return true;
}

void StageView::keyPressEvent(QKeyEvent* event)
{
    if (!message().isEmpty() || !takeKey(*event))
        QWidget::keyPressEvent(event);
}

bool StageView::takeKey(const QKeyEvent& event)
{
    if (const std::optional<bool> changed = canZoom() ? m_zoom.key(event, m_selection.focused()) : std::nullopt) {
        if (*changed)
            pointAnew();
        return true;
    }
    const bool wasPointing = std::exchange(m_isPointing, false);
    if (walk(event))
        return true;
    m_isPointing = wasPointing;
    switch (event.key()) {
    case Qt::Key_Space:
        if (!isShownCell(m_selection.focused()))
            return false; // it separates words that are typed
        [[fallthrough]];
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isShownCell(m_selection.focused()) && shows(m_selection.focused()))
            activateCell(m_selection.focused());
        return true;
    case Qt::Key_Escape: return leave();
    default: return false;
    }
}

Cell StageView::firstCell() const
{
    return {std::max(Index(0), chosenRow()), 0};
}

/// The first arrow key only shows where one is.
bool StageView::walk(const QKeyEvent& event)
{
    constexpr std::array keys{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Home, Qt::Key_End};
    if (std::ranges::count(keys, event.key()) == 0)
        return false;
    const MapSize size = mapSize(m_picture);
    const bool isEnd = event.key() == Qt::Key_Home || event.key() == Qt::Key_End;
    const bool isThere = isShownCell(m_selection.focused());
    const Cell from = isThere ? m_selection.focused() : firstCell();
    const int key = isThere || isEnd ? event.key() : 0;
    m_selection.focus(walked(from, key, event.modifiers().testFlag(Qt::ControlModifier), {size.rows - 1, size.columns - 1}));
    if (m_zoom.show(m_selection.focused()))
        pointAnew();
    return true;
}

/// Closes the card, or else takes off the ring; false where there is neither.
bool StageView::leave()
{
    if (m_selection.explained() == Cell{} && m_selection.focused() == Cell{})
        return false;
    if (m_selection.explained() != Cell{}) {
        m_selection.explain({});
    } else {
        m_isSelected = false;
        m_selection.focus({});
    }
    return true;
}

void StageView::focusCell(Cell cell)
{
    setFocus(Qt::OtherFocusReason);
    m_selection.focus(cell);
}

Cell StageView::chosenPlace() const
{
    return {chosenRow(), -1};
}

bool StageView::mark(Marked what)
{
    return mark(what, currentCell());
}

bool StageView::mark(Marked what, Cell cell)
{
    if (!inSight() || cell == Cell{})
        return false;
    const Cell at = cell;
    if (what == Marked::Row)
        cell.column = -1;
    else if (what == Marked::Column)
        cell.row = -1;
    const Attention& attention = *m_picture.attention;
    const std::vector<Mark> marks = what == Marked::Block ? m_marking.markTo(attention, cell) : m_marking.markAt(attention, cell);
    if (marks.empty())
        return false;
    if (what != Marked::Block)
        m_marking.beginAt(at); // a block begins at the cell, whether its row or its column was marked
    emit markRequested(marks);
    return true;
}

void StageView::activateCell(Cell cell)
{
    m_selection.focus(cell);
    m_selection.explain(cell);
    m_selection.chooseRow(cell.row); // last, so that a newly chosen row is what is said
}

void StageView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (comesByKeyboard(event->reason()) && message().isEmpty() && m_selection.focused() == Cell{})
        m_selection.focus(firstCell());
    followSelection();
    // Qt says that the widget has the focus when the widget has heard of it; the cell has to be named after that.
    QTimer::singleShot(0, this, [this] { announceFocusedCell(*this); });
}

void StageView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    followSelection();
}

} // namespace softfocus
