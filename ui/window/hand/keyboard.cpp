#include "ui/window/hand/keyboard.h"

#include "ui/pages/page.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QFocusEvent>
#include <QKeyEvent>

#include <utility>

namespace softfocus {

namespace {

bool isLeavingKey(const QKeyEvent& key)
{
    return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter || key.key() == Qt::Key_Escape;
}

/// Whether a key writes something where text is typed.
bool writes(const QKeyEvent& key)
{
    constexpr auto commanding = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    return !(key.modifiers() & commanding) && !key.text().isEmpty() && key.text().front().isPrint();
}

/// Whether what a key writes can be meant for the sentence.
bool isTyped(const QKeyEvent& key)
{
    const QChar character = key.text().isEmpty() ? QChar() : key.text().front();
    return writes(key) && (character.isLetter() || character.isPunct() || character == u' ');
}

} // namespace

bool isKeyOfControl(const QKeyEvent& key, const QWidget* focus, Page& page)
{
    return writes(key) && focus && !page.isOfPicture(*focus);
}

bool takeLeftKey(const QKeyEvent& key, const QWidget* focus, Page& page)
{
    if (isLeavingKey(key) && qobject_cast<const QAbstractSpinBox*>(focus)) {
        page.picture().setFocus(); // the field is done with what was typed
        return true;
    }
    return isTyped(key) && focus == &page.picture() && page.takeLetter(key);
}

ClickedButtons::ClickedButtons(QWidget& window, std::function<void()> handOn)
    : QObject(&window), m_window(window), m_handOn(std::move(handOn))
{
    qApp->installEventFilter(this);
}

bool ClickedButtons::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::FocusIn || static_cast<QFocusEvent*>(event)->reason() != Qt::MouseFocusReason)
        return false;
    const auto* button = qobject_cast<const QAbstractButton*>(watched);
    if (!button || button->window() != &m_window)
        return false;
    m_handOn();
    return true;
}

} // namespace softfocus
