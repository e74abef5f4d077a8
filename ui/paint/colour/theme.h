#pragma once

#include <QColor>
#include <QFont>

class QPalette;

namespace softfocus {

/// Every colour and type size of the program, as a value that is handed to painters.
struct Theme {
    bool dark = false;
    QColor window, panel, hairline, text, secondary, accent, accentWash, onAccent;
    QColor absent; ///< masked cells
    QFont font;    ///< body, 13 px; others are made with sized()

    /// The font at `pixels` (before any zoom) and weight. Units: logical pixels.
    QFont sized(double pixels, int weight = QFont::Normal) const;

    /// A length of the design at this type size, so that everything grows with the system's font and the window's zoom.
    /// Units: logical pixels, at a body type of 13.
    int scaled(double pixels) const;

    static Theme light();
    static Theme darkTheme();
    /// Dark when the palette's window is darker than its text.
    static Theme of(const QPalette& palette);

    bool operator==(const Theme&) const = default;
};

} // namespace softfocus
