#pragma once

#include "ui/controls/tables/painted_table.h"
#include "ui/words/picture.h"

#include <QObject>

namespace softfocus {

class ResultSource;
class Selection;

/// What every picture of a stage tells a screen reader: the same table, however the widget draws it.
class StageTable : public PaintedTable {
public:
    MapSize tableSize() const override;
    QString rowHeader(Index row) const override;
    QString columnHeader(Index column) const override;
    QString cellText(Cell cell) const override;
    QString rowSentence(Index row) const override;
    QString cellSentence(Cell cell) const override;
    Cell focusedCell() const override;
    void focusCell(Cell cell) override;
    bool isRowChosen(Index row) const override;
    void chooseRow(Index row) override;

protected:
    virtual const Picture& tablePicture() const = 0;
    virtual Selection& tableSelection() const = 0;
    virtual QWidget& tableWidget() = 0;
};

/// Tells screen readers what changes on a picture of a stage while it is shown.
class TableAnnouncer : public QObject {
    Q_OBJECT

public:
    /// Needs: `widget` is a StageTable, and owns the announcer.
    TableAnnouncer(QWidget& widget, const ResultSource& results, Selection& selection);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void followResult();

    QWidget& m_widget;
    const ResultSource& m_results;
    std::shared_ptr<const Input> m_input; ///< whose words the table has
    Stage m_stage = Stage::Weights;
};

} // namespace softfocus
