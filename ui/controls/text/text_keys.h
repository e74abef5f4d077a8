#pragma once

class QKeyEvent;
class QWidget;

namespace softfocus {

/// Text fields claim keys that mean something else in this window: undo and redo are the scene's, and copying
/// without a selection copies the figure. True when the event (a shortcut override) must not reach the field;
/// then it is ignored, so that the window's shortcut gets it.
bool leaveToTheWindow(const QWidget& widget, QKeyEvent& event);

} // namespace softfocus
