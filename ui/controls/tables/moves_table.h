#pragma once

#include "ui/controls/tables/painted_table.h"
#include "ui/controls/text/tabular_text.h"
#include "ui/model/document/move_task.h"
#include "ui/paint/colour/theme.h"

#include <QAbstractScrollArea>

#include <map>
#include <memory>

namespace softfocus {

class ResultSource;
class Selection;

/// What mixing does to each word: its nearest words of the vocabulary before and after, and how far it moved. Only the words in
/// sight are looked up, on another thread.
class MovesTable : public QAbstractScrollArea, public PaintedTable {
    Q_OBJECT
    Q_INTERFACES(softfocus::PaintedTable)

public:
    MovesTable(const ResultSource& results, Selection& selection, QWidget* parent = nullptr);
    ~MovesTable() override;

    void applyTheme(const Theme& theme);
    /// The chosen word's move in a sentence, or that it is still being looked up.
    QString sentence() const;
    /// True when all words in sight have been looked up.
    bool isComplete() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    MapSize tableSize() const override;
    QString rowHeader(Index row) const override;
    QString columnHeader(Index column) const override;
    QString cellText(Cell cell) const override;
    QString rowSentence(Index row) const override;
    QString cellSentence(Cell cell) const override;
    QRect cellRect(Cell cell) const override;
    std::optional<Cell> cellAtPoint(QPoint point) const override;
    Cell focusedCell() const override;
    void focusCell(Cell cell) override;
    bool isRowChosen(Index row) const override;
    void chooseRow(Index row) override;
    void activateCell(Cell cell) override { chooseRow(cell.row); }

signals:
    void sentenceChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Columns {
        QRectF word, before, after, cosine, distance;
    };
    void takeResult();
    void request();
    void take(const WordMove& move);
    void updateScrollBar();
    void show(Index row);
    Columns columns() const;
    double headerHeight() const;
    double rowHeight() const;
    Index rowCount() const;
    Index firstRow() const;
    Index visibleRows() const;
    const WordMove* moveOf(Index row) const;
    QString fitted(const std::vector<NearWord>& words, double room) const;
    void paintHeader(QPainter& painter, const Columns& columns) const;
    void paintRow(QPainter& painter, const Columns& columns, Index row, double top) const;

    /// Made once for each theme.
    struct Types {
        explicit Types(const Theme& theme);
        TabularText head, word, near, number;
    };

    const ResultSource& m_results;
    Selection& m_selection;
    Theme m_theme = Theme::light();
    std::optional<Types> m_types;
    std::shared_ptr<const Attention> m_attention; ///< whose moves these are
    std::map<Index, WordMove> m_moves;
    std::map<Index, WordMove> m_former; ///< of the result before, shown until the new ones are there
    std::unique_ptr<MoveTask> m_task;   ///< made when first needed
    double m_wordWidth = 0;
};

} // namespace softfocus
