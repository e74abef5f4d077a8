#pragma once

#include "ui/model/document/document.h"
#include "ui/model/document/selection.h"
#include "ui/paint/colour/theme.h"
#include "ui/style/shown_theme.h"

#include <QCursor>
#include <QGuiApplication>
#include <QImage>
#include <QScreen>
#include <QTest>
#include <QWidget>

#include <functional>

namespace softfocus::test {

/// A document of a test's own, with what is chosen in it, for whatever shows them.
struct OwnDocument {
    Document document;
    Selection selection{document};

    explicit OwnDocument(const Scene& scene = {}) : document(scene) {}

    /// Changes the scene, which has to be let.
    void edit(const std::function<void(Scene&)>& change)
    {
        Scene scene = document.scene();
        change(scene);
        QVERIFY(document.edit(QStringLiteral("edit"), scene).ok());
    }
};

/// Puts the pointer at the edge of the screen, so that it is over nothing that answers to it, and every place it is moved to is another one.
inline void parkPointer()
{
    const QRect screen = QGuiApplication::primaryScreen()->geometry();
    QCursor::setPos(screen.right(), screen.center().y());
}

/// Shows a window, in this size if one is given, until it has the keyboard; fails the test if it does not get it.
inline void showActive(QWidget& window, QSize size = {})
{
    parkPointer();
    if (size.isValid())
        window.resize(size);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
}

/// True when a widget paints more than one colour.
inline bool paintsSomething(QWidget& widget)
{
    const QImage image = widget.grab().toImage();
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixel(x, y) != image.pixel(0, 0))
                return true;
    return false;
}

/// Makes a widget forget what it painted ahead, as another theme does.
inline void paintAnew(QWidget& widget)
{
    QEvent change(QEvent::StyleChange);
    QCoreApplication::sendEvent(&widget, &change);
}

/// A view or panel over a document of its own, shown as a window and active.
template <class Part>
struct ShownPart : OwnDocument {
    Part part{document, selection};

    ShownPart(const Scene& scene, QSize size) : OwnDocument(scene)
    {
        if constexpr (requires { part.applyTheme(Theme::light()); })
            part.applyTheme(Theme::light());
        showTheme(part, Theme::light());
        showActive(part, size);
    }
};

} // namespace softfocus::test
