#pragma once

#include "ui/commands/command.h"

#include <QObject>

namespace softfocus {

class Page;
class SceneEditor;

/// The commands that show the vectors of a transformer: the compared ones, the values, or the residual stream. Of anything else they cannot be done.
class VectorCommands : public QObject {
    Q_OBJECT

public:
    /// The page owns the object. Needs: the editor outlives the page.
    VectorCommands(SceneEditor& editor, Page& page);

    /// Adds them behind the stages.
    void addTo(CommandList& list);

private:
    void follow();

    SceneEditor& m_editor;
    Page& m_page;
    ChoiceCommands m_choices; ///< by ModelVectors
};

} // namespace softfocus
