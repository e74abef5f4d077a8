#pragma once

#include "ui/controls/text/card.h"

namespace softfocus {

class FrozenWeights;
class ResultSource;
class RowBarsView;
class Selection;
class TextLabel;

/// The chosen row in large bars with what made them, beside the picture of a presentation.
class RowPanel : public Card {
    Q_OBJECT

public:
    /// Needs: all outlive the panel.
    RowPanel(const ResultSource& results, Selection& selection, const FrozenWeights& frozen, QWidget* parent = nullptr);

    RowBarsView& bars() const { return *m_bars; }
    /// What the row's name and its bars take of the panel; the rest is free.
    QRect takenRect() const;
    /// Whether the bars stand closer where all of them still have room, so that what is below them is free for a card.
    void setTight(bool tight);

private:
    void refresh();

    const ResultSource& m_results;
    Selection& m_selection;
    const FrozenWeights& m_frozen;
    TextLabel* m_title;
    TextLabel* m_made;     ///< by which normalizer, at which temperature
    TextLabel* m_outlines; ///< what the outlines are
    RowBarsView* m_bars;
};

} // namespace softfocus
