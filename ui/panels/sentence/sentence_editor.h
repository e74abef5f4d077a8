#pragma once

#include <QMimeData>
#include <QPlainTextEdit>

#include <functional>
#include <string>
#include <vector>

class QTextLine;

namespace softfocus {

class SceneEditor;

/// A word of the sentence that is shown differently from the others. Units: UTF-16 code units.
struct WordMark {
    enum class Kind {
        Lit,     ///< under the pointer
        Chosen,  ///< the chosen query
        Unknown, ///< not in the vocabulary
    };
    Kind kind = Kind::Lit;
    int begin = 0;
    int length = 0;
};

/// The editor of the scene's text: every keystroke is an edit of the document, and the document's undo is its undo.
class SentenceEditor : public QPlainTextEdit {
    Q_OBJECT

public:
    /// Needs: the document outlives the editor.
    explicit SentenceEditor(SceneEditor& editor, QWidget* parent = nullptr);

    /// Shows these words; until the text changes before or in them.
    void showMarks(std::vector<WordMark> marks);

signals:
    void focusChanged();
    /// What was typed, pasted or dropped does not fit, and was not taken.
    void refused(const QString& sentence);

protected:
    bool event(QEvent* event) override;
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
    void replaceText(const QString& text);
    void noteChange(int position, int removed, int added);
    void endWordBefore(Change change, int position, int added);
    void sendText();
    QFont textFont() const;
    void fitLayoutTo(const QString& text);
    void fitHeight();
    int lineCountUpTo(int limit) const;
    void leave();
    void forEachVisibleLine(const std::function<void(const QTextLine&, QPointF, int)>& visit) const;
    void paintMarks(QPainter& painter, bool behindText) const;
    void paintMark(QPainter& painter, const WordMark& mark, const QTextLine& line, QPointF origin, int blockStart) const;

    SceneEditor& m_editor;
    std::vector<WordMark> m_marks;
    std::string m_sent; ///< the scene's text as last shown or sent
    Change m_lastChange = Change::None;
    int m_lastPosition = -1;   ///< where the last change left off
    bool m_afterSpace = false; ///< the last typed character was white space
    bool m_isLong = false;     ///< too long for the finer points of type
    bool m_following = false;  ///< the text changes because the scene did
};

} // namespace softfocus
