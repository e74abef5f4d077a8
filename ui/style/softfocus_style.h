#pragma once

#include "ui/paint/colour/theme.h"

#include <QProxyStyle>

namespace softfocus {

/// A style that owns the theme it draws in; telling widgets of another one is up to showTheme().
class ThemedStyle : public QProxyStyle {
public:
    using QProxyStyle::QProxyStyle;

    Theme theme;
};

/// SoftfocusStyle, over Fusion: gives Qt's own controls the project's look: sizes, places and colours of every control that the window
/// uses, from right to left too. What is not drawn here looks like Fusion in the theme's colours. Which button stands out says look.h;
/// the drawing is in button_look.h, field_look.h and view_look.h.
ThemedStyle* makeSoftfocusStyle(const Theme& theme);

} // namespace softfocus
