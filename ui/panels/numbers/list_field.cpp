#include "ui/panels/numbers/list_field.h"

#include "core/text/typed_list.h"
#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/prose.h"
#include "ui/controls/text/spoken.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/numbers/list_changes.h"
#include "ui/model/numbers/numbers_editor.h"
#include "ui/paint/labels/elided_text.h"
#include "ui/style/shown_theme.h"
#include "ui/words/message_text.h"
#include "ui/words/numbers/shown_number.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

namespace softfocus {

namespace {

Comma commaOfLocale()
{
    return QLocale().decimalPoint() == QLatin1String(",") ? Comma::Decimal : Comma::Separates;
}

/// The list with as many digits as one reads.
ScoreList brief(ScoreList list)
{
    for (double& score : list.scores)
        score = givenNumber(score).value;
    return list;
}

} // namespace

bool ListLine::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        // What is no list is taken back here; beyond it the steps are the document's.
        if (!m_isFaulty && (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo))) {
            event->ignore();
            return true;
        }
        // A line's end is End's; the window exports by this key.
        if (key->keyCombination() == QKeyCombination(Qt::CTRL, Qt::Key_E)) {
            event->ignore();
            return true;
        }
        if (key->key() == Qt::Key_Escape || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void ListLine::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        emit focusChanged();
}

void ListLine::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        emit focusChanged();
}

void ListLine::keyPressEvent(QKeyEvent* event)
{
    const bool isUndo = event->matches(QKeySequence::Undo), isRedo = event->matches(QKeySequence::Redo);
    if (isRedo)
        return event->ignore();
    if (isUndo && m_isFaulty)
        return emit restored();
    if (isUndo)
        return event->ignore();
    switch (event->key()) {
    case Qt::Key_Escape: emit givenUp(); [[fallthrough]];
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down: return emit left();
    default: QLineEdit::keyPressEvent(event);
    }
}

ListField::ListField(SceneEditor& editor, QWidget* parent)
    : Card(parent), m_editor(editor), m_line(new ListLine), m_hint(new TextLabel({.pixels = 12, .ink = Ink::Secondary})),
      m_lists(new QToolButton), m_note(makeProse("listNote", 12, Ink::Secondary)), m_column(new QVBoxLayout(this))
{
    setObjectName("listField");
    setAccessibleName(tr("The list of numbers"));
    m_line->setObjectName("listLine");
    m_line->setAccessibleName(tr("List of numbers"));
    m_line->setAccessibleDescription(tr("Scores with or without names: 4, 2, 1 or A=4; B=2. Cells of a table can be pasted."));
    m_line->setPlaceholderText(tr("4, 2, 1"));
    m_line->setFrame(false);
    m_hint->setText(tr("any numbers: big, small, negative · drag a bar to change a score"));
    m_hint->setAlignment(Qt::AlignRight);
    makeLists();
    auto* row = new QHBoxLayout;
    row->addWidget(m_line, 1);
    row->addWidget(m_hint);
    row->addWidget(m_lists);
    m_column->addLayout(row);
    m_column->addWidget(m_note);
    connect(m_line, &QLineEdit::textEdited, this, &ListField::take);
    connect(m_line, &QLineEdit::textChanged, this, &ListField::fitHint);
    connect(m_line, &QLineEdit::editingFinished, &m_editor, &SceneEditor::beginEdits);
    connect(m_line, &ListLine::left, this, &ListField::left);
    connect(m_line, &ListLine::restored, this, &ListField::showList);
    connect(m_line, &ListLine::givenUp, this, &ListField::giveUp);
    // All digits are there to be edited; what is no list stays.
    connect(m_line, &ListLine::focusChanged, this, [this] {
        if (!m_line->m_isFaulty)
            showList();
        else if (!m_line->hasFocus())
            takeBack();
    });
    connect(&m_editor, &SceneEditor::sceneChanged, this, &ListField::follow);
    followTheme(*this, [this, row](const Theme& theme) {
        m_line->setFont(theme.sized(m_compact ? 18 : 22));
        row->setSpacing(scaled(12));
        setMargins();
        fitHint();
    });
    showList();
}

void ListField::makeLists()
{
    m_lists->setObjectName("readyLists");
    m_lists->setText(tr("Lists"));
    m_lists->setToolTip(tr("Lists that show something, each with what to look for in it"));
    m_lists->setPopupMode(QToolButton::InstantPopup);
    m_lists->setFocusPolicy(Qt::TabFocus);
    m_lists->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setLook(*m_lists, Look::Row);
    auto* menu = new QMenu(m_lists);
    menu->setToolTipsVisible(true);
    m_lists->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &ListField::fillLists);
}

void ListField::fillLists()
{
    QMenu& menu = *m_lists->menu();
    menu.clear();
    constexpr double edges = 80; // of the menu, and what it keeps from the window's edge
    const int most = window()->width() - scaled(edges);
    const QFontMetrics metrics(menu.font());
    for (const ReadyList& ready : readyLists()) {
        QAction* action = menu.addAction(ready.name + u'\n' + metrics.elidedText(ready.reason, Qt::ElideRight, most), this, [this, ready] {
            if (const Result<bool> taken = NumbersEditor(m_editor).setList(tr("List: %1").arg(ready.name), ready.list); !taken)
                say(messageText(taken.error()));
            else
                emit listChosen();
        });
        action->setCheckable(true);
        action->setChecked(ready.list == m_shown);
        action->setToolTip(ready.reason);
        action->setStatusTip(ready.reason);
    }
}

QString ListField::note() const
{
    return m_note->isHidden() ? QString() : m_note->text();
}

void ListField::focusList()
{
    m_line->setFocus();
    m_line->setSelection(int(m_line->text().size()), -int(m_line->text().size())); // a long list is seen from its beginning
}

void ListField::type(const QKeyEvent& key)
{
    m_line->setFocus();
    m_line->end(false);
    m_line->insert(key.text());
    take(m_line->text());
}

bool ListField::canTake(const QString& text)
{
    constexpr qsizetype longest = 100'000; // of what is read only to see whether it is one
    return text.size() <= longest && typedList(text, commaOfLocale());
}

void ListField::pasteList(const QString& text)
{
    m_line->selectAll();
    m_line->insert(text); // which makes one line of it, as the line's own pasting does
    take(m_line->text());
}

void ListField::take(const QString& text)
{
    const Result<ScoreList> typed = typedList(text, commaOfLocale());
    m_line->m_isFaulty = !typed;
    if (!m_before)
        m_before = m_editor.scene().numbers.list;
    if (!typed) {
        const bool isEmpty = text.trimmed().isEmpty();
        say(isEmpty ? tr("The list is empty: the last one stays until there is another.") : messageText(typed.error()));
        return;
    }
    say(typed->scores.size() == 1 ? tr("A single number has nobody to share with: whoever divides by the sum gives it all of the weight.")
                                  : QString());
    if (*typed == m_editor.scene().numbers.list)
        return;
    if (typed->scores.size() != m_shown.scores.size())
        m_editor.beginEdits(); // number by number undoes number by number
    m_shown = *typed;
    const Result<bool> taken = NumbersEditor(m_editor).setList(tr("Type the numbers"), *typed, Gesture::Drag);
    m_editor.rest();
    if (!taken)
        say(messageText(taken.error()));
    else
        emit listChosen();
}

void ListField::follow()
{
    if (m_editor.scene().numbers.list != m_shown)
        showList();
}

/// A list that was only begun, before what is none, takes nobody's place: that which was there before comes back.
void ListField::takeBack()
{
    if (!m_before || *m_before == m_editor.scene().numbers.list)
        return;
    m_shown = *m_before; // what is typed stays
    m_editor.beginEdits();
    if (const Result<bool> taken = NumbersEditor(m_editor).setList(tr("Take back what was typed"), m_shown); !taken)
        say(messageText(taken.error()));
}

void ListField::giveUp()
{
    if (m_line->m_isFaulty)
        takeBack();
    showList();
}

void ListField::showList()
{
    m_before.reset();
    m_shown = m_editor.scene().numbers.list;
    m_line->m_isFaulty = false;
    const QString text = listText(m_line->hasFocus() ? m_shown : brief(m_shown), commaOfLocale());
    if (text != m_line->text())
        m_line->setText(text);
    if (!m_line->hasFocus())
        m_line->setCursorPosition(0);
    say({});
}

void ListField::say(const QString& note)
{
    const bool isNew = note != m_note->text();
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    if (isNew && !note.isEmpty())
        announce(*m_note);
}

void ListField::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    m_line->setFont(shownTheme().sized(m_compact ? 18 : 22));
    setMargins();
}

void ListField::setMargins()
{
    m_column->setContentsMargins(scaled(18), scaled(m_compact ? 4 : 10), scaled(18), scaled(m_compact ? 4 : 10));
    m_column->setSpacing(scaled(4));
}

void ListField::fitHint()
{
    constexpr double roomy = 900, between = 80;
    const int list = m_line->fontMetrics().horizontalAdvance(m_line->text().left(mostInALine));
    const int room = width() - m_hint->sizeHint().width() - m_lists->sizeHint().width() - scaled(between);
    m_hint->setVisible(width() >= scaled(roomy) && list <= room);
}

void ListField::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    fitHint();
}

void ListField::mousePressEvent(QMouseEvent* event)
{
    m_line->setFocus(); // beside the text is meant as the text
    Card::mousePressEvent(event);
}

} // namespace softfocus
