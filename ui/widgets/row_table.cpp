#include "ui/widgets/row_table.h"

#include "core/text/one_line.h"
#include "ui/model/selection.h"
#include "ui/paint/number_text.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/slim_scroll_bar.h"

#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

constexpr double looseRow = 31, tightRow = 22;

} // namespace

RowTable::Types::Types(const Theme& theme)
    : head(theme.sized(11, QFont::DemiBold)), key(theme.sized(13)), number(theme.sized(12)),
      weight(theme.sized(13, QFont::DemiBold)), sum(theme.sized(12.5, QFont::DemiBold))
{
}

RowTable::RowTable(Selection& selection, QWidget* parent) : QAbstractScrollArea(parent), m_selection(selection)
{
    setObjectName("rowTable");
    setAccessibleName(tr("The chosen row, worked key by key"));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBar(new SlimScrollBar(Qt::Vertical));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    viewport()->setMouseTracking(true);
    connect(&m_selection, &Selection::hoverChanged, this, &RowTable::followHover);
}

void RowTable::applyTheme(const Theme& theme)
{
    m_theme = theme;
    m_types.emplace(theme);
    static_cast<SlimScrollBar*>(verticalScrollBar())->applyTheme(theme);
    m_measured.reset();
    measureLabels();
    updateScrollBar();
    updateGeometry();
    viewport()->update();
}

void RowTable::setRow(const WorkedRow& row)
{
    const bool other = row.query != m_row.query || row.order.size() != m_row.order.size();
    const bool resized = row.order.size() != m_row.order.size();
    m_row = row;
    measureLabels();
    updateScrollBar();
    if (other)
        verticalScrollBar()->setValue(0);
    if (resized)
        updateGeometry();
    if (other)
        announceNewTable(*this);
    viewport()->update();
}

void RowTable::measureLabels()
{
    if (m_row.query < 0 || m_measured == m_row.attention->input)
        return;
    m_measured = m_row.attention->input;
    const QFontMetricsF metrics(m_theme.sized(13));
    // Enough to find a typical widest one; measuring a thousand would cost more than the whole table.
    constexpr std::size_t enough = 100;
    m_labelWidth = 0;
    const std::size_t count = std::min(enough, m_measured->keys.size());
    for (std::size_t key = 0; key < count; ++key)
        m_labelWidth = std::max(m_labelWidth, metrics.horizontalAdvance(m_row.keyText(Index(key)).left(40)));
}

double RowTable::headerHeight() const
{
    return scaled(m_theme, 26);
}

double RowTable::footerHeight() const
{
    return scaled(m_theme, overflows() ? 46 : 28);
}

double RowTable::rowHeight() const
{
    if (keyCount() == 0)
        return scaled(m_theme, looseRow);
    const double room = (viewport()->height() - headerHeight() - scaled(m_theme, 28)) / keyCount();
    return std::clamp<double>(std::floor(room), scaled(m_theme, tightRow), scaled(m_theme, looseRow));
}

bool RowTable::overflows() const
{
    const double least = headerHeight() + keyCount() * scaled(m_theme, tightRow) + scaled(m_theme, 28);
    return least > viewport()->height();
}

double RowTable::bodyHeight() const
{
    return std::max(0.0, viewport()->height() - headerHeight() - footerHeight());
}

int RowTable::visibleKeys() const
{
    return std::min(keyCount(), int(bodyHeight() / rowHeight()));
}

QString RowTable::remainder() const
{
    const int below = verticalScrollBar()->value() + visibleKeys();
    if (!overflows() || below >= keyCount())
        return {};
    return tr("… %1 more, together %2").arg(QLocale().toString(keyCount() - below),
                                           weightText(m_row.weightFrom(std::size_t(below))));
}

QSize RowTable::sizeHint() const
{
    const double height = headerHeight() + keyCount() * scaled(m_theme, looseRow) + scaled(m_theme, 28);
    return {scaled(m_theme, 300), int(std::min<double>(height, scaled(m_theme, 600)))};
}

QSize RowTable::minimumSizeHint() const
{
    constexpr int few = 5;
    const int rows = keyCount() <= few ? keyCount() : few - 1;
    const int footer = scaled(m_theme, keyCount() > rows ? 46 : 28);
    return {scaled(m_theme, 180), scaled(m_theme, 26) + rows * scaled(m_theme, tightRow) + footer};
}

void RowTable::updateScrollBar()
{
    QScrollBar* bar = verticalScrollBar();
    bar->setRange(0, overflows() ? keyCount() - visibleKeys() : 0);
    bar->setPageStep(std::max(1, visibleKeys()));
    bar->setSingleStep(1);
    // Keys have something to do here only where not all is in sight.
    setFocusPolicy(overflows() ? Qt::TabFocus : Qt::NoFocus);
}

void RowTable::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void RowTable::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void RowTable::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
}

int RowTable::placeAt(QPointF point) const
{
    const int line = int(std::floor((point.y() - headerHeight()) / rowHeight()));
    return line >= 0 && line < visibleKeys() ? verticalScrollBar()->value() + line : -1;
}

int RowTable::placeOf(Index key) const
{
    const auto found = std::ranges::find(m_row.order, key);
    return found == m_row.order.end() ? -1 : int(found - m_row.order.begin());
}

void RowTable::updateLine(Index key)
{
    const int line = key < 0 ? -1 : placeOf(key) - verticalScrollBar()->value();
    if (line >= 0 && line < visibleKeys())
        viewport()->update(QRectF(0, headerHeight() + line * rowHeight(), viewport()->width(), rowHeight()).toAlignedRect());
}

void RowTable::followHover()
{
    const Cell cell = m_selection.hovered();
    const Index lit = m_row.query >= 0 && cell.row == m_row.query ? cell.column : -1;
    if (lit == m_lit)
        return;
    updateLine(m_lit);
    updateLine(lit);
    m_lit = lit;
}

void RowTable::hoverAt(QPointF point)
{
    const int place = placeAt(point);
    m_selection.hover(place < 0 ? Cell{} : Cell{m_row.query, m_row.order[std::size_t(place)]});
}

bool RowTable::viewportEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseMove:
        hoverAt(static_cast<QMouseEvent*>(event)->position());
        break;
    case QEvent::Leave:
        m_selection.hover({});
        break;
    case QEvent::ToolTip: {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int place = placeAt(help->pos());
        if (place >= 0) {
            const Index key = m_row.order[std::size_t(place)];
            const QString text = withoutMiddle(m_row.keyText(key), longestMessage);
            QToolTip::showText(help->globalPos(), m_row.isKnown(key) ? text : tr("%1: not in the vocabulary").arg(text),
                               viewport());
        }
        return true;
    }
    default: break;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace softfocus
