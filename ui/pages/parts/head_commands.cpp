#include "ui/pages/parts/head_commands.h"

#include "ui/model/compare/compare_editor.h"
#include "ui/model/document/scene_editor.h"
#include "ui/pages/page.h"
#include "ui/words/message_text.h"

#include <QAction>

namespace softfocus {

HeadCommands::HeadCommands(SceneEditor& editor, Page& page) : QObject(&page), m_editor(editor), m_page(page) {}

void HeadCommands::addTo(CommandList& list, const QByteArray& prefix)
{
    list.in(MenuPlace::Attention);
    list.beginGroup();
    const auto add = [&](const char* name, const QString& text, Qt::Key key, const std::function<Result<bool>()>& step) {
        const QByteArray whole = prefix + name;
        m_actions.push_back(&list.add({whole.constData(), text}, {QKeySequence(Qt::ALT | key)}, [this, step] {
            if (const Result<bool> done = step(); !done)
                m_page.say(messageText(done.error()));
        }));
    };
    add("NextHead", tr("Next head"), Qt::Key_Right, [this] { return m_editor.stepHead(1); });
    add("PreviousHead", tr("Head before"), Qt::Key_Left, [this] { return m_editor.stepHead(-1); });
    add("NextLayer", tr("Next layer"), Qt::Key_Down, [this] { return m_editor.stepLayer(1); });
    add("PreviousLayer", tr("Layer before"), Qt::Key_Up, [this] { return m_editor.stepLayer(-1); });
    const QByteArray compare = prefix + "CompareHeads";
    m_actions.push_back(
        &list.add({compare.constData(), tr("Compare the heads of this layer"), tr("A panel of Compare for each head of the layer")},
                  {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H)}, [this] { compareHeads(); }));
    connect(&m_editor, &SceneEditor::sceneChanged, this, &HeadCommands::follow);
    follow();
}

void HeadCommands::compareHeads()
{
    if (const Result<bool> done = CompareEditor(m_editor).compareHeads(); !done)
        m_page.say(messageText(done.error()));
}

void HeadCommands::follow()
{
    const bool isModel = std::holds_alternative<ModelSource>(m_editor.scene().source);
    for (QAction* action : m_actions)
        action->setEnabled(isModel);
}

} // namespace softfocus
