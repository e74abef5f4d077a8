#pragma once

#include "core/scene/view.h"
#include "ui/commands/command.h"

#include <QObject>

#include <vector>

namespace softfocus {

class Page;
class SceneEditor;
class StagePanel;

/// The commands that mark what is chosen in the picture of a stage, and take marks away.
class MarkCommands : public QObject {
    Q_OBJECT

public:
    /// What cannot be marked is said on the page, which owns the object. Needs: the editor outlives the page; the stage is a part of it.
    MarkCommands(SceneEditor& editor, StagePanel& stage, Page& page);

    /// Adds them where the list is, as a group of their own.
    void addTo(CommandList& list);
    /// Takes all marks away; enabled where there are any. Needs: addTo() was called.
    QAction& removal() const { return *m_removal; }
    /// Draws marks, or takes them away where all of them are there, and says so on the page.
    void toggle(const std::vector<Mark>& marks);

private:
    SceneEditor& m_editor;
    StagePanel& m_stage;
    Page& m_page;
    QAction* m_removal = nullptr;
};

} // namespace softfocus
