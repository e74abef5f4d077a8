#pragma once

#include "core/scene/page_choices.h"
#include "core/scene/view.h"
#include "ui/controls/text/card.h"
#include "ui/model/compare/compared_results.h"
#include "ui/views/stage_view.h"

#include <array>

class QToolButton;
class QVBoxLayout;

namespace softfocus {

class FactLines;
class PanelHead;
class Selection;

/// One of the panels of Compare: what it is, its picture, and what its weights are like.
class ComparePanel : public Card {
    Q_OBJECT

public:
    /// Needs: results and selection outlive the panel.
    ComparePanel(const PanelResults& results, Selection& selection, StageView::PictureMaker maker, QWidget* parent = nullptr);

    /// Shows what the panel is, and its picture as this kind. `place` of `count`, from 0, for screen readers.
    void follow(const ComparedPanel& panel, std::size_t place, std::size_t count, PictureKind kind);
    /// What is put away costs nothing, and catches up when it is shown.
    void putAway(bool away);
    /// Shows the facts of the results at hand, and of the chosen row.
    void showFacts(Index query);
    void setCurrent(bool current);
    /// Takes less height: without the second line of the head, and with the facts that matter most.
    void setCompact(bool hasGist, int factCount);

    StageView& view() const { return *m_views[static_cast<std::size_t>(m_kind)]; }
    PanelHead& head() const { return *m_head; }
    FactLines& factLines() const { return *m_facts; }
    QToolButton& menuButton() const { return *m_menu; }
    const PanelResults& results() const { return m_results; }
    /// What stands around the picture in this state. Units: logical pixels.
    QSize around() const;

signals:
    void viewMade(StageView& view); ///< a kind of picture is shown for the first time

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    StageView& made(PictureKind kind);
    void setMargins();

    const PanelResults& m_results;
    Selection& m_selection;
    QVBoxLayout* m_column;
    PanelHead* m_head;
    QToolButton* m_menu;
    FactLines* m_facts;
    StageView::PictureMaker m_maker;
    std::array<StageView*, pictureKindNames.size()> m_views{}; ///< each made when first shown
    PictureKind m_kind = PictureKind::Map;
    bool m_isCurrent = false, m_isAway = false;
    bool m_hasGist = true;
    int m_factCount = 4;
};

} // namespace softfocus
