#include "ui/widgets/heatmap_view.h"

#include "ui/model/document.h"
#include "ui/model/selection.h"
#include "ui/paint/highlight_painter.h"

#include <QElapsedTimer>
#include <QPainter>

namespace softfocus {

void HeatmapView::renderFrame()
{
    QElapsedTimer timer;
    timer.start();
    const double ratio = devicePixelRatioF();
    const QSize pixels = (QSizeF(size()) * ratio).toSize();
    // An opaque image that nobody shares is what the painter writes its cells into without a detour.
    if (m_frame.size() != pixels || !m_frame.isDetached()) {
        m_frame = QImage(pixels, QImage::Format_RGB32);
        m_frame.fill(m_theme.panel);
        m_onlyNumbersChanged = false;
    }
    m_frame.setDevicePixelRatio(ratio);
    QPainter painter(&m_frame);
    const Highlight lit = highlight();
    if (message().isEmpty() && m_onlyNumbersChanged && onlyCellsChange(lit)) {
        const double reach = frameReach(m_theme);
        clearAround(painter, m_layout.cells.adjusted(-reach, 0, reach, reach));
        painter.fillRect(m_layout.sentence, m_theme.panel);
        clearGaps(painter);
        paintNumbers(painter, m_layout, m_picture, m_theme, lit);
    } else if (message().isEmpty()) {
        mapLayout();
        clearAround(painter, rect());
        clearGaps(painter);
        paintHeatmap(painter, m_layout, m_picture, m_theme, lit);
    } else {
        painter.fillRect(rect(), m_theme.panel);
        paintMessage(painter);
    }
    painter.end();
    m_frameValid = true;
    m_lit = lit;
    m_stale = {};
    m_onlyNumbersChanged = false;
    emit painted(static_cast<double>(timer.nsecsElapsed()) / 1e6);
}

/// A frame at the edge of the cells may touch a label, which would have to be painted again; what stands beside the cells
/// changes with the numbers as well.
bool HeatmapView::onlyCellsChange(const Highlight& lit) const
{
    const Index nearLabels = m_layout.keySide == KeySide::Above ? m_layout.firstRow : m_layout.firstRow + m_layout.rowCount - 1;
    return lit.pinnedRow != nearLabels && lit.hovered == Cell{} && lit.focused == Cell{} && m_layout.margins.empty() &&
           m_layout.overview.isNull();
}

/// Brings the parts of the frame up to date that a moved highlight left behind.
void HeatmapView::renderStale()
{
    QPainter painter(&m_frame);
    paintHeatmapWithin(painter, m_layout, m_picture, m_theme, m_lit, m_stale);
    m_stale = {};
}

/// Clears an area but for the cells in it, which are about to be covered: their pixels are most of what a frame costs.
void HeatmapView::clearAround(QPainter& painter, const QRectF& area)
{
    const QRectF cells = m_layout.cells;
    const QColor& background = m_theme.panel;
    painter.fillRect(QRectF(area.topLeft(), QPointF(area.right(), cells.top())), background);
    painter.fillRect(QRectF(QPointF(area.left(), cells.bottom()), area.bottomRight()), background);
    painter.fillRect(QRectF(QPointF(area.left(), cells.top()), cells.bottomLeft()), background);
    painter.fillRect(QRectF(cells.topRight(), QPointF(area.right(), cells.bottom())), background);
}

/// Clears what is between the cells: of each row its first line of pixels, which the painter copies down, and the gap below.
void HeatmapView::clearGaps(QPainter& painter)
{
    if (m_layout.gap == 0 && m_layout.rowGap == 0)
        return;
    const double left = m_layout.cells.left(), width = m_layout.cells.width();
    const double pixel = 1 / m_layout.devicePixelRatio;
    for (Index row = 0; row < m_layout.rowCount; ++row) {
        const QRectF first = m_layout.rectOfRow(m_layout.firstRow + row);
        painter.fillRect(QRectF(left, first.top(), width, pixel), m_theme.panel);
        if (m_layout.rowGap > 0 && row + 1 < m_layout.rowCount)
            painter.fillRect(QRectF(left, first.bottom(), width, m_layout.rowGap), m_theme.panel);
    }
}

void HeatmapView::paintMessage(QPainter& painter) const
{
    painter.setPen(m_theme.secondary);
    painter.setFont(m_theme.sized(15));
    painter.drawText(rect().marginsRemoved({24, 24, 24, 24}), int(Qt::AlignCenter) | int(Qt::TextWordWrap), message());
}

void HeatmapView::paintEvent(QPaintEvent*)
{
    if (!m_frameValid)
        renderFrame();
    else if (!m_stale.isEmpty())
        renderStale();
    QPainter painter(this);
    if (isFading()) {
        painter.drawImage(QPointF(0, 0), m_former);
        painter.setOpacity(m_fade.currentValue().toDouble());
    }
    painter.drawImage(QPointF(0, 0), m_frame);
}

} // namespace softfocus
