#include "ui/style/style.h"

namespace softfocus {

QPalette paletteFor(const Theme& theme)
{
    QPalette palette;
    const std::pair<QPalette::ColorRole, QColor> roles[] = {
        {QPalette::Window, theme.window},        {QPalette::WindowText, theme.text},     {QPalette::Base, theme.panel},
        {QPalette::AlternateBase, theme.window}, {QPalette::Text, theme.text},           {QPalette::PlaceholderText, theme.secondary},
        {QPalette::Button, theme.panel},         {QPalette::ButtonText, theme.text},     {QPalette::ToolTipBase, theme.panel},
        {QPalette::ToolTipText, theme.text},     {QPalette::Highlight, theme.accent},    {QPalette::HighlightedText, theme.onAccent},
        {QPalette::Link, theme.accent},          {QPalette::BrightText, theme.onAccent}, {QPalette::Light, theme.panel},
        {QPalette::Midlight, theme.hairline},    {QPalette::Mid, theme.hairline},        {QPalette::Dark, theme.secondary},
        {QPalette::Shadow, theme.text},
    };
    for (const auto& [role, colour] : roles)
        palette.setColor(role, colour);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.secondary);
    return palette;
}

} // namespace softfocus
