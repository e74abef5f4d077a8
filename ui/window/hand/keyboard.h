#pragma once

#include <QObject>

#include <functional>

class QKeyEvent;
class QWidget;

namespace softfocus {

class Page;

/// Whether a key is the focused control's, whatever it makes of it, and no command: those without Ctrl or Alt are meant where the picture
/// has the keyboard.
bool isKeyOfControl(const QKeyEvent& key, const QWidget* focus, Page& page);

/// Does what is to be done with a key that nobody in the window took; false where it is nothing to the window either.
bool takeLeftKey(const QKeyEvent& key, const QWidget* focus, Page& page);

/// Hands the keyboard on from a button that was clicked: who clicks at a normalizer and then presses a key means a command, whatever had
/// the keyboard before. Tab still leads to every button.
class ClickedButtons : public QObject {
    Q_OBJECT

public:
    /// `handOn` is called for each button of the window that is clicked. Needs: the window, which owns the object, has its parts already.
    ClickedButtons(QWidget& window, std::function<void()> handOn);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget& m_window;
    std::function<void()> m_handOn;
};

} // namespace softfocus
