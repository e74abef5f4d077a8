#pragma once

#include "ui/commands/command.h"

#include <QObject>

#include <cstddef>
#include <functional>
#include <optional>
#include <utility>
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
    /// On a page that shows several normalizers, the commands are about one of them rather than about the scene's: which one is chosen, none
    /// for the scene's; and what chooses it, which answers whether it did.
    void setChooser(std::function<std::optional<std::size_t>()> current, std::function<bool(std::size_t)> choose);
    /// What is chosen is another one.
    void followScene();
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
    void followResult();

    SceneEditor& m_editor;
    std::function<std::optional<std::size_t>()> m_current;
    std::function<bool(std::size_t)> m_choose;
    CommandList m_list{*this}, m_lookList{*this};
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QAction* m_swap = nullptr;
    ChoiceCommands m_normalizers;
    ChoiceCommands m_masks, m_colours, m_scales;
    std::vector<QAction*> m_temperatures;
};

} // namespace softfocus
