#pragma once

#include "core/scene/view.h"
#include "ui/model/document/deferred_results.h"
#include "ui/model/document/scene_editor.h"
#include "ui/pages/page.h"
#include "ui/panels/choices/controls_panel.h"
#include "ui/panels/stage/inspector_panel.h"
#include "ui/panels/stage/stage_panel.h"
#include "ui/panels/stage/status_line.h"

#include <array>
#include <optional>

class QHBoxLayout;
class QSplitter;
class QToolButton;
class QVBoxLayout;

namespace softfocus {

class CellExplainer;
class PresentationBar;
class RowPanel;
class Selection;
class SentenceField;
class StageStrip;
class TemperatureSweep;

/// The page on which one sentence is explored: sentence, controls, stage, inspector, strip of stages, status.
/// Where room is short the side panels fold away before the map shrinks.
class ExplorePage : public Page {
    Q_OBJECT

public:
    enum class Side { Controls, Inspector };

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
    /// Opens a panel that is folded away, folds one that is open.
    void togglePanel(Side side);
    bool isOpen(Side side) const { return !panel(side)->isHidden(); }

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void addCommands();
    void addStages();
    void addKinds();
    void addMarks();
    void toggleMarks(const std::vector<Mark>& marks);
    void showStage(Stage stage);
    void playWithRow();
    void fold();
    void open(Side side);
    void takeWidths();
    void setCompact();
    void makePresentation();
    /// Gives the chosen row the room beside the map that its cells, as wide as high, leave free.
    void placeRow();
    QWidget* panel(Side side) const { return side == Side::Controls ? static_cast<QWidget*>(m_controls) : m_inspector; }
    int wantedWidth(Side side) const;
    bool fits(const std::array<bool, 2>& open) const;

    SceneEditor& m_editor;
    Selection& m_selection;
    CellExplainer* m_explainer;
    TemperatureSweep* m_sweep;
    DeferredResults m_deferred; ///< what the views beside the picture follow, so that the picture comes first
    ChoiceCommands m_stages, m_kinds;
    QAction* m_showControls = nullptr;
    QAction* m_showInspector = nullptr;
    SentenceField* m_sentence;
    QToolButton* m_leftHandle;
    QToolButton* m_rightHandle;
    QSplitter* m_splitter;
    QVBoxLayout* m_column;
    QHBoxLayout* m_middle; ///< the panels with their handles
    ControlsPanel* m_controls;
    StagePanel* m_stage;
    InspectorPanel* m_inspector;
    PresentationBar* m_presentation = nullptr; ///< made when first needed, as is the next one
    RowPanel* m_row = nullptr;
    QAction* m_freeze = nullptr;
    QAction* m_removeMarks = nullptr;
    StageStrip* m_strip;
    StatusLine* m_status;
    std::array<bool, 2> m_wanted{true, true};
    std::array<double, 2> m_widths{258, 358}; ///< at a body type of 13
    Side m_lastOpened = Side::Controls;
    std::optional<Side> m_insisted; ///< opened by hand where there is no room for it
    bool m_presenting = false;
};

} // namespace softfocus
