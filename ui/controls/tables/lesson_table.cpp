#include "ui/controls/tables/lesson_table.h"

#include "ui/paint/charts/lesson_rows_painter.h"

#include <QPainter>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace softfocus {

class LessonTable::Model : public QAbstractTableModel {
public:
    explicit Model(SentenceOfCell sentenceOf) : m_sentenceOf(std::move(sentenceOf)) {}

    const LessonRows& rows() const { return m_rows; }
    const LessonCell& cell(int row, int column) const { return m_rows.rows[std::size_t(row)][std::size_t(column)]; }

    void setRows(LessonRows rows)
    {
        const bool alike = rows.titles == m_rows.titles && namesOf(rows) == namesOf(m_rows);
        if (!alike)
            beginResetModel();
        m_rows = std::move(rows);
        if (!alike)
            endResetModel();
        else if (rowCount() > 0)
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.rows.size()); }
    int columnCount(const QModelIndex& = {}) const override { return int(m_rows.titles.size()); }

    QVariant data(const QModelIndex& at, int role = Qt::DisplayRole) const override
    {
        const LessonCell& shown = cell(at.row(), at.column());
        if (role == Qt::DisplayRole)
            return shown.text;
        if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
            return m_sentenceOf(at.row(), at.column());
        return {};
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override
    {
        if (role == Qt::TextAlignmentRole)
            return int(section == 0 ? Qt::AlignLeft : Qt::AlignRight);
        if (role != Qt::DisplayRole)
            return {};
        return orientation == Qt::Vertical ? cell(section, 0).text : m_rows.titles[section];
    }

private:
    static QStringList namesOf(const LessonRows& rows)
    {
        QStringList names;
        for (const std::vector<LessonCell>& row : rows.rows)
            names << row.front().text;
        return names;
    }

    LessonRows m_rows;
    SentenceOfCell m_sentenceOf;
};

LessonTable::LessonTable(const QString& name, const QString& title, SentenceOfCell sentenceOf)
    : LessonTable(new Model(std::move(sentenceOf)))
{
    setObjectName(name);
    view().setObjectName(name + QStringLiteral("View"));
    view().setAccessibleName(title);
}

LessonTable::LessonTable(Model* model)
    : RowsTable(model, {.head = 24,
                        .leastRow = 22,
                        .mostRow = 30,
                        .foot = 28,
                        .more = 0,
                        .fewRows = 4,
                        .leastWidth = 300,
                        .width = 560,
                        .mostHeight = 2200}),
      m_model(model)
{
}

void LessonTable::setRows(LessonRows rows)
{
    if (rows == m_model->rows())
        return;
    m_model->setRows(std::move(rows));
    arrangeColumns();
    update();
}

const LessonRows& LessonTable::rows() const
{
    return m_model->rows();
}

void LessonTable::stressRow(int row)
{
    m_stressed = row;
    light(row);
    if (row >= 0 && row < m_model->rowCount())
        view().scrollTo(m_model->index(row, 0));
}

void LessonTable::pointAt(int row)
{
    light(row < 0 ? m_stressed : row);
}

int LessonTable::spaceBefore(int column) const
{
    return scaled(column == 0 ? 6 : 8);
}

std::vector<int> LessonTable::columnWidths(int room)
{
    const int columns = m_model->columnCount();
    if (columns < 2)
        return std::vector<int>(std::size_t(columns), room);
    const int name = std::min(spaceBefore(0) + widestName() + scaled(4), room / 4);
    const int inside = room - name - spaceBefore(0);
    std::vector<int> widths(std::size_t(columns), std::min(inside / (columns - 1), scaled(104)));
    widths.front() = name;
    widths.back() += spaceBefore(0);
    return widths;
}

void LessonTable::drawCell(QPainter& painter, const QRect& contents, const QModelIndex& index) const
{
    draw(painter, contents, index.column(), m_model->cell(index.row(), index.column()));
}

void LessonTable::draw(QPainter& painter, const QRect& contents, int column, const LessonCell& cell) const
{
    const QColor ink = inkOf(cell.tone, shownTheme());
    if (cell.tone == CellTone::Wrong)
        paintWrongCell(painter, contents, shownTheme());
    painter.setPen(ink);
    const bool isBold = cell.tone == CellTone::Wrong || cell.tone == CellTone::Good;
    type(column == 0 ? 13 : 12, isBold ? QFont::DemiBold : QFont::Normal).draw(painter, contents, column == 0 ? start() : end(), cell.text);
}

void LessonTable::drawFoot(QPainter& painter, const QRect& foot) const
{
    const std::vector<LessonCell>& cells = m_model->rows().foot;
    painter.setPen(QPen(shownTheme().hairline, 1));
    painter.drawLine(foot.topLeft(), foot.topRight());
    for (int column = 0; column < int(cells.size()); ++column) {
        const QRect box(view().columnViewportPosition(column), foot.top(), view().columnWidth(column), scaled(28));
        draw(painter, contentsOf(column, box), column, cells[std::size_t(column)]);
    }
}

} // namespace softfocus
