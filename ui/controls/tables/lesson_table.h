#pragma once

#include "ui/controls/tables/rows_table.h"
#include "ui/model/numbers/lesson_rows.h"

#include <functional>
#include <vector>

namespace softfocus {

/// What a cell says on hover and to screen readers; asked for only then, since a table has more sentences than a frame has time for.
using SentenceOfCell = std::function<QString(int row, int column)>;

/// A table of numbers of which some went wrong, with sums below that stay in sight.
class LessonTable : public RowsTable {
    Q_OBJECT

public:
    /// Sets the name by which tests and screen readers find it.
    LessonTable(const QString& name, const QString& title, SentenceOfCell sentenceOf);

    void setRows(LessonRows rows);
    const LessonRows& rows() const;
    /// Lays a wash under a row and brings it into sight; −1 for none.
    void stressRow(int row);

protected:
    std::vector<int> columnWidths(int room) override;
    int spaceBefore(int column) const override;
    void drawCell(QPainter& painter, const QRect& contents, const QModelIndex& index) const override;
    void drawFoot(QPainter& painter, const QRect& foot) const override;
    void pointAt(int row) override;

private:
    class Model;

    explicit LessonTable(Model* model);
    void draw(QPainter& painter, const QRect& contents, int column, const LessonCell& cell) const;

    Model* m_model;
    int m_stressed = -1;
};

} // namespace softfocus
