#include "ui/style/shown_theme.h"

#include "ui/style/softfocus_style.h"

#include <QApplication>
#include <QEvent>
#include <QPointer>
#include <QToolTip>
#include <QWidget>

namespace softfocus {

namespace {

/// The theme that is shown, in the style that draws it.
Theme& currentTheme()
{
    static QPointer<ThemedStyle> style;
    if (!style)
        QApplication::setStyle(style = makeSoftfocusStyle(Theme::of(QGuiApplication::palette()))); // which owns it
    return style->theme;
}

/// The theme's colours as a palette, by which Qt's widgets have them.
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

/// Hears of the themes that come, and belongs to the widget.
class ThemeFollower : public QObject {
public:
    ThemeFollower(QWidget& widget, std::function<void(const Theme&)> act) : QObject(&widget), m_act(std::move(act))
    {
        widget.installEventFilter(this);
        m_act(shownTheme());
    }

    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::StyleChange)
            m_act(shownTheme());
        return false;
    }

private:
    std::function<void(const Theme&)> m_act;
};

} // namespace

const Theme& shownTheme()
{
    return currentTheme();
}

void showTheme(QWidget& window, const Theme& theme)
{
    const bool isNew = theme != shownTheme();
    currentTheme() = theme;
    window.setPalette(paletteFor(theme));
    window.setFont(theme.font);
    QToolTip::setPalette(paletteFor(theme));
    QToolTip::setFont(theme.font);
    if (!isNew)
        return;
    QList<QPointer<QWidget>> widgets;
    for (QWidget* widget : QApplication::allWidgets())
        widgets << widget;
    for (const QPointer<QWidget>& widget : widgets) {
        QEvent change(QEvent::StyleChange);
        if (widget)
            QCoreApplication::sendEvent(widget, &change);
    }
}

void followTheme(QWidget& widget, std::function<void(const Theme& theme)> act)
{
    new ThemeFollower(widget, std::move(act));
}

void setType(QWidget& widget, double pixels, int weight)
{
    followTheme(widget, [&widget, pixels, weight](const Theme& theme) { widget.setFont(theme.sized(pixels, weight)); });
}

int scaled(double pixels)
{
    return shownTheme().scaled(pixels);
}

} // namespace softfocus
