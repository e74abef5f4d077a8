#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QCursor>
#include <QDialog>
#include <QDir>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>

/// Pictures of windows with what lies over them, and of controls in their states, by object names and Qt's own classes alone: controls may
/// be made otherwise from one build to the next. What is not found is said, and left out.
namespace softfocus::test {

inline constexpr int shortWait = 30, usualWait = 150, longWait = 900;
inline const QPoint windowPlace(500, 400); // with room for menus on every side
inline QDir pictures;
inline QSize windowSize(1440, 900);
inline QString state; ///< that is being taken, for complaints

inline void complain(const QString& what)
{
    std::fprintf(stderr, "%s: %s\n", qPrintable(state), qPrintable(what));
}

inline void save(const QString& name, const QImage& image)
{
    const QString path = pictures.filePath(name + QStringLiteral(".png"));
    if (!pictures.mkpath(QFileInfo(path).path()) || !image.save(path))
        complain(path + QStringLiteral(" could not be written"));
}

template <class Part>
Part* find(const QObject& parent, const QString& name)
{
    auto* part = parent.findChild<Part*>(name);
    if (!part)
        complain(QStringLiteral("there is no ") + name);
    return part;
}

template <class Widget>
QList<Widget*> visibleIn(const QWidget& top)
{
    QList<Widget*> visible;
    for (Widget* part : top.findChildren<Widget*>())
        if (part->isVisible() && part->window() == &top)
            visible << part;
    return visible;
}

/// The window with what lies over it: popups, menus, tooltips.
inline QImage together(QWidget& top)
{
    QList<QWidget*> layers;
    for (QWidget* other : QApplication::topLevelWidgets())
        if (other->isVisible() && other != &top && (other->windowType() == Qt::Popup || other->windowType() == Qt::ToolTip))
            layers << other;
    std::ranges::sort(layers, {}, [](QWidget* layer) { return layer->x(); });
    layers.prepend(&top);
    QRect whole;
    for (const QWidget* layer : layers)
        whole |= layer->geometry();
    QImage image(whole.size() * top.devicePixelRatioF(), QImage::Format_RGB32);
    image.setDevicePixelRatio(top.devicePixelRatioF());
    image.fill(Qt::gray);
    QPainter painter(&image);
    for (QWidget* layer : layers)
        painter.drawPixmap(layer->geometry().topLeft() - whole.topLeft(), layer->grab());
    return image;
}

inline void shoot(const QString& name, QWidget& top)
{
    QTest::qWait(usualWait);
    save(name, together(top));
}

/// Opens something, which may come with an event loop of its own, and looks at it.
inline void whileOpen(const std::function<void()>& open, const std::function<void()>& look, int wait = usualWait)
{
    bool looked = false;
    QTimer::singleShot(wait, qApp, [&] {
        look();
        while (QWidget* popup = QApplication::activePopupWidget())
            if (!popup->close())
                break;
        looked = true;
    });
    open();
    while (!looked)
        QTest::qWait(shortWait);
    QTest::qWait(shortWait);
}

inline void whileDialog(const std::function<void()>& open, const std::function<void(QDialog&)>& look, int wait = usualWait)
{
    const auto lookAtDialog = [&] {
        for (QWidget* top : QApplication::topLevelWidgets())
            if (auto* dialog = qobject_cast<QDialog*>(top); dialog && dialog->isVisible()) {
                look(*dialog);
                dialog->close();
                return;
            }
        complain(QStringLiteral("no dialog opened"));
    };
    whileOpen(open, lookAtDialog, wait);
}

inline void click(const QWidget& top, const QString& name)
{
    if (auto* widget = find<QWidget>(top, name))
        QTest::mouseClick(widget, Qt::LeftButton);
}

inline void pointNowhere()
{
    QCursor::setPos(windowPlace - QPoint(100, 100));
    QTest::qWait(shortWait);
}

inline void point(QWidget& widget)
{
    const QPoint middle = widget.rect().center();
    QCursor::setPos(widget.mapToGlobal(middle));
    QTest::qWait(shortWait);
    if (widget.underMouse())
        return;
    widget.setAttribute(Qt::WA_UnderMouse); // as where the platform has no pointer
    QEnterEvent enter(middle, middle, widget.mapToGlobal(middle));
    QHoverEvent hover(QEvent::HoverEnter, middle, widget.mapToGlobal(middle), QPointF(-1, -1));
    QCoreApplication::sendEvent(&widget, &enter);
    QCoreApplication::sendEvent(&widget, &hover);
    QTest::mouseMove(&widget, middle);
}

inline void scrollTo(QWidget& widget)
{
    for (QWidget* parent = widget.parentWidget(); parent; parent = parent->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(parent))
            area->ensureWidgetVisible(&widget, 0, 40);
}

/// A control that can be seen, under the name of its own or of what it belongs to.
using Control = std::pair<QString, QWidget*>;

inline QList<Control> controlsIn(const QWidget& ground)
{
    constexpr int highest = 120; // higher ones are pictures
    QList<Control> controls;
    for (QWidget* widget : visibleIn<QWidget>(*ground.window())) {
        const bool isBar = qobject_cast<QScrollBar*>(widget);
        const bool isControl = isBar || qobject_cast<QAbstractButton*>(widget) || (widget->focusPolicy() & Qt::TabFocus);
        QString name = widget->objectName();
        for (const QWidget* parent = widget; isBar && parent && (name.isEmpty() || name.startsWith(QLatin1String("qt_")));)
            if ((parent = parent->parentWidget()))
                name = parent->objectName();
        const bool isNamed = !name.isEmpty() && !name.startsWith(QLatin1String("qt_"));
        if (isControl && isNamed && ground.isAncestorOf(widget) && (isBar || widget->height() <= highest))
            controls.append({isBar ? name + QStringLiteral("-bar") : name, widget});
    }
    // Sliders last, as pressing them changes the scene.
    std::ranges::sort(controls, {}, [](const Control& one) { return std::pair(one.first.endsWith(QLatin1String("Slider")), one.first); });
    return controls;
}

inline QImage cropOf(QWidget& widget)
{
    constexpr int around = 6;
    QTest::qWait(shortWait);
    const QRect place(widget.mapTo(widget.window(), QPoint()), widget.size());
    return widget.window()->grab(place.adjusted(-around, -around, around, around) & widget.window()->rect()).toImage();
}

inline bool isSwitch(const QAbstractButton* button)
{
    const QStringList others{QStringLiteral("values"), QStringLiteral("undivided")};
    return button && button->isCheckable() &&
           (button->objectName().startsWith(QLatin1String("part")) || others.contains(button->objectName()));
}

/// Presses a control and holds it, or lets it go.
inline void press(QWidget& widget, bool down)
{
    if (auto* button = qobject_cast<QAbstractButton*>(&widget))
        button->setDown(down);
    else if (auto* bar = qobject_cast<QScrollBar*>(&widget))
        bar->setSliderDown(down);
    else
        QTest::mouseEvent(down ? QTest::MousePress : QTest::MouseRelease, &widget, Qt::LeftButton, {}, {});
}

/// As it is, pointed at, pressed, with the keyboard's focus, and switched the other way; a null image where there is no such state.
inline QList<QImage> statesOf(QWidget& widget, const QString& name)
{
    QList<QImage> images(5);
    scrollTo(widget);
    images[0] = cropOf(widget);
    if (!widget.isEnabled())
        return images;
    auto* button = qobject_cast<QAbstractButton*>(&widget);
    if (isSwitch(button)) {
        const QSignalBlocker silent(button);
        button->setChecked(!button->isChecked());
        images[4] = cropOf(widget);
        button->setChecked(!button->isChecked());
    }
    if (widget.focusPolicy() & Qt::TabFocus) {
        widget.window()->activateWindow();
        QTest::qWait(shortWait);
        widget.window()->setAttribute(Qt::WA_KeyboardFocusChange);
        widget.setFocus(Qt::TabFocusReason);
        images[3] = cropOf(widget);
        widget.window()->setAttribute(Qt::WA_KeyboardFocusChange, false);
        widget.clearFocus();
    }
    point(widget);
    images[1] = cropOf(widget);
    if (button || qobject_cast<QScrollBar*>(&widget) || name.endsWith(QLatin1String("Slider"))) {
        press(widget, true);
        images[2] = cropOf(widget);
        press(widget, false);
    }
    pointNowhere();
    widget.setAttribute(Qt::WA_UnderMouse, false);
    widget.clearFocus();
    return images;
}

/// Lays images beside each other, in columns of this width, behind a text.
inline QImage laid(const QList<QImage>& images, int column, const QString& text)
{
    const double ratio = images.first().devicePixelRatio();
    int high = 14;
    for (const QImage& one : images)
        high = std::max(high, int(one.height() / ratio));
    const int first = text.isEmpty() ? 0 : 210;
    QImage row(QSize(first + column * int(images.size()), high + 4) * ratio, QImage::Format_RGB32);
    row.setDevicePixelRatio(ratio);
    row.fill(Qt::gray);
    QPainter painter(&row);
    painter.drawText(QRect(4, 0, first, high), Qt::AlignVCenter, text);
    for (int i = 0; i < images.size(); ++i)
        painter.drawImage(QPointF(first + i * column, 2), images[i], QRectF(0, 0, (column - 4) * ratio, images[i].height()));
    return row;
}

/// Every control in its states: a picture for each, and a sheet of them all.
inline void shootControls(const QString& name, QWidget* ground)
{
    if (!ground)
        return;
    if (QWidget* focused = ground->window()->focusWidget())
        focused->clearFocus();
    QList<QImage> rows;
    QStringList names;
    for (const auto& [own, widget] : controlsIn(*ground)) {
        const QString title = QStringLiteral("%1%2").arg(own).arg(names.count(own) > 0 ? QString::number(names.count(own) + 1) : QString());
        names << own;
        const QList<QImage> images = statesOf(*widget, own);
        const int width = int(images[0].width() / images[0].devicePixelRatio()) + 4;
        save(QStringLiteral("controls-%1/%2").arg(name, title), laid(images, width, {}));
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        const QString more = !widget->isEnabled()            ? QStringLiteral(" (disabled)")
                             : button && button->isChecked() ? QStringLiteral(" (checked)")
                                                             : QString();
        rows << laid(images, std::clamp(width, 120, 420), title + more);
    }
    if (rows.isEmpty())
        return complain(QStringLiteral("no controls in ") + ground->objectName());
    int wide = 0, high = 0;
    for (const QImage& row : rows) {
        wide = std::max(wide, row.width());
        high += row.height();
    }
    QImage sheet(wide, high, QImage::Format_RGB32);
    sheet.fill(Qt::gray);
    QPainter painter(&sheet);
    int top = 0;
    for (QImage row : rows) {
        row.setDevicePixelRatio(1);
        painter.drawImage(0, top, row);
        top += row.height();
    }
    save(QStringLiteral("sheet-") + name, sheet);
}

inline void shootPopups(const QString& prefix, QWidget& top)
{
    for (QComboBox* box : visibleIn<QComboBox>(top)) {
        scrollTo(*box);
        whileOpen([&] { box->showPopup(); }, [&] { shoot(prefix + box->objectName(), top); });
    }
}

} // namespace softfocus::test
