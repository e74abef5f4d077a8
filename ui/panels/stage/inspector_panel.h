#pragma once

#include "ui/controls/text/card.h"
#include "ui/words/terms.h"

class QAction;
class QHBoxLayout;
class QLabel;
class QScrollArea;

namespace softfocus {

class LevelBarsView;
class CurveView;
class ResultSource;
class GradientView;
class RowTable;
class Segments;
class Selection;
class TermMark;
class TextLabel;
struct WorkedRow;

/// The chosen query, worked with its own numbers, and below a picture of it.
class InspectorPanel : public Card {
    Q_OBJECT

public:
    /// What is shown below the table: the weights over the temperature, what they follow from, or their gradient.
    enum class Lower { Curves, Bars, Gradient };

    InspectorPanel(const ResultSource& results, Selection& selection, QWidget* parent = nullptr);

    Lower lower() const { return m_shownLower; }
    void setLower(Lower lower);
    /// Where the temperature can be taken hold of.
    CurveView& curves() { return *m_curves; }
    /// Adds a button for what can be done with the row. Called once, after the action.
    void addTool(QAction& action);
    /// What says how the row came about, and which picture of it is shown below: its name, its table, its formula and the switch.
    std::vector<const QWidget*> working() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    QWidget* makeContent();
    void fitContent();
    void build();
    void buildLower();
    void setMargins();
    void showLower(const WorkedRow& row, bool worked);
    void nameTerms(const WorkedRow& row, bool hasWorking);
    TermMark* makeMark(const char* name);
    std::vector<Term> lowerTerms(const WorkedRow& row) const;

    const ResultSource& m_results;
    Selection& m_selection;
    QScrollArea* m_area = nullptr;
    QHBoxLayout* m_tools; ///< what can be done with the row
    TextLabel* m_title;
    TextLabel* m_summary;
    RowTable* m_table;
    QLabel* m_formula;
    QStringList m_parts; ///< of the formula
    QString m_written;   ///< formula and steps, in which these terms are
    std::vector<Term> m_writtenTerms;
    QLabel* m_remark;
    TextLabel* m_lowerTitle;
    Segments* m_lower;
    CurveView* m_curves;
    LevelBarsView* m_bars;
    GradientView* m_gradient;
    QLabel* m_lowerNote;
    Lower m_shownLower = Lower::Curves;
    TermMark *m_tableTerms, *m_summaryTerms, *m_formulaTerms, *m_remarkTerms, *m_lowerTerms;
};

} // namespace softfocus
