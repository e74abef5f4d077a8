#pragma once

#include "ui/views/stage_view.h"

namespace softfocus {

/// The stage's picture as a map of cells, of which a part can be shown.
class HeatmapView : public StageView {
    Q_OBJECT

public:
    HeatmapView(const ResultSource& results, Selection& selection) : StageView(results, selection) { setObjectName("heatmapView"); }

    const HeatmapLayout& mapLayout();

protected:
    StageGeometry layOut() override;
    QRectF boxOf(Cell cell) const override;
    std::optional<Cell> placeAt(QPointF point) override { return m_layout.cellAt(point); }
    void paintPicture(QImage& frame) override;
    std::optional<QRegion> changedSince(const Highlight& former) const override;
    void paintWithin(QImage& frame, const QRegion& part) override;
    void pictureChanged(const Picture& former) override;

private:
    QRectF numbersBox() const;
    bool onlyCellsChange() const;
    bool hasMarkAt(Index row) const;
    void clearAround(QPainter& painter, const QRectF& area) const;
    void clearGaps(QPainter& painter) const;

    HeatmapLayout m_layout;
};

} // namespace softfocus
