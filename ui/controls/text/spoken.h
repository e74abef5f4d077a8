#pragma once

#include <QAccessible>

class QWidget;

namespace softfocus {

/// What a screen reader takes a widget for that paints itself, or that only holds others: else Qt says no more of it than that it is there.
/// Needs: called before anybody asks for the widget, and so before it has a name, of which those who listen are told.
void setSpokenRole(QWidget& widget, QAccessible::Role role);

/// Has screen readers say a sentence that has come up in a widget, wherever the keyboard is. The widget has it as its name by then.
/// Needs: setSpokenRole(widget, QAccessible::Notification) or another role for what is said in passing.
void announce(QWidget& widget);

} // namespace softfocus
