#include "ui/style/shown_theme.h"

#include "ui/style/metrics.h"
#include "ui/style/softfocus_style.h"
#include "ui/style/style.h"

#include <QApplication>
#include <QEvent>
#include <QPointer>
#include <QToolTip>
#include <QWidget>

namespace softfocus {

namespace {

SoftfocusStyle& style()
{
    static QPointer<SoftfocusStyle> style;
    if (!style)
        QApplication::setStyle(style = new SoftfocusStyle(Theme::of(QGuiApplication::palette()))); // which owns it
    return *style;
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
    return style().theme();
}

void showTheme(QWidget& window, const Theme& theme)
{
    const bool isNew = theme != shownTheme();
    style().setTheme(theme);
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
    return scaled(shownTheme(), pixels);
}

} // namespace softfocus
