#pragma once

#include "ui/model/document/deferred_results.h"

#include <QWidget>

#include <vector>

class QBoxLayout;
class QMenu;
class QScrollArea;
class QVBoxLayout;

namespace softfocus {

class Card;
class NumberResults;
class NumbersEditor;
class SceneEditor;
class ScoreBarsView;
class Segments;
class Selection;
class SimplexPanel;
class TextLabel;
class WeightBarsView;
class WorkedBox;

/// The three panels of the lesson on weights: scores to be dragged, what every variant makes of them, and where that lies on the simplex.
/// They stand side by side where there is room, else under each other, and then scroll.
class WeightsLesson : public QWidget {
    Q_OBJECT

public:
    /// Needs: all outlive the lesson.
    WeightsLesson(SceneEditor& editor, NumberResults& results, Selection& selection, QWidget* parent = nullptr);

    ScoreBarsView& scores() const { return *m_bars; }
    /// Where the weights lie.
    SimplexPanel& places() const { return *m_places; }
    WeightBarsView& weights() const { return *m_weighed; }
    WorkedBox& working() const { return *m_working; }
    /// What can be done with the variant that is worked.
    void addEntries(QMenu& menu);
    /// The panels in the order in which F6 goes through them.
    std::vector<QWidget*> panels() const { return {m_scores, m_weights, m_simplex}; }

signals:
    void refused(const QString& sentence); ///< what was to become of a score cannot be

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    Card* makeScores();
    Card* makeWeights();
    Card* makeSimplex();
    QWidget* makeCurves();
    QWidget* makeWeightsTools();
    void connectScores();
    void follow();
    void fold();

    SceneEditor& m_editor;
    NumberResults& m_results;
    Selection& m_selection;
    DeferredResults m_deferred; ///< what the working follows, so that the bars come first
    QScrollArea* m_area;
    QScrollArea* m_weightsArea = nullptr;
    QScrollArea* m_simplexArea = nullptr;
    QBoxLayout* m_panels = nullptr;
    ScoreBarsView* m_bars;
    WeightBarsView* m_weighed;
    WorkedBox* m_working;
    TextLabel* m_sums;
    Segments* m_form;
    SimplexPanel* m_places;
    TextLabel* m_curvesTitle;    ///< above the weights over the temperature
    QWidget* m_curves = nullptr; ///< with its title
    QWidget *m_scores, *m_weights, *m_simplex;
};

} // namespace softfocus
