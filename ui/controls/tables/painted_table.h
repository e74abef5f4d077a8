#pragma once

#include "ui/controls/tables/cell_walk.h"
#include "ui/paint/heatmap/heatmap_layout.h"

#include <QObject>
#include <QRect>
#include <QString>

class QWidget;

namespace softfocus {

/// A table that a widget paints instead of building it from parts, as those see it who cannot see it.
/// A widget that is one inherits this beside QWidget and says so to Qt: Q_INTERFACES(softfocus::PaintedTable).
/// Needs: rows and columns given to its functions exist.
class PaintedTable {
public:
    /// Makes tables of this kind known to screen readers, before anybody asks for the first one.
    PaintedTable();
    virtual ~PaintedTable() = default;

    virtual MapSize tableSize() const = 0;
    virtual QString rowHeader(Index row) const = 0;
    virtual QString columnHeader(Index column) const = 0;
    /// What stands in the cell: a number, or why there is none.
    virtual QString cellText(Cell cell) const = 0;
    virtual QString rowSentence(Index row) const = 0;
    /// The cell in a sentence.
    virtual QString cellSentence(Cell cell) const = 0;
    /// Units: logical pixels of the widget; empty where the cell is not in sight.
    virtual QRect cellRect(Cell cell) const = 0;
    /// All cells that are in sight, and the line that says something about one of them; empty where there is none.
    virtual QRect cellsRect() const { return {}; }
    virtual QRect sentenceRect() const { return {}; }
    virtual std::optional<Cell> cellAtPoint(QPoint point) const = 0;
    /// The cell that the keyboard is at, or −1, −1.
    virtual Cell focusedCell() const = 0;
    virtual void focusCell(Cell cell) = 0;
    virtual bool isRowChosen(Index row) const = 0;
    virtual void chooseRow(Index row) = 0;
    /// What Enter does at a cell.
    virtual void activateCell(Cell cell) = 0;
};

/// Tells screen readers that the keyboard is at another cell. Needs: the widget is a PaintedTable.
void announceFocusedCell(QWidget& widget);
/// Tells screen readers that another row is chosen.
void announceChosenRow(QWidget& widget, Index row);
/// Tells screen readers that the table has other rows or columns.
void announceNewTable(QWidget& widget);
/// Tells screen readers that the number under the keyboard's focus is another one.
void announceNewNumber(QWidget& widget);

} // namespace softfocus

Q_DECLARE_INTERFACE(softfocus::PaintedTable, "softfocus.PaintedTable")
