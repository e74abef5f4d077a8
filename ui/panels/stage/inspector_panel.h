#pragma once

#include "ui/controls/text/card.h"

class QLabel;

namespace softfocus {

class ResultSource;
class GradientView;
class RowTable;
class Segments;
class Selection;
class TermMark;
class TextLabel;
struct WorkedRow;

/// The chosen query, worked with its own numbers, and below either its weights over the temperature or its gradient.
class InspectorPanel : public Card {
    Q_OBJECT

public:
    InspectorPanel(const ResultSource& results, Selection& selection, QWidget* parent = nullptr);

    /// Whether the gradient is shown below the table instead of the curves.
    bool showsGradient() const { return m_showsGradient; }
    void setShowsGradient(bool shows);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void build();
    void buildLower();
    void setMargins();
    void showLower(const WorkedRow& row, bool worked);
    void nameTerms(const WorkedRow& row, bool hasWorking);
    TermMark* makeMark(const char* name);

    const ResultSource& m_results;
    Selection& m_selection;
    TextLabel* m_title;
    TextLabel* m_summary;
    RowTable* m_table;
    QLabel* m_formula;
    QStringList m_parts; ///< of the formula
    QLabel* m_remark;
    TextLabel* m_lowerTitle;
    Segments* m_lower;
    QWidget* m_curves;
    GradientView* m_gradient;
    QLabel* m_gradientNote;
    bool m_showsGradient = false;
    TermMark *m_tableTerms, *m_summaryTerms, *m_remarkTerms, *m_lowerTerms;
};

} // namespace softfocus
