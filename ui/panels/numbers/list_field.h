#pragma once

#include "core/scene/page_choices.h"
#include "ui/controls/text/card.h"

#include <QLineEdit>

#include <optional>

class QKeyEvent;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace softfocus {

class NumbersEditor;
class SceneEditor;
class TextLabel;

/// The line into which the list is typed: the document's undo is its undo.
class ListLine : public QLineEdit {
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;

signals:
    void left(); ///< a key asks to go on
    void focusChanged();
    void restored(); ///< Undo asks for the list in place of what is typed
    void givenUp();  ///< Esc asks for the list as it was before what is wrong was typed

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    friend class ListField;
    bool m_isFaulty = false; ///< what is typed is no list
};

/// The list of numbers on top of its page, as it is typed or pasted. What is no list stays as it is typed, with a sentence on what is wrong
/// with it, and the list before it stays, too.
class ListField : public Card {
    Q_OBJECT

public:
    /// Needs: the editor outlives the field.
    explicit ListField(SceneEditor& editor, QWidget* parent = nullptr);

    /// Puts the keyboard into it and selects all of it.
    void focusList();
    /// Takes a key that was typed elsewhere, with the keyboard from then on.
    void type(const QKeyEvent& key);
    /// Takes a text in place of what is typed, as if it was pasted there.
    void pasteList(const QString& text);
    /// Whether a text is a list.
    static bool canTake(const QString& text);
    void setCompact(bool compact);
    /// What is wrong with what is typed, or what there is to say of it; or empty.
    QString note() const;
    ListLine& line() { return *m_line; }

signals:
    void left();
    void listChosen(); ///< the list is another one than the last, by typing or from those that are ready

protected:
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void follow();
    void take(const QString& text);
    void showList();
    void giveUp();
    void takeBack();
    void say(const QString& note);
    void makeLists();
    void fillLists();
    void setMargins();
    void fitHint();

    SceneEditor& m_editor;
    ListLine* m_line;
    TextLabel* m_hint;
    QToolButton* m_lists;
    QLabel* m_note;
    QVBoxLayout* m_column;
    ScoreList m_shown;                 ///< the list that the line says, or that stays while it says none
    std::optional<ScoreList> m_before; ///< the list as it was before it was typed over
    bool m_compact = false;
};

} // namespace softfocus
