#pragma once

#include "ui/model/document/scene_editor.h"
#include "ui/model/numbers/overflow_lesson.h"

#include <QWidget>

#include <optional>

class QBoxLayout;
class QLabel;

namespace softfocus {

class FloatRangeView;
class LessonTable;
class NumberBox;
class NumberSlider;
class TermMark;

/// The lesson on overflow: softmax of the list as a textbook writes it, worked in half, single and double precision, without and with the
/// maximum subtracted, side by side or, where there is less room, one below the other; a slider multiplies the scores.
class OverflowPanel : public QWidget {
    Q_OBJECT

public:
    /// `results` has the list as its only row, for what is said of terms. Needs: both outlive the panel.
    OverflowPanel(SceneEditor& editor, const ResultSource& results, QWidget* parent = nullptr);

    /// What is shown, of the scene as it is.
    const OverflowLesson& lesson();

    /// What the keyboard is given.
    NumberSlider& slider() { return *m_slider; }

signals:
    void refused(const QString& sentence); ///< what was typed is no factor, and why

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeTable(LessonTable& table, const QString& title);
    void connectFactor();
    void follow();
    void showLesson();
    void showLimits();

    SceneEditor& m_editor;
    TermMark* m_terms;
    NumberBox* m_entry;
    NumberSlider* m_slider;
    QLabel *m_now, *m_limits;
    FloatRangeView* m_ranges;
    LessonTable *m_plain, *m_shifted;
    QBoxLayout* m_tables;
    std::optional<OverflowLimits> m_found; ///< of the list and the temperature that follow
    std::vector<double> m_foundScores;
    double m_foundTemperature = 0;
    OverflowLesson m_lesson;
};

} // namespace softfocus
