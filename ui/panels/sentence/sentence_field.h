#pragma once

#include "ui/controls/text/card.h"

class QHBoxLayout;
class QPushButton;

namespace softfocus {

class SceneEditor;
class Selection;
class SentenceEditor;
class SentenceFacts;
class TextLabel;

/// The sentence on top of the window, or where its scores come from when they were given.
class SentenceField : public Card {
    Q_OBJECT

public:
    /// Needs: both outlive the field.
    SentenceField(SceneEditor& editor, Selection& selection, QWidget* parent = nullptr);

    /// Takes less height.
    void setCompact(bool compact);
    /// Puts the keyboard focus into the sentence and selects all of it.
    void focusSentence();

signals:
    void refused(const QString& sentence); ///< what was to be put into the sentence does not fit

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void setMargins();
    void followScene();
    void followResult();
    void markWords();
    void makeOrigin();
    void backToTheSentence();

    bool m_compact = false;
    SceneEditor& m_scene;
    Selection& m_selection;
    SentenceEditor* m_editor;
    SentenceFacts* m_facts;
    QHBoxLayout* m_row;
    TextLabel* m_origin = nullptr; ///< made when scores are first given
    QPushButton* m_back = nullptr; ///< likewise
};

} // namespace softfocus
