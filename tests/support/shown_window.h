#pragma once

#include "tests/support/explore.h"
#include "tests/support/shown_part.h"

namespace softfocus::test {

/// The whole window over a document of its own, shown and active, with the keyboard in its picture.
struct ShownWindow : OwnDocument {
    MainWindow window;

    explicit ShownWindow(const Scene& scene = {}, QSize size = {1360, 860}) : ShownWindow(scene, size, nullptr, {}) {}
    /// As the program starts it, with a session, in the size that the window wants.
    ShownWindow(const Scene& scene, Session* session, const FileState& state) : ShownWindow(scene, {}, session, state) {}

    /// Where Qt would send a key.
    QWidget& receiver() { return window.focusWidget() ? *window.focusWidget() : window; }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&receiver(), key, modifiers); }
    HeatmapView& map() { return mapOf(window); }
    template <class Widget>
    Widget* find(const char* name)
    {
        return window.findChild<Widget*>(QString::fromLatin1(name));
    }

private:
    ShownWindow(const Scene& scene, QSize size, Session* session, const FileState& state)
        : OwnDocument(scene), window(document, selection, session, state)
    {
        showActive(window, size);
        window.picture().setFocus();
    }
};

} // namespace softfocus::test
