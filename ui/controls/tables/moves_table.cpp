#include "ui/controls/tables/moves_table.h"

#include "ui/model/document/move_task.h"
#include "ui/model/document/result_source.h"
#include "ui/model/document/selection.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/style/focus_ring.h"
#include "ui/style/metrics.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

constexpr double rowHigh = 24, headHigh = 24, footHigh = 26;

bool hasMoves(const Attention& attention)
{
    return attention.scene.view.stage == Stage::Output && attention.output->values.size() > 0;
}

} // namespace

MovesTable::Types::Types(const Theme& theme)
    : head(theme.sized(11, QFont::DemiBold)), word(theme.sized(13)), near(theme.sized(12)), number(theme.sized(12, QFont::DemiBold))
{
}

MovesTable::MovesTable(const ResultSource& results, Selection& selection, QWidget* parent)
    : QAbstractScrollArea(parent), m_results(results), m_selection(selection)
{
    setObjectName("movesTable");
    setAccessibleName(tr("Nearest words before and after mixing"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setAutoFillBackground(false);
    viewport()->setMouseTracking(true);
    connect(&m_results, &ResultSource::changed, this, &MovesTable::takeResult);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &MovesTable::request);
    connect(&m_selection, &Selection::hoverChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&m_selection, &Selection::queryChanged, this, [this] {
        show(m_selection.query());
        setAccessibleDescription(sentence());
        viewport()->update();
        emit sentenceChanged();
    });
}

MovesTable::~MovesTable() = default;

void MovesTable::applyTheme(const Theme& theme)
{
    m_theme = theme;
    m_types.emplace(theme);
    takeResult();
    updateGeometry();
}

void MovesTable::takeResult()
{
    // On another stage it costs nothing; it catches up when it is shown.
    if (!isVisible())
        return;
    const std::shared_ptr<const Attention>& attention = m_results.attention();
    const bool sameWords = m_attention && m_attention->input == attention->input;
    const bool sameOutput = sameWords && m_attention->output == attention->output;
    m_attention = attention;
    if (!sameWords) {
        m_former.clear();
        m_wordWidth = 0;
        constexpr Index enough = 100; // measuring a thousand words would cost more than the table
        const double most = scaled(m_theme, 150);
        if (m_types)
            for (Index row = 0; row < std::min(rowCount(), enough); ++row)
                m_wordWidth = std::clamp(m_types->word.width(rowHeader(row)), m_wordWidth, most);
        announceNewTable(*this);
        updateGeometry();
    }
    if (!sameOutput) {
        if (sameWords)
            for (auto& [row, move] : m_moves)
                m_former[row] = std::move(move);
        m_moves.clear();
    }
    updateScrollBar();
    if (!sameWords)
        show(m_selection.query());
    request();
    setAccessibleDescription(sentence());
    viewport()->update();
    emit sentenceChanged();
}

void MovesTable::request()
{
    viewport()->update();
    if (!m_attention || !hasMoves(*m_attention) || !isVisible())
        return;
    std::vector<Index> missing;
    const auto want = [&](Index row) {
        if (row >= 0 && row < rowCount() && !m_moves.contains(row) && std::ranges::find(missing, row) == missing.end())
            missing.push_back(row);
    };
    want(m_selection.query());
    for (Index row = firstRow(); row < firstRow() + visibleRows(); ++row)
        want(row);
    if (missing.empty())
        return;
    if (!m_task)
        m_task = std::make_unique<MoveTask>(QStringLiteral("neighbours"), workOnMoves(), [this](const WordMove& move) { take(move); });
    m_task->request({m_attention, std::move(missing)});
}

void MovesTable::take(const WordMove& move)
{
    m_moves[move.query] = move;
    viewport()->update();
    if (move.query != m_selection.query())
        return;
    setAccessibleDescription(sentence());
    emit sentenceChanged();
}

const WordMove* MovesTable::moveOf(Index row) const
{
    if (const auto found = m_moves.find(row); found != m_moves.end())
        return &found->second;
    const auto former = m_former.find(row);
    return former == m_former.end() ? nullptr : &former->second;
}

bool MovesTable::isComplete() const
{
    for (Index row = firstRow(); row < std::min(rowCount(), firstRow() + visibleRows()); ++row)
        if (!m_moves.contains(row))
            return false;
    return true;
}

QString MovesTable::sentence() const
{
    const Index row = m_selection.query();
    if (!m_attention || row < 0 || row >= rowCount())
        return {};
    const auto found = m_moves.find(row);
    return found == m_moves.end() ? tr("looking up the nearest words …") : moveSentence(*m_attention, found->second);
}

Index MovesTable::rowCount() const
{
    return m_attention && hasMoves(*m_attention) ? m_attention->queryCount() : 0;
}

double MovesTable::headerHeight() const
{
    return scaled(m_theme, headHigh);
}

double MovesTable::rowHeight() const
{
    return scaled(m_theme, rowHigh);
}

Index MovesTable::firstRow() const
{
    return verticalScrollBar()->value();
}

Index MovesTable::visibleRows() const
{
    const double body = viewport()->height() - headerHeight() - scaled(m_theme, footHigh);
    return std::max(Index(0), Index(body / rowHeight()));
}

void MovesTable::updateScrollBar()
{
    verticalScrollBar()->setRange(0, int(std::max(Index(0), rowCount() - visibleRows())));
    verticalScrollBar()->setPageStep(int(std::max(Index(1), visibleRows())));
}

void MovesTable::show(Index row)
{
    if (row < 0 || row >= rowCount())
        return;
    if (row < firstRow())
        verticalScrollBar()->setValue(int(row));
    else if (row >= firstRow() + visibleRows())
        verticalScrollBar()->setValue(int(row - visibleRows() + 1));
    request();
}

QSize MovesTable::sizeHint() const
{
    const double height = headHigh + footHigh + double(rowCount()) * rowHigh;
    return {scaled(m_theme, 500), scaled(m_theme, std::min(height, 300.0))};
}

QSize MovesTable::minimumSizeHint() const
{
    constexpr Index few = 3;
    return {scaled(m_theme, 220), scaled(m_theme, headHigh + footHigh + double(std::clamp(rowCount(), Index(1), few)) * rowHigh)};
}

void MovesTable::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
    show(m_selection.query());
    request();
}

void MovesTable::showEvent(QShowEvent* event)
{
    QAbstractScrollArea::showEvent(event);
    takeResult();
}

bool MovesTable::viewportEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseMove: {
        const std::optional<Cell> cell = cellAtPoint(static_cast<QMouseEvent*>(event)->position().toPoint());
        m_selection.hover(cell ? Cell{cell->row, -1} : Cell{});
        break;
    }
    case QEvent::Leave: m_selection.hover({}); break;
    case QEvent::MouseButtonPress:
        if (const std::optional<Cell> cell = cellAtPoint(static_cast<QMouseEvent*>(event)->position().toPoint()))
            m_selection.choose(cell->row);
        break;
    case QEvent::ToolTip: {
        const auto* help = static_cast<QHelpEvent*>(event);
        const std::optional<Cell> cell = cellAtPoint(help->pos());
        const WordMove* move = cell ? moveOf(cell->row) : nullptr;
        if (move && (cell->column == 0 || cell->column == 1))
            QToolTip::showText(help->globalPos(), neighboursText(cell->column == 0 ? move->before : move->after, neighbourCount),
                               viewport());
        else
            QToolTip::hideText();
        return true;
    }
    default: break;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void MovesTable::keyPressEvent(QKeyEvent* event)
{
    const Index row = m_selection.query();
    switch (event->key()) {
    case Qt::Key_Up: m_selection.choose(std::max(Index(0), row - 1)); return;
    case Qt::Key_Down: m_selection.choose(std::min(rowCount() - 1, row + 1)); return;
    case Qt::Key_Home: m_selection.choose(0); return;
    case Qt::Key_End: m_selection.choose(rowCount() - 1); return;
    default: break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

namespace {

QRectF inRow(QRectF column, double top, double height)
{
    column.setTop(top);
    column.setHeight(height);
    return column;
}

} // namespace

MovesTable::Columns MovesTable::columns() const
{
    const double gap = scaled(m_theme, 14), side = scaled(m_theme, 6);
    const double number = std::max(m_types->number.width(QStringLiteral("−0.00")), m_types->head.width(tr("distance")));
    const double width = viewport()->width() - side - scaled(m_theme, 8);
    const double rest = std::max(0.0, width - m_wordWidth - side - 2 * number - 4 * gap);
    Columns places;
    places.word = QRectF(side, 0, m_wordWidth + 1, 0);
    places.before = QRectF(places.word.right() + gap, 0, rest / 2, 0);
    places.after = QRectF(places.before.right() + gap, 0, rest / 2, 0);
    places.cosine = QRectF(places.after.right() + gap, 0, number, 0);
    places.distance = QRectF(places.cosine.right() + gap, 0, number, 0);
    return places;
}

/// As many neighbours as fit whole.
QString MovesTable::fitted(const std::vector<NearWord>& words, double room) const
{
    if (words.empty())
        return tr("near to no word");
    for (std::size_t count = words.size(); count > 1; --count)
        if (const QString text = neighboursText(words, count); m_types->near.width(text) <= room)
            return text;
    return neighboursText(words, 1);
}

void MovesTable::paintHeader(QPainter& painter, const Columns& columns) const
{
    const double height = headerHeight();
    painter.setPen(m_theme.secondary);
    m_types->head.draw(painter, inRow(columns.before, 0, height), Qt::AlignLeft, columnHeader(0));
    m_types->head.draw(painter, inRow(columns.after, 0, height), Qt::AlignLeft, columnHeader(1));
    m_types->head.draw(painter, inRow(columns.cosine, 0, height), Qt::AlignRight, columnHeader(2));
    m_types->head.draw(painter, inRow(columns.distance, 0, height), Qt::AlignRight, columnHeader(3));
}

void MovesTable::paintRow(QPainter& painter, const Columns& columns, Index row, double top) const
{
    const double height = rowHeight();
    const bool chosen = m_selection.query() == row, pointed = m_selection.hovered().row == row;
    if (chosen || pointed) {
        QColor wash = m_theme.accentWash;
        if (!chosen)
            wash.setAlphaF(0.6F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(wash);
        painter.drawRoundedRect(QRectF(0, top + 1, columns.distance.right() + scaled(m_theme, 6), height - 2), 4, 4);
    }
    painter.setPen(chosen ? m_theme.accent : m_theme.text);
    m_types->word.draw(painter, inRow(columns.word, top, height), Qt::AlignLeft, rowHeader(row));
    const WordMove* move = moveOf(row);
    if (!move) {
        painter.setPen(m_theme.secondary);
        m_types->near.draw(painter, inRow(columns.before, top, height), Qt::AlignLeft, QStringLiteral("…"));
        return;
    }
    painter.setPen(m_theme.secondary);
    m_types->near.draw(painter, inRow(columns.before, top, height), Qt::AlignLeft, fitted(move->before, columns.before.width()));
    painter.setPen(m_theme.text);
    m_types->near.draw(painter, inRow(columns.after, top, height), Qt::AlignLeft, fitted(move->after, columns.after.width()));
    m_types->number.draw(painter, inRow(columns.cosine, top, height), Qt::AlignRight, cosineText(move->cosine));
    m_types->number.draw(painter, inRow(columns.distance, top, height), Qt::AlignRight, distanceText(move->distance));
}

void MovesTable::paintEvent(QPaintEvent*)
{
    if (!m_types || rowCount() == 0)
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const Columns places = columns();
    paintHeader(painter, places);
    const Index last = std::min(rowCount(), firstRow() + visibleRows());
    double top = headerHeight();
    for (Index row = firstRow(); row < last; ++row) {
        paintRow(painter, places, row, top);
        top += rowHeight();
    }
    painter.setPen(m_theme.text);
    const double side = scaled(m_theme, 6);
    drawFitted(painter, QRectF(side, top, viewport()->width() - 2 * side, viewport()->height() - top), Qt::AlignLeft, m_theme.sized(13),
               sentence());
    if (hasFocus())
        paintFocusRing(painter, QRectF(viewport()->rect()), scaled(m_theme, 4), m_theme.accent);
}

void MovesTable::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void MovesTable::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

MapSize MovesTable::tableSize() const
{
    return {rowCount(), rowCount() > 0 ? 4 : 0};
}

QString MovesTable::rowHeader(Index row) const
{
    return QString::fromStdString(m_attention->input->queries[std::size_t(row)].text);
}

QString MovesTable::columnHeader(Index column) const
{
    const QString headers[] = {tr("nearest before mixing"), tr("nearest after mixing"), tr("cosine"), tr("distance")};
    return headers[column];
}

QString MovesTable::cellText(Cell cell) const
{
    const WordMove* move = moveOf(cell.row);
    if (!move)
        return tr("being looked up");
    switch (cell.column) {
    case 0: return neighboursText(move->before, neighbourCount);
    case 1: return neighboursText(move->after, neighbourCount);
    case 2: return cosineText(move->cosine);
    default: return distanceText(move->distance);
    }
}

QString MovesTable::rowSentence(Index row) const
{
    const auto found = m_moves.find(row);
    return found == m_moves.end() ? tr("being looked up") : moveSentence(*m_attention, found->second);
}

QString MovesTable::cellSentence(Cell cell) const
{
    return columnHeader(cell.column) + QStringLiteral(": ") + cellText(cell);
}

QRect MovesTable::cellRect(Cell cell) const
{
    const Index line = cell.row - firstRow();
    if (!m_types || (cell.row >= 0 && (line < 0 || line >= visibleRows())))
        return {};
    const Columns places = columns();
    const QRectF all[] = {places.word, places.before, places.after, places.cosine, places.distance};
    const QRectF& column = all[std::clamp(cell.column + 1, Index(0), Index(4))];
    return (cell.row < 0 ? inRow(column, 0, headerHeight()) : inRow(column, headerHeight() + double(line) * rowHeight(), rowHeight()))
        .toAlignedRect();
}

std::optional<Cell> MovesTable::cellAtPoint(QPoint point) const
{
    const Index line = Index(std::floor((point.y() - headerHeight()) / rowHeight()));
    const Index row = firstRow() + line;
    if (!m_types || line < 0 || line >= visibleRows() || row >= rowCount())
        return std::nullopt;
    for (Index column = 0; column < 4; ++column)
        if (cellRect({row, column}).contains(point))
            return Cell{row, column};
    return Cell{row, -1};
}

Cell MovesTable::focusedCell() const
{
    return {m_selection.query(), 0};
}

void MovesTable::focusCell(Cell cell)
{
    setFocus(Qt::OtherFocusReason);
    chooseRow(cell.row);
}

bool MovesTable::isRowChosen(Index row) const
{
    return m_selection.query() == row;
}

void MovesTable::chooseRow(Index row)
{
    m_selection.choose(row);
}

} // namespace softfocus
