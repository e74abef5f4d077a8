#pragma once

#include "core/scene/scene.h"
#include "ui/controls/text/card.h"
#include "ui/views/heatmap_view.h"
#include "ui/views/threads_view.h"

class QBoxLayout;
class QVBoxLayout;

namespace softfocus {

class SceneEditor;
class ProgressLine;
class RowsTable;
class Segments;
class Selection;
class TextLabel;

/// The stage at the centre of the page: what it is, how to read it, and its picture.
class StagePanel : public Card {
    Q_OBJECT

public:
    StagePanel(SceneEditor& editor, Selection& selection, QWidget* parent = nullptr);

    /// Title and subtitle on one line, for windows with little height.
    void setCompact(bool compact);
    HeatmapView& map() { return *m_map; }
    /// The picture that is shown: the map or the threads.
    StageView& picture() const { return m_threads->isHidden() ? static_cast<StageView&>(*m_map) : *m_threads; }
    /// Draws the weights as the other kind of picture.
    void togglePicture();

signals:
    void pictureChanged();             ///< picture() is another one
    void painted(double milliseconds); ///< the picture that is shown was painted anew

private:
    void refresh();
    void setMargins();
    void buildHead(QVBoxLayout& column);
    void choosePicture(PictureKind kind);
    void showPicture(StageView& view);
    void showMoves(bool shows);

    SceneEditor& m_editor;
    Selection& m_selection;
    QBoxLayout* m_head = nullptr; ///< title and subtitle
    TextLabel* m_title;
    TextLabel* m_subtitle;
    ProgressLine* m_progress;
    Segments* m_switch;
    HeatmapView* m_map;
    ThreadsView* m_threads;
    RowsTable* m_moves = nullptr; ///< made when first shown
    bool m_compact = false;
};

} // namespace softfocus
