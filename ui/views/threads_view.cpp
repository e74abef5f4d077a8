#include "ui/views/threads_view.h"

#include "ui/paint/threads/threads_painter.h"
#include "ui/style/shown_theme.h"

#include <QPainter>

#include <algorithm>

namespace softfocus {

const ThreadsLayout& ThreadsView::threadsLayout()
{
    geometryNow();
    return m_layout;
}

StageGeometry ThreadsView::layOut()
{
    const HeatmapParts parts = wantedParts();
    // A stage without keys is on its way to another view.
    m_layout = picture().columns.empty()
                   ? ThreadsLayout{}
                   : layOutThreads(picture(), QSizeF(size()).expandedTo({1, 1}), devicePixelRatioF(), parts, shownTheme());
    m_threads.reset();
    return {m_layout.sentence, m_layout.rowLabels, m_layout.columnLabels, {}, {}, {}, m_layout.legend | m_layout.legendNote};
}

QRectF ThreadsView::boxOf(Cell cell) const
{
    const double high = std::max(4.0, m_layout.unit);
    const auto around = [&](QPointF end) { return QRectF(end.x() - high / 2, end.y() - high / 2, high, high); };
    if (cell.row >= 0 && cell.column >= 0)
        return around(m_layout.rowEnd(cell.row)) | around(m_layout.columnEnd(cell.column));
    return around(cell.row >= 0 ? m_layout.rowEnd(cell.row) : m_layout.columnEnd(cell.column));
}

void ThreadsView::pictureChanged(const Picture& former)
{
    m_threads.reset();
    if (former.attention && former.attention->input == picture().attention->input && former.stage == picture().stage &&
        liftsWeakWeights(former) == liftsWeakWeights(picture()))
        paintAnew();
    else
        layOutAnew();
}

const Threads& ThreadsView::threads()
{
    if (!m_threads) {
        m_threads = threadsOf(m_layout, picture());
        m_curves = {};
    }
    return *m_threads;
}

void ThreadsView::paintPicture(QImage& frame)
{
    // Of what is pointed at, only a word changes the colour of curves.
    const bool onWord = lit().hovered.row < 0 || lit().hovered.column < 0;
    const Highlight asked{onWord ? lit().hovered : Cell{}, lit().pinnedRow, {}};
    const Threads& drawn = threads();
    if (m_curves.isNull() || asked != m_curvesLit) {
        m_curvesLit = asked;
        m_curves = QImage(frame.size(), frame.format());
        m_curves.setDevicePixelRatio(frame.devicePixelRatio());
        m_curves.fill(shownTheme().panel);
        QPainter painter(&m_curves);
        paintThreadCurves(painter, m_layout, picture(), drawn, shownTheme(), asked);
    }
    frame = m_curves;
    QPainter painter(&frame);
    paintAroundThreads(painter, m_layout, picture(), drawn, shownTheme(), lit());
}

} // namespace softfocus
