#pragma once

#include "ui/controls/tables/painted_table.h"
#include "ui/controls/text/tabular_text.h"
#include "ui/model/derivation/worked_row.h"
#include "ui/paint/colour/theme.h"

#include <QAbstractScrollArea>

#include <optional>

namespace softfocus {

class Selection;

/// One row worked key by key: key, score, the normalizer's steps, weight; the sums stay in sight below.
/// Only the keys in sight are painted, so that a thousand of them cost no more than ten.
class RowTable : public QAbstractScrollArea, public PaintedTable {
    Q_OBJECT
    Q_INTERFACES(softfocus::PaintedTable)

public:
    explicit RowTable(Selection& selection, QWidget* parent = nullptr);

    void applyTheme(const Theme& theme);
    void setRow(const WorkedRow& row);

    /// The keys that are in sight whole.
    int visibleKeys() const;
    /// "… 37 more, together 0.12", or empty when the last key is in sight.
    QString remainder() const;

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
    Cell focusedCell() const override { return {}; }
    void focusCell(Cell) override {}
    bool isRowChosen(Index) const override { return false; }
    void chooseRow(Index) override {}
    void activateCell(Cell) override {}

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// Where the columns lie; the same for every row.
    struct Columns {
        QRectF key, score, bar, weight;
        std::vector<QRectF> steps;
    };
    Columns columns() const;
    double rowHeight() const;
    double headerHeight() const;
    double footerHeight() const;
    double bodyHeight() const;
    int keyCount() const { return int(m_row.order.size()); }
    int placeAt(QPointF point) const;
    int placeOf(Index key) const;
    bool overflows() const;
    void measureLabels();
    void updateScrollBar();
    void paintHeader(QPainter& painter, const Columns& columns) const;
    void paintKey(QPainter& painter, const Columns& columns, int place, double top) const;
    void paintLabel(QPainter& painter, const QRectF& area, Index key) const;
    void paintFooter(QPainter& painter, const Columns& columns) const;
    void hoverAt(QPointF point);
    void followHover();
    void updateLine(Index key);

    Selection& m_selection;
    /// Made once for each theme: measuring a font for every number would cost more than drawing it.
    struct Types {
        explicit Types(const Theme& theme);
        TabularText head, key, number, weight, sum;
    };

    Theme m_theme = Theme::light();
    std::optional<Types> m_types; ///< made with the first theme
    Index m_lit = -1;             ///< the key whose line is lit
    WorkedRow m_row;
    std::shared_ptr<const Input> m_measured; ///< whose labels m_labelWidth belongs to
    double m_labelWidth = 0;
};

} // namespace softfocus
