#pragma once

#include "ui/commands/command.h"

#include <QObject>

#include <vector>

namespace softfocus {

class SceneEditor;

/// The verbs of the scene as commands that every page has: undo and redo, normalizer, temperature, mask, colours and scale.
class SceneCommands : public QObject {
    Q_OBJECT

public:
    /// Needs: the editor outlives the object.
    explicit SceneCommands(SceneEditor& editor, QObject* parent = nullptr);

    const CommandList& list() const { return m_list; }
    /// Those of how the picture looks, which stand behind a page's own in their menu.
    const CommandList& lookList() const { return m_lookList; }
    QAction& undo() { return *m_undo; }
    QAction& redo() { return *m_redo; }

private:
    void addUndo();
    void addSwap();
    void addNormalizers();
    void addTemperature();
    void addMasks();
    void addColours();
    void addScales();
    void followScene();
    void followResult();

    SceneEditor& m_editor;
    CommandList m_list{*this}, m_lookList{*this};
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QAction* m_swap = nullptr;
    ChoiceCommands m_normalizers;
    ChoiceCommands m_masks, m_colours, m_scales;
    std::vector<QAction*> m_temperatures;
};

} // namespace softfocus
