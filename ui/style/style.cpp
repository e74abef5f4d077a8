#include "ui/style/style.h"

#include "ui/style/metrics.h"

namespace softfocus {

namespace {

/// Fills the named colours and lengths into the template.
QString filled(QString style, const Theme& theme)
{
    const std::pair<QLatin1String, QString> names[] = {
        {QLatin1String("@panel"), theme.panel.name()},
        {QLatin1String("@text"), theme.text.name()},
        {QLatin1String("@secondary"), theme.secondary.name()},
        {QLatin1String("@hairline"), theme.hairline.name()},
        {QLatin1String("@wash"), theme.accentWash.name()},
        {QLatin1String("@4px"), QStringLiteral("%1px").arg(scaled(theme, 4))},
        {QLatin1String("@8px"), QStringLiteral("%1px").arg(scaled(theme, 8))},
        {QLatin1String("@24px"), QStringLiteral("%1px").arg(scaled(theme, 24))},
    };
    for (const auto& [name, value] : names)
        style.replace(name, value);
    return style;
}

} // namespace

QString styleSheetFor(const Theme& theme)
{
    // Only what palettes cannot say and what is made late, when it is first opened: every rule costs at start.
    const QString style = QStringLiteral("QMenu { background: @panel; color: @text; border: 1px solid @hairline; padding: @4px; }"
                                         "QMenu::item { padding: @4px @24px; border-radius: @4px; }"
                                         "QMenu::item:selected { background: @wash; }"
                                         "QMenu::item:disabled { color: @secondary; }"
                                         "QMenu::separator { height: 1px; background: @hairline; margin: @4px @8px; }"
                                         "QToolTip { background: @panel; color: @text; border: 1px solid @hairline; padding: @4px; }");
    return filled(style, theme);
}

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
