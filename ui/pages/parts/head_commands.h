#pragma once

#include "ui/commands/command.h"

#include <QObject>

#include <functional>
#include <vector>

class QAction;

namespace softfocus {

class Page;
class SceneEditor;

/// The commands of a page that step through the heads and layers of the transformer that is shown, or compare the heads of its layer. Of anything else they
/// cannot be done.
class HeadCommands : public QObject {
    Q_OBJECT

public:
    /// The page owns the object. Needs: the editor outlives the page.
    HeadCommands(SceneEditor& editor, Page& page);

    /// Adds them; `prefix` begins the names of their actions, which are a page's own.
    void addTo(CommandList& list, const QByteArray& prefix);

private:
    void compareHeads();
    void follow();

    SceneEditor& m_editor;
    Page& m_page;
    std::vector<QAction*> m_actions;
};

} // namespace softfocus
