#pragma once

#include "core/attention/cell.h"

#include <QObject>

#include <optional>

namespace softfocus {

class ResultSource;

/// What the pointer is over and which query is chosen, shared by all views. Not undoable; the choice alone is saved, and where a scene
/// comes with one it is taken over.
/// Keeps by itself within the rows and columns of the results that it follows.
class Selection : public QObject {
    Q_OBJECT

public:
    /// Needs: the results outlive the selection.
    explicit Selection(const ResultSource& results, QObject* parent = nullptr);

    Cell hovered() const { return m_hovered; }
    Cell focused() const { return m_focused; }
    /// The cell whose card is open, or −1, −1.
    Cell explained() const { return m_explained; }
    /// The query that the inspector shows: usualQuery() until one is chosen, −1 where there is none.
    Index query() const { return m_query; }
    /// The query that somebody chose, or none.
    std::optional<Index> choice() const { return m_isChosen ? std::optional(m_query) : std::nullopt; }

    void hover(Cell cell);
    void focus(Cell cell);
    /// Opens the card of a cell; of −1, −1 closes it.
    void explain(Cell cell);
    /// A query that is not there cannot be chosen.
    void choose(Index query);
    /// Chooses the query of a row of the stage that is shown; a key's row among the vectors has none.
    void chooseRow(Index row);

signals:
    void hoverChanged();
    void focusChanged();
    void explainedChanged();
    void queryChanged();
    void choiceChanged();

private:
    void follow();
    void show(Index query, bool isChosen);

    const ResultSource& m_results;
    Cell m_hovered;
    Cell m_focused;
    Cell m_explained;
    Index m_query = -1;
    bool m_isChosen = false;      ///< by somebody, rather than by default
    std::optional<Index> m_known; ///< the choice that the scene had when it was last looked at
};

} // namespace softfocus
