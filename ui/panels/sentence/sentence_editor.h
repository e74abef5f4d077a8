#pragma once

#include "ui/panels/sentence/word_mark.h"

#include <QMimeData>
#include <QPlainTextEdit>

#include <functional>
#include <optional>
#include <string>
#include <vector>

class QMenu;
class QTextLine;

namespace softfocus {

class EmojiInColour;
class SceneEditor;

/// Where a word of the sentence stands. Units: UTF-16 code units.
struct WordPlace {
    int begin = 0, length = 0;
};

/// The editor of one of the scene's texts: every keystroke is an edit of the document, and the document's undo is its undo.
class SentenceEditor : public QPlainTextEdit {
    Q_OBJECT

public:
    /// Of the text at a place of typedTexts(); where the scene has none there, it keeps the last one.
    /// Needs: the document outlives the editor.
    SentenceEditor(SceneEditor& editor, std::size_t place, QWidget* parent = nullptr);

    /// What it is called, what it asks for, in fewer words where these have no room, and how many lines it has room for before it scrolls.
    void setRole(const QString& name, const QStringList& placeholders, int mostLines);
    /// The editors that the arrow keys lead to at the first line and at the last; null where there is none.
    void setNeighbours(SentenceEditor* above, SentenceEditor* below);
    /// Shows a text that nobody typed, such as a model's translation, until somebody types into it. Needs: the scene has no text at this place.
    void showUntyped(const std::string& text);
    /// Where the first line of the text is. Units: logical pixels of the editor.
    QRectF firstLine() const;

    /// Shows these words; until the text changes before or in them.
    void showMarks(std::vector<WordMark> marks);
    /// The words that can be pointed at and asked for, by what a menu calls asking for one; empty where they cannot.
    void setWords(std::vector<WordPlace> words, std::function<QString(std::size_t)> asking);
    /// The word at a point of the text's picture. Units: logical pixels of the viewport.
    std::optional<std::size_t> wordAt(QPointF point) const;

signals:
    void focusChanged();
    void wordPointed(int place);                 ///< the pointer is on this word now; −1 on none
    void wordAsked(int place);                   ///< somebody wants to see this word
    void wordMenuOpened(QMenu* menu, int place); ///< of what can be done with this word
    void left();                                 ///< a key asks to go on behind all that is typed
    /// What was typed, pasted or dropped does not fit, and was not taken.
    void refused(const QString& sentence);
    /// A matrix is being pasted or dropped, which is no sentence.
    void matrixGiven(const QMimeData& data);

protected:
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool canInsertFromMimeData(const QMimeData* source) const override { return source->hasText() && !source->hasUrls(); }
    void insertFromMimeData(const QMimeData* source) override;

private:
    /// What kind of change the last one was; changes of one kind in one place undo together.
    enum class Change { None, Typing, Deleting, Replacing };

    void followScene();
    void showText(std::string text);
    void replaceText(const QString& text);
    void noteChange(int position, int removed, int added);
    void endWordBefore(Change change, int position, int added);
    void sendText();
    QFont textFont() const;
    void fitLayoutTo(const QString& text);
    void fitHeight();
    void fitPlaceholder();
    void setScrolls(bool scrolls);
    int lineCountUpTo(int limit) const;
    bool leaves(const QKeyEvent& key);
    void enterAt(int x, bool lastLine);
    void clearSelection();
    void forEachVisibleLine(const std::function<void(const QTextLine&, QPointF, int)>& visit) const;
    void pointAt(std::optional<std::size_t> word);
    void addWordTo(QMenu& menu, QPointF point);
    void paintMarks(QPainter& painter, bool behindText) const;

    SceneEditor& m_editor;
    std::size_t m_place;
    SentenceEditor* m_above = nullptr;
    SentenceEditor* m_below = nullptr;
    int m_mostLines = 3;
    QStringList m_placeholders;       ///< from the longest to the shortest
    bool m_isFitting = false;         ///< to a width
    EmojiInColour* m_emoji = nullptr; ///< made when first needed
    std::vector<WordMark> m_marks;
    std::vector<WordPlace> m_words;
    std::function<QString(std::size_t)> m_asking; ///< "Show the row of “bakes”"
    std::optional<std::size_t> m_pointed;
    std::string m_sent; ///< the scene's text as last shown or sent
    Change m_lastChange = Change::None;
    int m_lastPosition = -1;   ///< where the last change left off
    bool m_afterSpace = false; ///< the last typed character was white space
    bool m_isLong = false;     ///< too long for the finer points of type
    bool m_following = false;  ///< the text changes because the scene did
};

} // namespace softfocus
