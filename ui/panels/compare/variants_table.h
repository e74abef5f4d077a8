#pragma once

#include "ui/controls/tables/rows_table.h"
#include "ui/model/compare/compared_results.h"

namespace softfocus {

class Selection;
class VariantsModel;

/// The chosen row under each variant, word by word: a line for each panel, a column for each word with its weight as a bar. Of a long row
/// the words with the largest weights over all variants, in their order, and behind them what the others have together.
class VariantsTable : public RowsTable {
    Q_OBJECT

public:
    /// Needs: both outlive the table.
    VariantsTable(const ComparedResults& results, Selection& selection);

    /// Shows the results at hand.
    void follow();
    /// What stands above it: «“bakes” under each normalizer».
    QString title() const;
    QSize sizeHint() const override;

signals:
    void titleChanged();

protected:
    std::vector<int> columnWidths(int room) override;
    int spaceBefore(int column) const override;
    void drawCell(QPainter& painter, const QRect& contents, const QModelIndex& index) const override;
    void drawFoot(QPainter& painter, const QRect& foot) const override;
    void pointAt(int row) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    int columnsIn(int room) const;

    const ComparedResults& m_results;
    Selection& m_selection;
    VariantsModel* m_model;
};

} // namespace softfocus
