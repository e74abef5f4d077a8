#pragma once

#include "core/scene/view.h"
#include "ui/commands/command.h"

#include <QObject>

namespace softfocus {

class Page;
class SceneEditor;

/// The commands that choose which stage a page shows, and as what kind of picture.
class StageCommands : public QObject {
    Q_OBJECT

public:
    /// What cannot be shown is said on the page, which owns the object. Needs: the editor outlives the page.
    StageCommands(SceneEditor& editor, Page& page);

    /// Adds the stages, in their order.
    void addStages(CommandList& list);
    /// Adds the kinds of picture that a stage can be drawn as; those that the present one cannot say so.
    void addKinds(CommandList& list);
    void show(Stage stage);

private:
    SceneEditor& m_editor;
    Page& m_page;
    ChoiceCommands m_stages, m_kinds;
};

} // namespace softfocus
