#pragma once

#include "core/scene/scene.h"
#include "ui/controls/text/card.h"
#include "ui/views/heatmap_view.h"
#include "ui/views/patch_view.h"
#include "ui/views/threads_view.h"

#include <array>
#include <vector>

class QAction;
class QGridLayout;
class QHBoxLayout;
class QVBoxLayout;

namespace softfocus {

class SceneEditor;
class ProgressLine;
class RowsTable;
class Segments;
class Selection;
class StretchLine;
class TextLabel;
class FrozenWeights;
class WritingPanel;
class WritingSteps;

/// The stage at the centre of the page: what it is, how to read it, and its picture.
class StagePanel : public Card {
    Q_OBJECT

public:
    StagePanel(SceneEditor& editor, Selection& selection, QWidget* parent = nullptr);

    /// Title and subtitle on one line, for windows with little height.
    void setCompact(bool compact);
    HeatmapView& map() { return *m_map; }
    /// Has the map show frozen weights behind those of its own, and says what they are. Needs: they outlive the panel; called once.
    void setFrozen(const FrozenWeights& frozen);
    /// Veils the rows that are not written yet, and has what goes through them below the picture. Needs: they outlive the panel; called once.
    void setWriting(WritingSteps& steps);
    /// Adds a button for what can be done with the picture to its head.
    void addTool(QAction& action);
    /// The picture that is shown, of whatever kind it is.
    StageView& picture() const;
    /// Draws the stage as the next kind of picture that it has, if it has another.
    void togglePicture();
    /// Stretches the scale of colours to the map's largest weight, or takes it back.
    void toggleStretch();

signals:
    void pictureChanged();                              ///< picture() is another one
    void refused(const QString& sentence);              ///< what was asked for could not be done
    void painted(double milliseconds);                  ///< the picture that is shown was painted anew
    void markRequested(const std::vector<Mark>& marks); ///< as StageView's

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void setMargins();
    void buildHead(QVBoxLayout& column);
    void choosePicture(PictureKind kind);
    void showPicture(StageView& view);
    /// By the kind of picture that they draw.
    std::array<StageView*, 3> views() const { return {m_map, m_threads, m_patches}; }
    QString outlinesText() const;
    void fitMoves();
    void showWriting();
    void fitWriting();
    void placeHead();
    void fitHead();

    SceneEditor& m_editor;
    const FrozenWeights* m_frozen = nullptr;
    Selection& m_selection;
    QGridLayout* m_head = nullptr;       ///< title, subtitle, and what is said of the scale beside the tools
    QHBoxLayout* m_tools = nullptr;      ///< in the head, before the kinds of picture
    std::vector<QWidget*> m_toolButtons; ///< in m_tools
    TextLabel* m_title;
    TextLabel* m_subtitle;
    ProgressLine* m_progress;
    Segments* m_switch;
    StretchLine* m_stretch;
    HeatmapView* m_map;
    ThreadsView* m_threads;
    PatchView* m_patches;
    RowsTable* m_moves = nullptr; ///< made when first shown
    WritingSteps* m_writing = nullptr;
    WritingPanel* m_writingPanel = nullptr; ///< made when first shown
    bool m_hasMoves = false;
    bool m_compact = false;
    bool m_saysOutlines = false; ///< the subtitle begins with what outlines in the cells are
};

} // namespace softfocus
