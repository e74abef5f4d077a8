#pragma once

#include "core/scene/view.h"
#include "ui/model/document/deferred_results.h"
#include "ui/model/document/scene_editor.h"
#include "ui/pages/page.h"
#include "ui/pages/parts/side_panels.h"
#include "ui/panels/choices/controls_panel.h"
#include "ui/panels/stage/inspector_panel.h"
#include "ui/panels/stage/stage_panel.h"
#include "ui/panels/stage/status_line.h"

class QVBoxLayout;

namespace softfocus {

class CellExplainer;
class FrozenWeights;
class HeadCommands;
class InspectorSide;
class MarkCommands;
class PresentationBar;
class RowPanel;
class Selection;
class SentenceField;
class StageCommands;
class StageStrip;
class TemperatureSweep;
class VectorCommands;
class WhatIf;
class WhatIfPanel;
class WritingSteps;

/// The page on which one sentence is explored: sentence, controls, stage, inspector, strip of stages, status.
/// Where room is short the side panels fold away before the map shrinks.
class ExplorePage : public Page {
    Q_OBJECT

public:
    using Side = SidePanels::Side;

    ExplorePage(SceneEditor& editor, Selection& selection, QWidget* parent = nullptr);

    const ResultSource& results() const override { return m_editor.results(); }
    std::optional<PageKind> kind() const override { return PageKind::Explore; }
    /// The map or the threads.
    QWidget& picture() override { return m_stage->picture(); }
    /// Its open card belongs to it.
    bool isOfPicture(const QWidget& widget) override;
    void begin(bool typesOver) override;
    bool takeLetter(const QKeyEvent& key) override;
    std::size_t textPlace() const override;
    void mention(const QString& text) override { m_status->mention(text); }
    /// Only the sentence, the map, the chosen row in large bars where there is room beside the map, and one line of controls.
    void setPresenting(bool presenting) override;
    /// Of a cell, a row or a column, of the chosen row, of a stage.
    bool fillContextMenu(QMenu& menu, QWidget& at, QPoint& place, bool byKey) override;
    void restoreState(const QSettings& settings) override;
    void saveState(QSettings& settings) const override;
    bool isOpen(Side side) const { return m_sides->isOpen(side); }

protected:
    bool event(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void addCommands();
    void addWriting(CommandList& list);
    void toggleFrozen();
    void playWithRow();
    /// The chosen row, or what the model predicts, beside the picture.
    void toggleForetelling();
    void followForetelling();
    void setCompact();
    void makePresentation();
    /// Gives the chosen row the room beside the map that its cells, as wide as high, leave free.
    void placeRow();

    SceneEditor& m_editor;
    Selection& m_selection;
    CellExplainer* m_explainer;
    TemperatureSweep* m_sweep;
    FrozenWeights* m_frozen;
    WritingSteps* m_writing;
    DeferredResults m_deferred; ///< what the views beside the picture follow, so that the picture comes first
    QAction* m_showInspector = nullptr;
    SentenceField* m_sentence;
    QVBoxLayout* m_column;
    ControlsPanel* m_controls;
    StagePanel* m_stage;
    InspectorPanel* m_inspector;
    WhatIf* m_whatIf;
    InspectorSide* m_side; ///< with the inspector in it
    SidePanels* m_sides;
    PresentationBar* m_presentation = nullptr; ///< made when first needed, as is the next one
    RowPanel* m_row = nullptr;
    WhatIfPanel* m_foretold = nullptr; ///< of a presentation; made when first needed
    QAction* m_foretell = nullptr;
    QAction* m_freeze = nullptr;
    StageStrip* m_strip;
    StatusLine* m_status;
    StageCommands* m_stageCommands;
    MarkCommands* m_markCommands;
    HeadCommands* m_headCommands;
    VectorCommands* m_vectorCommands;
    bool m_presenting = false;
};

} // namespace softfocus
