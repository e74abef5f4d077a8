#pragma once

#include "ui/paint/patches/patch_layout.h"
#include "ui/views/stage_view.h"

namespace softfocus {

/// The stage over the picture whose patches are the units: a click, a drag or the arrow keys choose the patch that asks; what is pointed
/// at, with Shift by the arrow keys, is one that is asked.
class PatchView : public StageView {
    Q_OBJECT

public:
    PatchView(const ResultSource& results, Selection& selection);

    const PatchLayout& patchLayout();

    // Screen readers hear the rows and columns of the picture's patches.
    MapSize tableSize() const override;
    Cell cellAtPlace(Cell place) const override;
    Cell placeOf(Cell cell) const override;
    Cell chosenPlace() const override;
    Cell saidCell(Cell cell) const override;
    std::optional<QString> nameAtPlace(Cell place) const override;
    void pressPlace(Cell place) override;

protected:
    StageGeometry layOut() override;
    QRectF boxOf(Cell cell) const override;
    std::optional<Cell> placeAt(QPointF point) override;
    void paintPicture(QImage& frame) override;
    void pictureChanged(const Picture& former) override;
    Index rowToChoose(Cell cell) const override;
    bool choosesWhileDragged() const override { return true; }
    Cell firstCell() const override;
    bool walk(const QKeyEvent& event) override;
    QString tipAt(QPointF) override { return {}; } // the sentence names patches

private:
    /// What the asking patch has to do with one of them: a cell of scores and weights, of vectors and output the patch's own row.
    Cell cellOf(Index patch) const;
    Cell placeOfPatch(Index patch) const;
    Index side() const;
    void followQuery();

    PatchLayout m_layout;
};

} // namespace softfocus
