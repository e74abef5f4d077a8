#pragma once

#include "ui/paint/heatmap/heatmap_layout.h"

#include <QObject>

namespace softfocus {

/// What the pointer is over and which query is chosen, shared by all views. Not undoable, not saved.
class Selection : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    Cell hovered() const { return m_hovered; }
    Cell focused() const { return m_focused; }
    /// The cell whose card is open, or −1, −1.
    Cell explained() const { return m_explained; }
    /// The query that the inspector shows; kept within the rows by the views through keepWithin().
    Index query() const { return m_query; }

    void hover(Cell cell);
    void focus(Cell cell);
    /// Opens the card of a cell; of −1, −1 closes it.
    void explain(Cell cell);
    void choose(Index query);
    /// Moves the choices back into a map of this size; until a row is chosen, it is the last one.
    void keepWithin(Index rows, Index columns);

signals:
    void hoverChanged();
    void focusChanged();
    void explainedChanged();
    void queryChanged();

private:
    void show(Index query);

    Cell m_hovered;
    Cell m_focused;
    Cell m_explained;
    Index m_query = -1;
    bool m_isChosen = false; ///< by somebody, rather than by default
};

} // namespace softfocus
