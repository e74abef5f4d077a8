#pragma once

#include "ui/views/stage_view.h"

#include <memory>

namespace softfocus {

/// The stage's picture as a map of cells, of which a part can be shown.
class HeatmapView : public StageView {
    Q_OBJECT

public:
    HeatmapView(const ResultSource& results, Selection& selection) : StageView(results, selection) { setObjectName("heatmapView"); }

    const HeatmapLayout& mapLayout();
    /// Outlines cells of weights with what they were in another result of the same input; null for none.
    void setFormer(std::shared_ptr<const Attention> former);
    /// Whether such outlines are to be seen: there are some, it is weights that are shown, and cells are large enough.
    bool showsFormer();

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
    const Matrix* formerWeights() const;
    bool hasMarkAt(Index row) const;
    void clearAround(QPainter& painter, const QRectF& area) const;
    void clearGaps(QPainter& painter) const;

    HeatmapLayout m_layout;
    std::shared_ptr<const Attention> m_former;
};

} // namespace softfocus
