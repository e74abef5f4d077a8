#pragma once

class QStyle;

namespace softfocus {

/// Gives Qt's own controls the project's look, in the theme that is shown: sizes, places and colours of every control that the window
/// uses, from right to left too. What is not drawn here looks like Fusion in the theme's colours. Which button stands out says look.h;
/// the drawing is in button_look.h, field_look.h and view_look.h.
QStyle* makeSoftfocusStyle();

} // namespace softfocus
