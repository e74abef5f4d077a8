#pragma once

#include <QWidget>

class QBoxLayout;
class QScrollArea;

namespace softfocus {

class NumberResults;
class SceneEditor;
class Selection;

/// The three panels of the lesson on weights: scores to be dragged, what every variant makes of them, and where that lies on the simplex.
/// They stand side by side where there is room, else under each other, and then scroll.
class WeightsLesson : public QWidget {
    Q_OBJECT

public:
    /// Needs: all outlive the lesson.
    WeightsLesson(SceneEditor& editor, NumberResults& results, Selection& selection, QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fold();

    QScrollArea* m_area;
    QBoxLayout* m_panels;
    QWidget *m_scores, *m_weights, *m_simplex;
};

} // namespace softfocus
