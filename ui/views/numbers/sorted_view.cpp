#include "ui/views/numbers/sorted_view.h"

#include "ui/controls/text/spoken.h"
#include "ui/style/draw.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace softfocus {

SortedView::SortedView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("sortedView"));
    setSpokenRole(*this, QAccessible::Graphic);
    setAccessibleName(tr("The weights from the largest down, and what they add up to"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void SortedView::setSorted(SortedWeights sorted)
{
    const bool hasOtherLines = sorted.variants.size() != m_sorted.variants.size();
    m_sorted = std::move(sorted);
    if (hasOtherLines)
        updateGeometry();
    if (m_rank && *m_rank >= m_sorted.list.scores.size())
        m_rank.reset();
    emit readingChanged();
    update();
}

QStringList SortedView::reading() const
{
    QStringList lines;
    if (m_rank)
        for (const SortedVariant& one : m_sorted.variants)
            if (const QString text = rankText(one, m_sorted.list, *m_rank); !text.isEmpty())
                lines << text;
    return lines;
}

void SortedView::read(std::optional<std::size_t> rank)
{
    if (rank == m_rank)
        return;
    m_rank = rank;
    emit readingChanged();
    update();
}

void SortedView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintSorted(painter, QRectF(rect()), m_sorted, m_rank, shownTheme());
    QStyleOption option;
    option.initFrom(this);
    if (showsFocus(option)) {
        painter.setRenderHint(QPainter::Antialiasing);
        drawRing(painter, QRectF(rect()), scaled(4), shownTheme().accent);
    }
}

void SortedView::mouseMoveEvent(QMouseEvent* event)
{
    read(layoutNow().rankAt(event->position()));
}

void SortedView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    read(std::nullopt);
}

void SortedView::keyPressEvent(QKeyEvent* event)
{
    const std::size_t count = m_sorted.list.scores.size();
    if (count == 0)
        return QWidget::keyPressEvent(event);
    const std::size_t last = count - 1;
    switch (event->key()) {
    case Qt::Key_Right: return read(m_rank ? std::min(last, *m_rank + 1) : 0);
    case Qt::Key_Left: return read(m_rank && *m_rank > 0 ? *m_rank - 1 : 0);
    case Qt::Key_Home: return read(0);
    case Qt::Key_End: return read(last);
    default: QWidget::keyPressEvent(event);
    }
}

void SortedView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    read(std::nullopt);
}

} // namespace softfocus
