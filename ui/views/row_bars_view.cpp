#include "ui/views/row_bars_view.h"

#include "ui/controls/text/spoken.h"
#include "ui/model/document/frozen_weights.h"
#include "ui/model/document/result_source.h"
#include "ui/model/document/selection.h"

#include <QMouseEvent>
#include <QPainter>

namespace softfocus {

RowBarsView::RowBarsView(const ResultSource& results, Selection& selection, const FrozenWeights& frozen, QWidget* parent)
    : QWidget(parent), m_results(results), m_selection(selection), m_frozen(frozen)
{
    setObjectName("rowBars");
    setSpokenRole(*this, QAccessible::Graphic);
    setAccessibleName(tr("The chosen row’s weights as bars"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    setMouseTracking(true);
    connect(&m_results, &ResultSource::changed, this, &RowBarsView::follow);
    connect(&m_selection, &Selection::queryChanged, this, &RowBarsView::follow);
    connect(&m_frozen, &FrozenWeights::changed, this, &RowBarsView::follow);
    connect(&m_selection, &Selection::hoverChanged, this, qOverload<>(&QWidget::update));
    followTheme(*this, [this](const Theme&) { follow(); });
}

void RowBarsView::follow()
{
    if (!isVisible())
        return;
    const std::shared_ptr<const Attention>& attention = m_results.attention();
    const WorkedRow row = workedRowOf(attention, m_selection.query());
    // It is let go by others who hear of another input, perhaps later than this view.
    const bool hasBefore = m_frozen.isFrozen() && m_frozen.result()->keyCount() == attention->keyCount() &&
                           m_frozen.result()->queryCount() == attention->queryCount();
    const WorkedRow before = hasBefore ? workedRowOf(m_frozen.result(), m_selection.query()) : WorkedRow{};
    // One line is kept for what finds no room.
    const Index room = barsIn(height(), shownTheme());
    const Index keys = std::ssize(row.order);
    m_bars = rowBarsOf(row, hasBefore ? &before : nullptr, keys <= room ? room : std::max<Index>(1, room - 1));
    setAccessibleDescription(workedSummary(row));
    update();
}

QRect RowBarsView::barsRect() const
{
    QRectF taken;
    for (const QRectF& line : linesOf(m_bars, rect(), shownTheme()))
        taken |= line;
    if (!m_bars.remainder.isEmpty())
        taken |= rect();
    return taken.toAlignedRect();
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
