#pragma once

#include "core/attention/panel_facts.h"
#include "core/scene/page_choices.h"
#include "core/scene/view.h"
#include "ui/controls/text/card.h"
#include "ui/model/compare/compared_results.h"
#include "ui/model/derivation/row_gradient.h"
#include "ui/views/stage_view.h"

#include <array>
#include <optional>

class QToolButton;
class QVBoxLayout;

namespace softfocus {

class FactLines;
class GradientView;
class PanelHead;
class Selection;
class TextLabel;

/// One of the panels of Compare: what it is, its picture, and what its weights are like.
class ComparePanel : public Card {
    Q_OBJECT

public:
    /// Needs: results and selection outlive the panel.
    ComparePanel(const PanelResults& results, Selection& selection, StageView::PictureMaker maker, QWidget* parent = nullptr);

    /// Shows what the panel is, under this name, and its picture as this kind. `place` of `count`, from 0, for screen readers.
    void follow(const ComparedPanel& panel, const QString& name, std::size_t place, std::size_t count, PictureKind kind);
    /// What is put away costs nothing, and catches up when it is shown.
    void putAway(bool away);
    /// Shows the chosen row's gradient in place of the picture, or says that there is none.
    void showGradient(std::optional<RowGradient> gradient);
    void showPicture();
    /// Says why there is nothing to show, in place of all that there would be; empty where there is something.
    void setWaiting(const QString& why);
    /// That is shown in place of the picture; null before there was one.
    GradientView* gradientView() const { return m_gradient; }
    /// Shows the facts of the results at hand, and of the chosen row.
    void showFacts(Index query);
    /// The weights that were measured, and what was found; what is shown until there are newer ones.
    void setFacts(std::shared_ptr<const Weights> measured, const PanelFacts& facts);
    bool hasFacts() const { return m_measured == m_results.attention()->weights; }
    bool isGiven() const { return m_isGiven; }
    void setCurrent(bool current);
    /// Takes less height: without the second line of the head, and with the facts that matter most.
    void setCompact(bool hasGist, int factCount);

    StageView& view() const { return *m_views[static_cast<std::size_t>(m_kind)]; }
    PanelHead& head() const { return *m_head; }
    FactLines& factLines() const { return *m_facts; }
    QToolButton& menuButton() const { return *m_menu; }
    const PanelResults& results() const { return m_results; }
    /// What stands around the picture, as setCompact() says. Units: logical pixels.
    static QSize around(bool hasGist, int factCount);

signals:
    void gradientPointed(const std::optional<std::pair<std::size_t, std::size_t>>& cell); ///< as GradientView::cellPointed()
    void viewMade(StageView& view);                                                       ///< a kind of picture is shown for the first time

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    StageView& made(PictureKind kind);
    void sayInstead(const QString& sentence);
    void setMargins();

    const PanelResults& m_results;
    Selection& m_selection;
    QVBoxLayout* m_column;
    PanelHead* m_head;
    QToolButton* m_menu;
    FactLines* m_facts;
    std::shared_ptr<const Weights> m_measured; ///< what the next one is of
    PanelFacts m_panelFacts;
    StageView::PictureMaker m_maker;
    std::array<StageView*, pictureKindNames.size()> m_views{}; ///< each made when first shown
    PictureKind m_kind = PictureKind::Map;
    GradientView* m_gradient = nullptr; ///< made when first shown, as is the next one
    TextLabel* m_instead = nullptr;     ///< says why neither a picture nor a gradient is there
    bool m_isGiven = false;
    bool m_showsGradient = false, m_hasGradient = false;
    QString m_waiting;
    bool m_isCurrent = false, m_isAway = false;
    bool m_hasGist = true;
    int m_factCount = 4;
};

} // namespace softfocus
