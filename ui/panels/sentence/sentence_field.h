#pragma once

#include "core/attention/cell.h"
#include "core/scene/mark.h"
#include "ui/controls/text/card.h"

#include <vector>

class QHBoxLayout;
class QKeyEvent;
class QMenu;
class QMimeData;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace softfocus {

class ExampleButton;
class SceneEditor;
class Selection;
class SentenceEditor;
class SentenceFacts;
class SentenceSides;
class SourceNote;
class TextLabel;
class TranslationState;
struct WordMark;

/// What is typed into the scene, on top of the window: a sentence, or one that asks above one that is asked, or a text above its translation. Where
/// nothing is typed, where its scores come from.
class SentenceField : public Card {
    Q_OBJECT

public:
    /// Needs: both outlive the field.
    SentenceField(SceneEditor& editor, Selection& selection, QWidget* parent = nullptr);
    ~SentenceField() override;

    /// Takes less height.
    void setCompact(bool compact);
    /// Whether the line on what this attention is stands below the text, until somebody takes it away.
    void setShowsNote(bool shows);
    bool showsNote() const { return m_showsNote; }
    /// Whether there is no room for more than the text.
    void setTight(bool tight);
    /// Puts the keyboard focus into the sentence and selects all of it; where it is there already, into the other one.
    void focusSentence();
    /// Puts the keyboard into the first text, for one who begins: behind it, or with all of it selected. False where nothing is typed.
    bool begin(bool typesOver);
    /// Takes a key that was typed elsewhere, with the keyboard from then on. False where nothing is typed.
    bool type(const QKeyEvent& key);
    /// The place in typedTexts() of the text that has the keyboard, or else of the first.
    std::size_t textPlace() const;

signals:
    void left();                                        ///< a key asks to go on behind all that is typed
    void refused(const QString& sentence);              ///< what was to be put into the sentence does not fit
    void matrixGiven(const QMimeData& data);            ///< what was pasted or dropped there is a matrix
    void markRequested(const std::vector<Mark>& marks); ///< to be drawn, or taken away where they are there

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void setMargins();
    void fitFacts();
    void followScene();
    void followResult();
    /// What stands in the field.
    enum class Kind { Nothing, Sentence, Two, Translation };
    Kind kindNow() const;
    void showKind(Kind kind);
    void showEditors(Kind kind);
    void nameEditors();
    void showSides();
    void nameSides();
    void showTranslation();
    void makeTranslationState();
    /// Whether the words of a field ask, and whether they are asked, in the result that is shown.
    struct Sides {
        bool ask = false, areAsked = false;
    };
    Sides sidesOf(std::size_t field) const;
    void lightOthers(std::vector<std::vector<WordMark>>& marks, Cell cell) const;
    void addEditor();
    void makeSides();
    void showOrigin(bool shown);
    void makeOrigin();
    void nameOrigin();
    void markWords();
    void offerWords();
    void addWordMarks(QMenu& menu, std::size_t field, int word);
    void askWord(std::size_t field, int word);
    void pointAtWord(std::size_t field, int word);
    void takeExample(const QString& text);
    void showNote();
    void backToTheSentence();

    bool m_compact = false;
    bool m_isNew = true; ///< nothing was shown yet
    SceneEditor& m_scene;
    Selection& m_selection;
    std::vector<SentenceEditor*> m_editors; ///< by their places; those without a text are hidden
    std::size_t m_shown = 0;                ///< how many of them are not
    Kind m_kind = Kind::Nothing;
    SentenceFacts* m_facts;
    ExampleButton* m_examples;
    SourceNote* m_note = nullptr; ///< made when first shown
    bool m_showsNote = true;
    bool m_isTight = false;
    QVBoxLayout* m_whole;
    QHBoxLayout* m_row;
    QVBoxLayout* m_column;
    SentenceSides* m_sides = nullptr;          ///< made when there are first two texts
    TranslationState* m_translation = nullptr; ///< made when there is first a translation
    QToolButton* m_swap = nullptr;             ///< likewise
    TextLabel* m_origin = nullptr;             ///< made when there is first nothing to type
    QPushButton* m_back = nullptr;             ///< likewise
};

} // namespace softfocus
