#include "ui/views/stage_table.h"

#include "ui/model/document/result_source.h"
#include "ui/model/document/selection.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/word_name.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QEvent>
#include <QLocale>
#include <QTimer>
#include <QWidget>

namespace softfocus {

namespace {

class StageTableWords {
    Q_DECLARE_TR_FUNCTIONS(StageTableWords)
};

/// A name for a header: short, with its place where the word stands there more than once.
QString headerOf(const Picture& picture, NamedSide side, Index index)
{
    const std::vector<Label>& labels = side == NamedSide::Query ? picture.rows : picture.columns;
    const Label& label = labels[std::size_t(index)];
    const QString name = nameOf(picture, side, index);
    const QString plain = name == quotedWord(label.text) ? label.text : name;
    return label.known ? plain : StageTableWords::tr("%1, not in the vocabulary").arg(plain);
}

} // namespace

MapSize StageTable::tableSize() const
{
    const Matrix* values = tablePicture().values;
    return values ? MapSize{values->rows(), values->cols()} : MapSize{};
}

QString StageTable::rowHeader(Index row) const
{
    return headerOf(tablePicture(), NamedSide::Query, row);
}

QString StageTable::columnHeader(Index column) const
{
    const Picture& picture = tablePicture();
    if (picture.columns.empty())
        return StageTableWords::tr("dimension %1").arg(QLocale().toString(qlonglong(column + 1)));
    return headerOf(picture, NamedSide::Key, column);
}

QString StageTable::cellText(Cell cell) const
{
    const Picture& picture = tablePicture();
    if (picture.isUndefined(cell.row, cell.column))
        return StageTableWords::tr("undefined");
    if (picture.isAbsent(cell.row, cell.column))
        return StageTableWords::tr("masked");
    const double value = (*picture.values)(cell.row, cell.column);
    return picture.stage == Stage::Weights ? weightText(value) : scoreText(value);
}

QString StageTable::rowSentence(Index row) const
{
    return sentenceFor(tablePicture(), row, -1);
}

QString StageTable::cellSentence(Cell cell) const
{
    return sentenceFor(tablePicture(), cell.row, cell.column);
}

Cell StageTable::focusedCell() const
{
    return tableSelection().focused();
}

void StageTable::focusCell(Cell cell)
{
    tableWidget().setFocus(Qt::OtherFocusReason);
    tableSelection().focus(cell);
}

bool StageTable::isRowChosen(Index row) const
{
    return tableSelection().query() == row;
}

void StageTable::chooseRow(Index row)
{
    tableSelection().choose(row);
}

TableAnnouncer::TableAnnouncer(QWidget& widget, const ResultSource& results, Selection& selection)
    : QObject(&widget), m_widget(widget), m_results(results), m_input(results.attention()->input),
      m_stage(results.attention()->scene.view.stage)
{
    widget.installEventFilter(this);
    connect(&selection, &Selection::focusChanged, this, [this] {
        if (m_widget.isVisible())
            announceFocusedCell(m_widget);
    });
    connect(&selection, &Selection::queryChanged, this, [this, &selection] {
        if (m_widget.isVisible())
            announceChosenRow(m_widget, selection.query());
    });
    connect(&results, &ResultSource::changed, this, &TableAnnouncer::followResult);
}

bool TableAnnouncer::eventFilter(QObject* watched, QEvent* event)
{
    // Qt says that the widget has the focus when the widget has heard of it; the cell has to be named after that.
    if (event->type() == QEvent::FocusIn && QAccessible::isActive())
        QTimer::singleShot(0, this, [this] { announceFocusedCell(m_widget); });
    return QObject::eventFilter(watched, event);
}

void TableAnnouncer::followResult()
{
    const Attention& attention = *m_results.attention();
    const bool sameTable = attention.input == m_input && attention.scene.view.stage == m_stage;
    m_input = attention.input;
    m_stage = attention.scene.view.stage;
    if (!sameTable)
        announceNewTable(m_widget);
    else if (m_widget.isVisible())
        announceNewNumber(m_widget);
}

} // namespace softfocus
