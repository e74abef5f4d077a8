#pragma once

#include "ui/controls/tables/rows_table.h"
#include "ui/model/derivation/worked_row.h"

namespace softfocus {

class Selection;
class WorkedRowModel;

/// One row worked key by key: key, score, the normalizer's steps, weight; the sums stay in sight below.
class RowTable : public RowsTable {
    Q_OBJECT

public:
    explicit RowTable(Selection& selection);

    void setRow(const WorkedRow& row);
    /// "… 37 more, together 0.12", or empty when the last key is in sight.
    QString remainder() const;

protected:
    std::vector<int> columnWidths(int room) override;
    int spaceBefore(int column) const override;
    void drawCell(QPainter& painter, const QRect& contents, const QModelIndex& index) const override;
    void drawFoot(QPainter& painter, const QRect& foot) const override;
    void pointAt(int line) override;

private:
    void drawKey(QPainter& painter, const QRect& box, int line) const;
    void drawBar(QPainter& painter, QRectF track, double weight) const;
    QRect trackIn(const QRect& box) const;
    bool isBelowTen(int column) const;
    QRect numberIn(const QRect& box) const;
    void followHover();

    Selection& m_selection;
    WorkedRowModel* m_model;
    /// What the ends of the bars' track stand for: 0 and 1, or the row's least and largest weight beyond them.
    double m_least = 0, m_most = 1;
    int m_numberWidth = 0; ///< beside the track
};

} // namespace softfocus
