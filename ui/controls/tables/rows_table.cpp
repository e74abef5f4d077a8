#include "ui/controls/tables/rows_table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTableView>

#include <algorithm>
#include <cmath>
#include <utility>

namespace softfocus {

/// Headers over the contents of their columns.
class RowsTable::Headers : public QHeaderView {
public:
    explicit Headers(const RowsTable& table) : QHeaderView(Qt::Horizontal), m_table(table)
    {
        setSectionResizeMode(Fixed);
        setMinimumSectionSize(1);
        viewport()->setAutoFillBackground(false);
    }

protected:
    void paintSection(QPainter* painter, const QRect& box, int section) const override
    {
        QHeaderView::paintSection(painter, m_table.contentsOf(section, box), section);
    }

private:
    const RowsTable& m_table;
};

class RowsTable::Cells : public QStyledItemDelegate {
public:
    explicit Cells(RowsTable& table) : QStyledItemDelegate(&table), m_table(table) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect contents = m_table.contentsOf(index.column(), option.rect);
        m_table.drawCell(*painter, contents, index);
        if (!(option.state & QStyle::State_HasFocus))
            return;
        QStyleOptionViewItem ring = option;
        ring.rect = contents.adjusted(-scaled(4), 0, scaled(4), 0);
        m_table.style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, painter, option.widget);
    }

private:
    const RowsTable& m_table;
};

class RowsTable::View : public QTableView {
public:
    explicit View(RowsTable& table) : QTableView(&table), m_table(table)
    {
        setHorizontalHeader(new Headers(table));
        setModel(table.m_model);
        setItemDelegate(new Cells(table));
        verticalHeader()->hide();
        verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFrameShape(NoFrame);
        setShowGrid(false);
        setTabKeyNavigation(false);
        setEditTriggers(NoEditTriggers);
        setSelectionMode(NoSelection);
        setSelectionBehavior(SelectRows);
        viewport()->setAutoFillBackground(false);
        viewport()->setMouseTracking(true);
    }

    using QTableView::updateGeometries;

protected:
    void paintEvent(QPaintEvent* event) override
    {
        const bool chooses = selectionMode() != NoSelection;
        const int chosen = chooses ? currentIndex().row() : -1;
        if (m_table.m_lit != chosen)
            paintWash(m_table.m_lit, chooses ? 0.6F : 1);
        paintWash(chosen, 1);
        QTableView::paintEvent(event);
    }

    bool viewportEvent(QEvent* event) override
    {
        if (event->type() == QEvent::MouseMove)
            m_table.pointAt(rowAt(static_cast<QMouseEvent*>(event)->position().toPoint().y()));
        else if (event->type() == QEvent::Leave)
            m_table.pointAt(-1);
        return QTableView::viewportEvent(event);
    }

    void keyPressEvent(QKeyEvent* event) override
    {
        // Letters are the window's, not a search; so are Enter and Escape.
        if (event->text().isEmpty())
            QTableView::keyPressEvent(event);
        else
            event->ignore();
    }

    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override
    {
        if (action != MoveHome && action != MoveEnd)
            return QTableView::moveCursor(action, modifiers);
        return model()->index(action == MoveHome ? 0 : model()->rowCount() - 1, std::max(0, currentIndex().column()));
    }

    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override
    {
        QTableView::currentChanged(current, previous);
        viewport()->update(); // the ring is wider than its cell
    }

private:
    void paintWash(int row, float opacity)
    {
        if (row < 0)
            return;
        QColor wash = shownTheme().accentWash;
        wash.setAlphaF(opacity);
        QPainter painter(viewport());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(wash);
        painter.drawRoundedRect(m_table.rowRect(row).adjusted(0, 1, 0, -1), scaled(4), scaled(4));
    }

    RowsTable& m_table;
};

RowsTable::RowsTable(QAbstractItemModel* model, const Measures& measures) : m_model(model), m_measures(measures), m_view(new View(*this))
{
    model->setParent(this);
    connect(model, &QAbstractItemModel::modelReset, this, [this, rows = 0]() mutable {
        m_widestName.reset();
        arrange();
        if (const int now = m_model->rowCount(); std::exchange(rows, now) != now)
            updateGeometry();
    });
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, qOverload<>(&QWidget::update));
}

QTableView& RowsTable::view() const
{
    return *m_view;
}

int RowsTable::firstRow() const
{
    return m_view->verticalScrollBar()->value();
}

const TabularText& RowsTable::type(double pixels, int weight) const
{
    std::optional<TabularText>& made = m_types[{pixels, weight}];
    return made ? *made : made.emplace(shownTheme().sized(pixels, weight));
}

int RowsTable::headedWidth(int column, double textWidth) const
{
    const double header = type(11, QFont::DemiBold).width(m_model->headerData(column, Qt::Horizontal).toString());
    return int(std::ceil(std::max(header, textWidth)));
}

int RowsTable::widestName() const
{
    if (m_widestName)
        return *m_widestName;
    constexpr int enough = 100; // measuring a thousand would cost more than the whole table
    double widest = 0;
    for (int row = 0; row < std::min(enough, m_model->rowCount()); ++row)
        widest = std::max(widest, type(13).width(m_model->index(row, 0).data().toString().left(40)));
    m_widestName = int(std::ceil(widest));
    return *m_widestName;
}

QSize RowsTable::sizeHint() const
{
    const double height = m_measures.head + m_model->rowCount() * m_measures.mostRow + m_measures.foot;
    return {scaled(m_measures.width), scaled(std::min(height, m_measures.mostHeight))};
}

QSize RowsTable::minimumSizeHint() const
{
    const int all = m_model->rowCount();
    const bool few = all <= m_measures.fewRows;
    const int rows = few ? all : m_measures.fewRows - (m_measures.more > 0 ? 1 : 0);
    const double foot = m_measures.foot + (few ? 0 : m_measures.more);
    return {scaled(m_measures.leastWidth), scaled(m_measures.head) + rows * scaled(m_measures.leastRow) + scaled(foot)};
}

void RowsTable::arrange()
{
    const int rows = m_model->rowCount(), head = scaled(m_measures.head), foot = scaled(m_measures.foot);
    const int least = scaled(m_measures.leastRow), room = height() - head - foot;
    const int more = rows * least > room ? scaled(m_measures.more) : 0;
    m_rowHeight = std::clamp(room / std::max(1, rows), least, scaled(m_measures.mostRow));
    m_visibleRows = std::clamp((room - more) / m_rowHeight, 0, rows);
    m_view->horizontalHeader()->setFixedHeight(head);
    m_view->verticalHeader()->setDefaultSectionSize(m_rowHeight);
    m_view->setGeometry(0, 0, width(), head + m_visibleRows * m_rowHeight);
    m_view->updateGeometries();
    // Where nothing can be chosen, keys have something to do only where not all is in sight.
    if (m_view->selectionMode() == QTableView::NoSelection)
        m_view->setFocusPolicy(overflows() ? Qt::TabFocus : Qt::NoFocus);
    arrangeColumns();
    update();
}

void RowsTable::arrangeColumns()
{
    if (m_model->columnCount() == 0)
        return;
    const int scrollBar = overflows() ? scaled(12) : 0;
    const std::vector<int> widths = columnWidths(width() - scrollBar);
    for (int column = 0; column < int(widths.size()); ++column)
        m_view->setColumnWidth(column, widths[std::size_t(column)]);
}

QRect RowsTable::contentsOf(int column, const QRect& box) const
{
    const int after = column + 1 == m_model->columnCount() ? spaceBefore(0) : 0;
    return QStyle::visualRect(layoutDirection(), box, box.adjusted(spaceBefore(column), 0, -after, 0));
}

QRect RowsTable::rowRect(int row) const
{
    const QRect box(0, (row - firstRow()) * m_rowHeight, m_view->horizontalHeader()->length(), m_rowHeight);
    return QStyle::visualRect(layoutDirection(), m_view->viewport()->rect(), box);
}

void RowsTable::light(int row)
{
    for (const int changed : {m_lit, row})
        if (row != m_lit)
            m_view->viewport()->update(rowRect(changed));
    m_lit = row;
}

void RowsTable::paintEvent(QPaintEvent*)
{
    if (m_model->rowCount() == 0)
        return;
    QPainter painter(this);
    const QRect row = rowRect(0);
    drawFoot(painter, QRect(row.left(), m_view->height(), row.width(), height() - m_view->height()));
}

void RowsTable::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void RowsTable::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        m_types.clear();
        m_widestName.reset();
        arrange();
        updateGeometry();
    }
}

} // namespace softfocus
