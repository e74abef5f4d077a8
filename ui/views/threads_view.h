#pragma once

#include "ui/paint/threads/threads_layout.h"
#include "ui/views/stage_view.h"

namespace softfocus {

/// The weights as threads from queries to keys.
class ThreadsView : public StageView {
    Q_OBJECT

public:
    ThreadsView(const ResultSource& results, Selection& selection) : StageView(results, selection) { setObjectName("threadsView"); }

    const ThreadsLayout& threadsLayout();

protected:
    StageGeometry layOut() override;
    QRectF boxOf(Cell cell) const override;
    std::optional<Cell> placeAt(QPointF point) override { return threadAt(m_layout, threads(), point); }
    void paintPicture(QImage& frame) override;
    void pictureChanged(const Picture& former) override;

private:
    const Threads& threads();

    ThreadsLayout m_layout;
    std::optional<Threads> m_threads; ///< of the layout and the picture, once they are asked for
    QImage m_curves;                  ///< the curves alone, which most of pointing leaves as they are; null when threads are others
    Highlight m_curvesLit;            ///< what they were painted for
};

} // namespace softfocus
