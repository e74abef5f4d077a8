#pragma once

#include "ui/controls/tables/rows_table.h"

namespace softfocus {

class DifferenceResults;
class DistanceModel;
class Selection;

/// How far the rows of the two sides of a difference are apart, row by row: total variation distance and the divergence both ways, with
/// their means below. A click or the arrow keys choose a row.
class DistanceTable : public RowsTable {
    Q_OBJECT

public:
    /// Needs: both outlive the table.
    DistanceTable(const DifferenceResults& results, Selection& selection);

protected:
    std::vector<int> columnWidths(int room) override;
    int spaceBefore(int column) const override;
    void drawCell(QPainter& painter, const QRect& box, const QModelIndex& index) const override;
    void drawFoot(QPainter& painter, const QRect& room) const override;
    void pointAt(int row) override;
    void arrange() override;
    void showEvent(QShowEvent* event) override;

private:
    void takeResult();
    void followChoice();

    const DifferenceResults& m_results;
    Selection& m_selection;
    DistanceModel* m_model;
};

} // namespace softfocus
