#include "ui/views/stage_keys.h"

#include "ui/controls/tables/painted_table.h"
#include "ui/model/document/selection.h"

#include <QKeyEvent>

#include <algorithm>

namespace softfocus {

namespace {

bool isCell(Cell cell)
{
    return cell.row >= 0 && cell.column >= 0;
}

} // namespace

bool claimsKey(const QKeyEvent& event, const Selection& selection)
{
    return event.key() == Qt::Key_Escape && (selection.focused() != Cell{} || selection.explained() != Cell{});
}

bool takeKey(const QKeyEvent& event, Selection& selection, PaintedTable& table)
{
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End: {
        const Cell start{std::max(Index(0), selection.query()), 0};
        const std::optional<Cell> from = isCell(selection.focused()) ? std::optional(selection.focused()) : std::nullopt;
        selection.focus(walked(from, start, event.key(), event.modifiers().testFlag(Qt::ControlModifier), table.tableSize()));
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (isCell(selection.focused()))
            table.activateCell(selection.focused());
        return true;
    case Qt::Key_Escape:
        if (selection.explained() != Cell{})
            selection.explain({});
        else if (selection.focused() != Cell{})
            selection.focus({});
        else
            return false;
        return true;
    default: return false;
    }
}

} // namespace softfocus
