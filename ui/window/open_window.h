#pragma once

#include "ui/model/document/document.h"
#include "ui/model/document/selection.h"
#include "ui/window/main_window.h"

namespace softfocus {

/// A window with what it stands on: its own document and selection.
class OpenWindow {
public:
    /// Needs: the scene passed check(), and the session, which may be null, outlives the object.
    OpenWindow(const Scene& scene, Session* session, const FileState& state)
        : m_document(scene), m_window(m_document, m_selection, session, state)
    {
    }

    MainWindow& window() { return m_window; }

private:
    Document m_document;
    Selection m_selection{m_document};
    MainWindow m_window;
};

} // namespace softfocus
