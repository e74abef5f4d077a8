#pragma once

#include "core/scene/scene.h"
#include "ui/commands/command.h"

#include <QObject>

#include <array>

namespace softfocus {

class SceneEditor;

/// States of the scene that are kept to come back to: a talk steps through them with the keys that a presenter's clicker sends.
class BookmarkCommands : public QObject {
    Q_OBJECT

public:
    /// Needs: the editor outlives the object.
    explicit BookmarkCommands(SceneEditor& editor, QObject* parent = nullptr);

    const CommandList& list() const { return m_list; }

signals:
    void failed(const QString& sentence);
    void succeeded(const QString& sentence); ///< something in passing

private:
    void keep();
    void recall(int place);
    void step(int steps);
    void follow();
    /// Where the next step begins: the bookmark that was shown or kept last, 0 for none.
    int lastPlace() const;

    SceneEditor& m_editor;
    CommandList m_list{*this};
    QAction* m_next = nullptr;
    QAction* m_previous = nullptr;
    QAction* m_replace = nullptr;
    QAction* m_forget = nullptr;
    QAction* m_forgetAll = nullptr;
    std::array<QAction*, bookmarkPlaces> m_places{};
    int m_last = 0;
};

} // namespace softfocus
