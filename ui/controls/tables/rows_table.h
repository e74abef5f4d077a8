#pragma once

#include "ui/controls/text/tabular_text.h"
#include "ui/style/shown_theme.h"

#include <QAbstractItemModel>
#include <QWidget>

#include <map>
#include <optional>
#include <vector>

class QTableView;

namespace softfocus {

/// Whole rows of one height under their headers, over a foot that stays in sight. Qt's table shows a model; what stands in the cells and
/// in the foot is drawn here. All horizontal places are mirrored where one reads from right to left.
class RowsTable : public QWidget {
    Q_OBJECT

public:
    QTableView& view() const;
    int firstRow() const;
    /// How many rows are in sight.
    int visibleRows() const { return m_visibleRows; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    /// Units: logical pixels of the design.
    struct Measures {
        double head, leastRow, mostRow, foot;
        double more; ///< what the foot needs besides where not all rows are in sight
        int fewRows; ///< need no scrolling even where the table is as low as it can be
        double leastWidth, width, mostHeight;
    };

    /// Takes the model.
    RowsTable(QAbstractItemModel* model, const Measures& measures);

    /// The widths of all columns, with the space in them: before the contents of each, and after the last ones as before the first ones.
    virtual std::vector<int> columnWidths(int room) = 0;
    virtual int spaceBefore(int column) const = 0;
    virtual void drawCell(QPainter& painter, const QRect& contents, const QModelIndex& index) const = 0;
    virtual void drawFoot(QPainter& painter, const QRect& foot) const = 0;
    /// The pointer is at a row; −1 where it left them.
    virtual void pointAt(int row) = 0;

    bool overflows() const { return m_visibleRows < m_model->rowCount(); }
    /// Lays a wash under a row; −1 for none.
    void light(int row);
    /// Gives the rows and the columns their sizes, for all that there is and the room that there is for it.
    virtual void arrange();
    void arrangeColumns();
    /// Where the contents of a column lie between the left and the right end of a box.
    QRect contentsOf(int column, const QRect& box) const;
    /// Where a line begins and ends.
    Qt::Alignment start() const { return isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft; }
    Qt::Alignment end() const { return isRightToLeft() ? Qt::AlignLeft : Qt::AlignRight; }
    /// A type for words and figures; made once, since measuring it for every number would cost more than drawing.
    const TabularText& type(double pixels, int weight = QFont::Normal) const;
    /// The width of a column's header, or of a text if that is wider.
    int headedWidth(int column, double textWidth) const;
    /// The width of the first column's widest text, or what is found to be one; measured once for the names of a model's rows.
    int widestName() const;

    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class View;
    class Headers;
    class Cells;

    QRect rowRect(int row) const;

    QAbstractItemModel* m_model;
    Measures m_measures;
    View* m_view;
    int m_rowHeight = 0, m_visibleRows = 0, m_lit = -1;
    mutable std::map<std::pair<double, int>, std::optional<TabularText>> m_types; ///< of the theme
    mutable std::optional<int> m_widestName;
};

} // namespace softfocus
