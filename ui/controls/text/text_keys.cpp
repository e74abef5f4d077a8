#include "ui/controls/text/text_keys.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace softfocus {

namespace {

bool isTextField(const QWidget& widget)
{
    return qobject_cast<const QLineEdit*>(&widget) || qobject_cast<const QPlainTextEdit*>(&widget) ||
           qobject_cast<const QTextEdit*>(&widget);
}

bool hasSelection(const QWidget& widget)
{
    if (const auto* line = qobject_cast<const QLineEdit*>(&widget))
        return line->hasSelectedText();
    if (const auto* plain = qobject_cast<const QPlainTextEdit*>(&widget))
        return plain->textCursor().hasSelection();
    if (const auto* rich = qobject_cast<const QTextEdit*>(&widget))
        return rich->textCursor().hasSelection();
    return false;
}

} // namespace

bool leaveToTheWindow(const QWidget& widget, QKeyEvent& event)
{
    if (!isTextField(widget))
        return false;
    const bool undoes = event.matches(QKeySequence::Undo) || event.matches(QKeySequence::Redo);
    const bool copiesNothing = event.matches(QKeySequence::Copy) && !hasSelection(widget);
    if (!undoes && !copiesNothing)
        return false;
    event.ignore();
    return true;
}

} // namespace softfocus
