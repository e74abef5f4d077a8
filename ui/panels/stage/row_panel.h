#pragma once

#include "ui/controls/text/card.h"

namespace softfocus {

class ResultSource;
class RowBarsView;
class Selection;
class TextLabel;

/// The chosen row in large bars with what made them, beside the picture of a presentation.
class RowPanel : public Card {
    Q_OBJECT

public:
    /// Needs: both outlive the panel.
    RowPanel(const ResultSource& results, Selection& selection, QWidget* parent = nullptr);

    RowBarsView& bars() const { return *m_bars; }

private:
    void refresh();

    const ResultSource& m_results;
    Selection& m_selection;
    TextLabel* m_title;
    TextLabel* m_made;   ///< by which normalizer, at which temperature
    TextLabel* m_frozen; ///< what the outlines are
    RowBarsView* m_bars;
};

} // namespace softfocus
