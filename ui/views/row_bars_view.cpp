#include "ui/views/row_bars_view.h"

#include "ui/model/document/result_source.h"
#include "ui/model/document/selection.h"

#include <QMouseEvent>
#include <QPainter>

namespace softfocus {

RowBarsView::RowBarsView(const ResultSource& results, Selection& selection, QWidget* parent)
    : QWidget(parent), m_results(results), m_selection(selection)
{
    setObjectName("rowBars");
    setAccessibleName(tr("The chosen row’s weights as bars"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    setMouseTracking(true);
    connect(&m_results, &ResultSource::changed, this, &RowBarsView::follow);
    connect(&m_selection, &Selection::queryChanged, this, &RowBarsView::follow);
    connect(&m_selection, &Selection::hoverChanged, this, qOverload<>(&QWidget::update));
    followTheme(*this, [this](const Theme&) { follow(); });
}

void RowBarsView::setFrozen(bool frozen)
{
    m_frozen = frozen ? m_results.attention() : nullptr;
    follow();
    emit frozenChanged();
}

void RowBarsView::follow()
{
    const std::shared_ptr<const Attention>& attention = m_results.attention();
    if (m_frozen && (!sameInput(m_frozen->scene, attention->scene) || m_frozen->keyCount() != attention->keyCount())) {
        m_frozen.reset();
        emit frozenChanged();
    }
    if (!isVisible())
        return;
    const WorkedRow row = workedRowOf(attention, m_selection.query());
    const WorkedRow before = m_frozen ? workedRowOf(m_frozen, m_selection.query()) : WorkedRow{};
    // One line is kept for what finds no room.
    const Index room = barsIn(height(), shownTheme());
    const Index keys = std::ssize(row.order);
    m_bars = rowBarsOf(row, m_frozen ? &before : nullptr, keys <= room ? room : std::max<Index>(1, room - 1));
    setAccessibleDescription(workedSummary(row));
    update();
}

void RowBarsView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Cell hovered = m_selection.hovered();
    paintRowBars(painter, rect(), m_bars, shownTheme(), hovered.row == m_selection.query() ? hovered.column : -1, isRightToLeft());
}

void RowBarsView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    follow();
}

void RowBarsView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    follow();
}

void RowBarsView::mouseMoveEvent(QMouseEvent* event)
{
    const std::vector<QRectF> lines = linesOf(m_bars, rect(), shownTheme());
    for (std::size_t line = 0; line < lines.size(); ++line)
        if (lines[line].contains(event->position()))
            return m_selection.hover({m_selection.query(), m_bars.bars[line].key});
    m_selection.hover({});
}

void RowBarsView::leaveEvent(QEvent* event)
{
    m_selection.hover({});
    QWidget::leaveEvent(event);
}

} // namespace softfocus
