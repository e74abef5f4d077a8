#pragma once

#include "ui/controls/tables/rows_table.h"

namespace softfocus {

class MovesModel;
class ResultSource;
class Selection;

/// What mixing does to each word: its nearest words of the vocabulary before and after, and how far it moved. Only the words in
/// sight are looked up, on another thread.
class MovesTable : public RowsTable {
    Q_OBJECT

public:
    MovesTable(const ResultSource& results, Selection& selection, QWidget* parent = nullptr);

    /// The chosen word's move in a sentence, or that it is still being looked up.
    QString sentence() const;

protected:
    std::vector<int> columnWidths(int room) override;
    int spaceBefore(int column) const override;
    void drawCell(QPainter& painter, const QRect& contents, const QModelIndex& index) const override;
    void drawFoot(QPainter& painter, const QRect& foot) const override;
    void pointAt(int row) override;
    void arrange() override;
    void showEvent(QShowEvent* event) override;

private:
    void takeResult();
    /// Brings the chosen word's row into sight.
    void followChoice();
    void lookUp();
    void sayChosen();

    const ResultSource& m_results;
    Selection& m_selection;
    MovesModel* m_model;
};

} // namespace softfocus
