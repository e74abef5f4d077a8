#pragma once

#include "ui/controls/text/card.h"
#include "ui/model/compare/compared_results.h"

class QPushButton;

namespace softfocus {

class CurveView;
class SceneEditor;
class Selection;
class TextLabel;
class VariantsTable;

/// The chosen row under each variant of Compare, word by word, and where they are wanted its weights over all temperatures.
class RowCard : public Card {
    Q_OBJECT

public:
    /// Needs: all outlive the card.
    RowCard(SceneEditor& editor, const ComparedResults& results, Selection& selection, QWidget* parent = nullptr);

    VariantsTable& table() const { return *m_table; }
    /// What has to be in sight for one to see that there is more below. Units: logical pixels.
    int headHeight() const;
    /// Shows the curves of the current panel where the temperature moves it, else of the first one that it moves.
    void followCurves(std::size_t current);

signals:
    void refused(const QString& sentence);

private:
    void setMargins();

    SceneEditor& m_editor;
    const ComparedResults& m_results;
    Selection& m_selection;
    TextLabel* m_title;
    VariantsTable* m_table;
    QPushButton* m_showCurves;
    TextLabel* m_curvesTitle;
    CurveView* m_curves = nullptr;                ///< null while they are not shown
    std::size_t m_current = 0, m_curvesPlace = 0; ///< of panels: the current one, and that of the curves
};

} // namespace softfocus
