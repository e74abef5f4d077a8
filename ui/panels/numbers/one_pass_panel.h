#pragma once

#include "ui/model/document/scene_editor.h"
#include "ui/model/numbers/one_pass.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QSlider;
class QToolButton;

namespace softfocus {

class LessonTable;
class OnePassView;
class TermMark;
class TextLabel;

/// The lesson on the online softmax: the list is taken number by number, by keys, by buttons, by the pointer on the picture, or played.
class OnePassPanel : public QWidget {
    Q_OBJECT

public:
    /// `results` has the list as its only row, for what is said of terms. Needs: both outlive the panel.
    OnePassPanel(SceneEditor& editor, const ResultSource& results, QWidget* parent = nullptr);

    /// What is shown.
    const OnePass& pass() const { return m_pass; }
    /// What the keyboard is given.
    OnePassView& picture() { return *m_picture; }
    bool isPlaying() const { return m_clock.isActive(); }

    /// From one number to the next while it plays. Units: milliseconds.
    static constexpr int pace = 900;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeBody();
    void goTo(std::ptrdiff_t taken);
    /// Begins anew where it is at the end.
    void togglePlaying();
    void pause();
    void takeNext();
    void follow();
    void showPlaying();

    SceneEditor& m_editor;
    TermMark* m_terms;
    OnePass m_pass;
    QToolButton *m_back, *m_play, *m_next;
    QSlider* m_slider;
    TextLabel* m_place;
    QLabel *m_step, *m_result;
    OnePassView* m_picture;
    LessonTable* m_table;
    QBoxLayout* m_body = nullptr;
    QTimer m_clock;
};

} // namespace softfocus
