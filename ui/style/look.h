#pragma once

class QWidget;

namespace softfocus {

/// How a control stands out, where Qt's own properties of it do not say so.
enum class Look {
    Usual,
    Primary, ///< a button: what the window or dialog is there for
    Card,    ///< a button: as large as what lies on it
    Quiet,   ///< a button: words in the accent's colour
    Handle,  ///< a tool button: stands where a panel is folded away
    Filled,  ///< a radio button as a segment: on the accent where it is chosen
    Washed,  ///< the same, lower and on the accent's wash
    Box,     ///< a frame: set apart from its panel
    Notice,  ///< a frame: wants to be read
    Raised,  ///< a frame: lies over what it is about
    Veil,    ///< a frame: over all of a window
    Row,     ///< what opens a list or a menu: its value at the right end of a row, without a frame
};

void setLook(QWidget& widget, Look look);
/// Usual for widgets of which nothing was said, and for none.
Look lookOf(const QWidget* widget);

} // namespace softfocus
