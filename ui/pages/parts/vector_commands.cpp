#include "ui/pages/parts/vector_commands.h"

#include "ui/model/document/scene_editor.h"
#include "ui/pages/page.h"
#include "ui/words/head_text.h"
#include "ui/words/message_text.h"

namespace softfocus {

VectorCommands::VectorCommands(SceneEditor& editor, Page& page) : QObject(&page), m_editor(editor), m_page(page) {}

void VectorCommands::addTo(CommandList& list)
{
    list.in(MenuPlace::Stage);
    list.beginGroup();
    for (int place = 0; place < int(modelVectorsNames.size()); ++place) {
        const auto vectors = static_cast<ModelVectors>(place);
        const QByteArray id = QByteArray("vectors-") + modelVectorsNames[std::size_t(place)];
        m_choices.add(list, {id.constData(), tr("Vectors: %1").arg(modelVectorsTitle(vectors)), modelVectorsTip(vectors)},
                      {QKeySequence(QStringLiteral("Ctrl+Alt+%1").arg(place + 1))}, [this, vectors] {
                          if (const Result<bool> shown = m_editor.showVectors(vectors); !shown)
                              m_page.say(messageText(shown.error()));
                      });
    }
    connect(&m_editor, &SceneEditor::sceneChanged, this, &VectorCommands::follow);
    follow();
}

void VectorCommands::follow()
{
    const Scene& scene = m_editor.scene();
    const auto* model = std::get_if<ModelSource>(&scene.source);
    m_choices.setPossible(model ? whyNoModelVectors(*model) : tr("Only a transformer has several kinds of vectors"));
    m_choices.show(model && scene.view.stage == Stage::Vectors ? int(model->vectors) : -1);
}

} // namespace softfocus
