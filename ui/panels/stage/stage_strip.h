#pragma once

#include "core/scene/view.h"
#include "ui/controls/text/card.h"
#include "ui/style/shown_theme.h"

#include <array>
#include <optional>

namespace softfocus {

class ResultSource;
class SceneEditor;
class Selection;
class StageButton;

/// The four stages as live thumbnails, in the order of the story; the chosen one is at the centre of the page.
class StageStrip : public Card {
    Q_OBJECT

public:
    /// Shows the results, and asks the editor for a stage. Needs: all outlive the strip.
    StageStrip(SceneEditor& editor, const ResultSource& results, const Selection& selection, QWidget* parent = nullptr);

    /// The stage whose thumbnail a widget of the strip is, or none.
    std::optional<Stage> stageOf(const QWidget& widget) const;
    /// Lower, for windows with little height.
    void setCompact(bool compact);
    QSize sizeHint() const override { return {scaled(600), scaled(m_compact ? 54 : 108)}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void place();
    int arrowWidth() const { return scaled(m_compact ? 16 : 22); }

    SceneEditor& m_editor;
    const ResultSource& m_results;
    std::array<StageButton*, 4> m_buttons;
    bool m_compact = false;
};

} // namespace softfocus
