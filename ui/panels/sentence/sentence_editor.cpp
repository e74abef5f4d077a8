#include "ui/panels/sentence/sentence_editor.h"

#include "core/scene/text_limit.h"
#include "core/text/well_formed.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/session/file_content.h"
#include "ui/panels/sentence/emoji_in_colour.h"
#include "ui/style/shown_theme.h"
#include "ui/words/message_text.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>
#include <QUndoStack>

#include <algorithm>

namespace softfocus {

namespace {

constexpr double editorTextPixels = 22;
constexpr qsizetype longText = 1'000; ///< Units: characters, from which layout takes a noticeable share of a frame
constexpr qsizetype longWord = 500;   ///< Units: characters

/// The editor's text with '\n' between its blocks, everything else as it is: toPlainText() would turn hard spaces into
/// soft ones.
QString editorTextOf(const QTextDocument& document)
{
    QString text = document.toRawText();
    text.replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
    return wellFormed(text);
}

/// A text as the editor can hold it, of the same length so that places in one are places in the other.
QString editable(QString text)
{
    text.replace(QLatin1String("\r\n"), QLatin1String(" \n"));
    text.replace(QLatin1Char('\r'), QLatin1Char('\n'));
    return text;
}

/// Whether the focus is lent to a menu or another window only, which may be about what is selected.
bool comesBack(Qt::FocusReason reason)
{
    return reason == Qt::PopupFocusReason || reason == Qt::MenuBarFocusReason || reason == Qt::ActiveWindowFocusReason;
}

qsizetype longestWord(const QString& text)
{
    qsizetype longest = 0;
    qsizetype current = 0;
    for (const QChar character : text) {
        current = character.isSpace() ? 0 : current + 1;
        longest = std::max(longest, current);
    }
    return longest;
}

} // namespace

SentenceEditor::SentenceEditor(SceneEditor& editor, std::size_t place, QWidget* parent)
    : QPlainTextEdit(parent), m_editor(editor), m_place(place)
{
    setFrameShape(QFrame::NoFrame);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setCursorWidth(2);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    connect(this->document(), &QTextDocument::contentsChange, this, &SentenceEditor::noteChange);
    connect(this, &QPlainTextEdit::textChanged, this, &SentenceEditor::sendText);
    connect(&m_editor, &SceneEditor::sceneChanged, this, &SentenceEditor::followScene);
    followTheme(*this, [this](const Theme&) {
        setFont(textFont());
        fitHeight();
    });
    followScene();
    moveCursor(QTextCursor::End);
}

void SentenceEditor::setRole(const QString& name, const QStringList& placeholders, int mostLines)
{
    setAccessibleName(name);
    m_placeholders = placeholders;
    fitPlaceholder();
    m_mostLines = mostLines;
    fitHeight();
}

void SentenceEditor::setNeighbours(SentenceEditor* above, SentenceEditor* below)
{
    m_above = above;
    m_below = below;
}

QRectF SentenceEditor::firstLine() const
{
    const double margin = document()->documentMargin();
    return {margin, margin, viewport()->width() - 2 * margin, QFontMetricsF(font()).lineSpacing()};
}

QFont SentenceEditor::textFont() const
{
    QFont font = shownTheme().sized(editorTextPixels);
    if (m_isLong) {
        // Kerning and ligatures are nine tenths of a long text's layout. Scripts that need shaping keep it.
        font.setKerning(false);
        font.setStyleStrategy(QFont::PreferNoShaping);
    }
    return font;
}

void SentenceEditor::fitLayoutTo(const QString& text)
{
    if (!m_emoji && EmojiInColour::isIn(text))
        m_emoji = new EmojiInColour(*document());
    // Looking for a place between words that is not there takes time quadratic in the length of the word.
    const bool anywhere = longestWord(text) > longWord;
    const QTextOption::WrapMode mode = anywhere ? QTextOption::WrapAnywhere : QTextOption::WrapAtWordBoundaryOrAnywhere;
    if (mode != wordWrapMode())
        setWordWrapMode(mode);
    const bool isLong = text.size() > longText;
    if (isLong == m_isLong)
        return;
    m_isLong = isLong;
    setFont(textFont());
}

void SentenceEditor::showMarks(std::vector<WordMark> marks)
{
    m_marks = std::move(marks);
    viewport()->update();
}

void SentenceEditor::setWords(std::vector<WordPlace> words, std::function<QString(std::size_t)> asking)
{
    m_words = std::move(words);
    m_asking = std::move(asking);
    viewport()->setMouseTracking(!m_words.empty());
}

void SentenceEditor::followScene()
{
    std::vector<std::string> texts = typedTexts(m_editor.scene().source);
    if (m_place < texts.size() && texts[m_place] != m_sent)
        showText(std::move(texts[m_place]));
}

void SentenceEditor::showUntyped(const std::string& text)
{
    if (text != m_sent)
        showText(text);
}

void SentenceEditor::showText(std::string text)
{
    m_sent = std::move(text);
    m_lastChange = Change::None;
    replaceText(editable(QString::fromStdString(m_sent)));
}

void SentenceEditor::replaceText(const QString& text)
{
    // Only what differs is replaced, so that the cursor and the view stay with the change.
    const QString old = editorTextOf(*document());
    const qsizetype shorter = std::min(old.size(), text.size());
    const auto differs = std::mismatch(old.begin(), old.begin() + shorter, text.begin());
    const qsizetype front = differs.first - old.begin();
    qsizetype back = 0;
    while (back < shorter - front && old[old.size() - 1 - back] == text[text.size() - 1 - back])
        ++back;
    if (front == old.size() && front == text.size())
        return;
    m_following = true;
    fitLayoutTo(text);
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.setPosition(static_cast<int>(front));
    cursor.setPosition(static_cast<int>(old.size() - back), QTextCursor::KeepAnchor);
    cursor.insertText(text.mid(front, text.size() - front - back));
    cursor.endEditBlock();
    setTextCursor(cursor);
    m_following = false;
    fitHeight();
}

void SentenceEditor::noteChange(int position, int removed, int added)
{
    m_words.clear(); // until the new result says where they are
    // Marks in front of the change stay true; the others wait for the new result.
    std::erase_if(m_marks, [&](const WordMark& mark) { return mark.begin + mark.length > position; });
    if (m_following)
        return;
    const bool types = added == 1 && removed == 0;
    const bool deletes = added == 0 && removed == 1;
    const Change change = types ? Change::Typing : deletes ? Change::Deleting : Change::Replacing;
    endWordBefore(change, position, added);
    m_lastChange = change;
    m_lastPosition = position + added;
}

void SentenceEditor::endWordBefore(Change change, int position, int added)
{
    const bool space = added > 0 && document()->characterAt(position + added - 1).isSpace();
    const bool continues =
        change == Change::Deleting ? position == m_lastPosition || position + 1 == m_lastPosition : position == m_lastPosition;
    const bool newWord = change == Change::Typing && m_afterSpace && !space;
    if (change == Change::Replacing || change != m_lastChange || !continues || newWord)
        m_editor.beginEdits();
    m_afterSpace = space;
}

void SentenceEditor::sendText()
{
    if (m_following)
        return;
    const QString text = editorTextOf(*document());
    fitLayoutTo(text);
    fitHeight();
    if (text.toStdString() == m_sent)
        return;
    m_sent = text.toStdString();
    QString label = tr("Typing");
    if (m_lastChange != Change::Typing)
        label = m_lastChange == Change::Deleting ? tr("Deleting") : tr("Sentence");
    if (const Result<bool> edited = m_editor.type(label, m_place, m_sent); !edited) {
        m_sent.clear();
        followScene();
        emit refused(messageText(edited.error()));
    }
}

bool SentenceEditor::event(QEvent* event)
{
    // Undo and redo are the scene's, and copying without a selection copies the figure: those keys are the window's.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        const bool undoes = key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo);
        const bool pastesNoText = key.matches(QKeySequence::Paste) && !canPaste(); // such as a picture, which the window takes
        if (undoes || pastesNoText || (key.matches(QKeySequence::Copy) && !textCursor().hasSelection())) {
            event->ignore();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void SentenceEditor::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Undo))
        m_editor.undoStack().undo();
    else if (event->matches(QKeySequence::Redo))
        m_editor.undoStack().redo();
    else if (!leaves(*event))
        QPlainTextEdit::keyPressEvent(event);
}

/// True where the key was one that leads out of the editor. Enter goes on to the next one, Esc past all of them.
bool SentenceEditor::leaves(const QKeyEvent& key)
{
    const bool plain = (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const QTextBlock block = textCursor().block();
    const QTextLine line = block.layout()->lineForTextPosition(textCursor().positionInBlock());
    switch (key.key()) {
    case Qt::Key_Escape: emit left(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_below)
            m_below->setFocus(Qt::TabFocusReason);
        else
            emit left();
        return true;
    case Qt::Key_Up:
        if (!plain || !m_above || block.previous().isValid() || (line.isValid() && line.lineNumber() > 0))
            return false;
        m_above->enterAt(cursorRect().x(), true);
        return true;
    case Qt::Key_Down:
        if (!plain || !m_below || block.next().isValid() || (line.isValid() && line.lineNumber() + 1 < block.layout()->lineCount()))
            return false;
        m_below->enterAt(cursorRect().x(), false);
        return true;
    default: return false;
    }
}

void SentenceEditor::enterAt(int x, bool lastLine)
{
    setFocus(Qt::OtherFocusReason);
    moveCursor(lastLine ? QTextCursor::End : QTextCursor::Start);
    setTextCursor(cursorForPosition({x, cursorRect().center().y()}));
}

void SentenceEditor::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    addWordTo(menu, viewport()->mapFromGlobal(event->globalPos()));
    menu.addAction(m_editor.undoStack().createUndoAction(&menu, tr("Undo")));
    menu.addAction(m_editor.undoStack().createRedoAction(&menu, tr("Redo")));
    menu.addSeparator();
    const bool selected = textCursor().hasSelection();
    menu.addAction(tr("Cut"), this, &QPlainTextEdit::cut)->setEnabled(selected);
    menu.addAction(tr("Copy"), this, &QPlainTextEdit::copy)->setEnabled(selected);
    menu.addAction(tr("Paste"), this, &QPlainTextEdit::paste)->setEnabled(canPaste());
    menu.addSeparator();
    menu.addAction(tr("Select all"), this, &QPlainTextEdit::selectAll);
    menu.exec(event->globalPos());
}

/// Where a menu was asked for by a key, the pointer is at the cursor.
void SentenceEditor::addWordTo(QMenu& menu, QPointF point)
{
    const std::optional<std::size_t> word = wordAt(point);
    if (!word || !m_asking)
        return;
    QAction* action =
        menu.addAction(m_asking(*word) + QStringLiteral("\t") + tr("Alt+click"), this, [this, word] { emit wordAsked(int(*word)); });
    action->setObjectName(QStringLiteral("askWord"));
    emit wordMenuOpened(&menu, int(*word));
    menu.addSeparator();
}

void SentenceEditor::pointAt(std::optional<std::size_t> word)
{
    if (word == m_pointed)
        return;
    m_pointed = word;
    emit wordPointed(word ? int(*word) : -1);
}

bool SentenceEditor::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        pointAt(std::nullopt);
    else if (event->type() == QEvent::MouseMove && !m_words.empty())
        pointAt(static_cast<QMouseEvent*>(event)->buttons() == Qt::NoButton ? wordAt(static_cast<QMouseEvent*>(event)->position())
                                                                            : std::nullopt);
    return QPlainTextEdit::viewportEvent(event);
}

/// With Alt a click is about the word rather than about the text.
void SentenceEditor::mousePressEvent(QMouseEvent* event)
{
    const bool asks = event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::AltModifier);
    const std::optional<std::size_t> word = asks ? wordAt(event->position()) : std::nullopt;
    if (word)
        emit wordAsked(int(*word));
    else
        QPlainTextEdit::mousePressEvent(event);
}

void SentenceEditor::focusInEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusInEvent(event);
    emit focusChanged();
}

void SentenceEditor::focusOutEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusOutEvent(event);
    m_editor.beginEdits();
    if (textCursor().hasSelection() && !comesBack(event->reason()))
        clearSelection();
    emit focusChanged();
}

/// Where the keys go elsewhere, what is painted as selected must be what they go to.
void SentenceEditor::clearSelection()
{
    QTextCursor cursor = textCursor();
    cursor.clearSelection();
    setTextCursor(cursor);
}

/// The fullest one that fits, because what does not fit in a line is not drawn.
void SentenceEditor::fitPlaceholder()
{
    const double room = viewport()->width() - 2 * document()->documentMargin();
    const QFontMetricsF metrics(font());
    const auto fits = [&](const QString& text) { return metrics.horizontalAdvance(text) <= room; };
    const auto fitting = std::ranges::find_if(m_placeholders, fits);
    setPlaceholderText(fitting != m_placeholders.end() ? *fitting : m_placeholders.value(m_placeholders.size() - 1));
}

void SentenceEditor::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    fitPlaceholder();
    if (event->size().width() == event->oldSize().width() || m_isFitting)
        return;
    const QScopedValueRollback fitting(m_isFitting, true);
    constexpr int quick = 2000; // characters that are laid out once more without being noticed
    if (verticalScrollBarPolicy() == Qt::ScrollBarAlwaysOn && document()->characterCount() < quick)
        setScrolls(false); // in the room of its bar the text may have fewer lines
    fitHeight();
}

void SentenceEditor::insertFromMimeData(const QMimeData* source)
{
    if (!canInsertFromMimeData(source))
        return;
    if (isPlainlyMatrix(source->text(), source->html())) {
        emit matrixGiven(*source);
        return;
    }
    m_editor.beginEdits();
    const QString text = source->text();
    const QTextCursor cursor = textCursor();
    const qsizetype kept = document()->characterCount() - 1 - (cursor.selectionEnd() - cursor.selectionStart());
    if (std::size_t(kept + text.size()) > mostCharacters) { // before it is laid out, which takes its time for millions
        emit refused(
            tr("The text would have %1 characters; at most %2 can be shown as a sentence.").arg(kept + text.size()).arg(mostCharacters));
        return;
    }
    fitLayoutTo(text.size() > longText || longestWord(text) > longWord ? text : editorTextOf(*document()));
    textCursor().insertText(text);
    ensureCursorVisible();
    m_editor.beginEdits();
}

int SentenceEditor::lineCountUpTo(int limit) const
{
    int count = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && count < limit; block = block.next()) {
        document()->documentLayout()->blockBoundingRect(block); // lays the block out if it is not yet
        block.layout()->setCacheEnabled(true);                  // else every painting shapes the whole block anew
        count += std::max(1, block.layout()->lineCount());
    }
    return std::min(count, limit);
}

void SentenceEditor::fitHeight()
{
    const double margins = 2 * document()->documentMargin();
    const double line = QFontMetricsF(font()).lineSpacing();
    const int lines = lineCountUpTo(m_mostLines + 1);
    setScrolls(lines > m_mostLines);
    setFixedHeight(qCeil(std::min(lines, m_mostLines) * line + margins));
}

void SentenceEditor::setScrolls(bool scrolls)
{
    setVerticalScrollBarPolicy(scrolls ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    const int bar = scrolls ? scaled(10) : 0;
    setViewportMargins(isRightToLeft() ? bar : 0, 0, isRightToLeft() ? 0 : bar, 0);
}

std::optional<std::size_t> SentenceEditor::wordAt(QPointF point) const
{
    std::optional<std::size_t> found;
    forEachVisibleLine([&](const QTextLine& line, QPointF origin, int blockStart) {
        if (found || point.y() < origin.y() + line.y() || point.y() > origin.y() + line.y() + line.height())
            return;
        for (std::size_t place = 0; place < m_words.size() && !found; ++place) {
            const int begin = std::max(m_words[place].begin - blockStart, line.textStart());
            const int end = std::min(m_words[place].begin - blockStart + m_words[place].length, line.textStart() + line.textLength());
            if (begin >= end)
                continue;
            const QRectF box = boxOfText(line, begin, end);
            if (point.x() >= origin.x() + box.left() && point.x() <= origin.x() + box.right())
                found = place;
        }
    });
    return found;
}

void SentenceEditor::paintEvent(QPaintEvent* event)
{
    {
        QPainter painter(viewport());
        paintMarks(painter, true);
    }
    QPlainTextEdit::paintEvent(event);
    QPainter painter(viewport());
    paintMarks(painter, false);
}

void SentenceEditor::forEachVisibleLine(const std::function<void(const QTextLine&, QPointF, int)>& visit) const
{
    const QPointF offset = contentOffset();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QPointF origin = blockBoundingGeometry(block).topLeft() + offset;
        if (origin.y() > viewport()->height())
            return;
        for (int i = 0; i < block.layout()->lineCount(); ++i) {
            const QTextLine line = block.layout()->lineAt(i);
            if (origin.y() + line.y() > viewport()->height())
                return;
            if (origin.y() + line.y() + line.height() >= 0)
                visit(line, origin, block.position());
        }
    }
}

void SentenceEditor::paintMarks(QPainter& painter, bool behindText) const
{
    if (m_marks.empty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    forEachVisibleLine([&](const QTextLine& line, QPointF origin, int blockStart) {
        for (const WordMark& mark : m_marks)
            if ((mark.kind == WordMark::Kind::Lit) == behindText)
                paintMark(painter, mark, line, origin, blockStart);
    });
}

} // namespace softfocus
