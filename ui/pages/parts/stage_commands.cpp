#include "ui/pages/parts/stage_commands.h"

#include "ui/model/document/scene_editor.h"
#include "ui/pages/page.h"
#include "ui/words/message_text.h"
#include "ui/words/stage_texts.h"

#include <algorithm>
#include <array>

namespace softfocus {

StageCommands::StageCommands(SceneEditor& editor, Page& page) : QObject(&page), m_editor(editor), m_page(page) {}

void StageCommands::addStages(CommandList& list)
{
    list.in(MenuPlace::Stage);
    for (int place = 0; place < int(stageNames.size()); ++place) {
        const auto stage = static_cast<Stage>(place);
        const QByteArray id = QByteArray("stage-") + stageNames[std::size_t(place)];
        m_stages.add(list, {id.constData(), stageName(stage)}, {QKeySequence(QStringLiteral("Ctrl+%1").arg(place + 1))},
                     [this, stage] { show(stage); });
    }
    const auto follow = [this] { m_stages.show(int(m_editor.scene().view.stage)); };
    connect(&m_editor, &SceneEditor::sceneChanged, this, follow);
    follow();
}

void StageCommands::show(Stage stage)
{
    if (const Result<bool> shown = m_editor.showStage(stage); !shown)
        m_page.say(messageText(shown.error()));
}

void StageCommands::addKinds(CommandList& list)
{
    list.in(MenuPlace::Picture);
    const std::array kinds{std::pair{"drawnAs-map", tr("Map of cells")}, std::pair{"drawnAs-threads", tr("Threads")},
                           std::pair{"drawnAs-overlay", tr("Over the picture")}};
    static_assert(int(PictureKind::Map) == 0 && int(PictureKind::Threads) == 1 && int(PictureKind::Overlay) == 2);
    for (int place = 0; place < int(kinds.size()); ++place)
        m_kinds.add(list, {kinds[std::size_t(place)].first, kinds[std::size_t(place)].second}, {}, [this, place] {
            static_cast<void>(m_editor.showPicture(static_cast<PictureKind>(place))); // what is offered can be shown
        });
    const auto follow = [this] {
        const Attention& attention = *m_editor.results().attention();
        const Stage stage = attention.scene.view.stage;
        const std::vector<PictureKind> possible = pictureKindsOf(attention, stage);
        for (const PictureKind kind : {PictureKind::Map, PictureKind::Threads, PictureKind::Overlay}) {
            const bool isPossible = std::ranges::find(possible, kind) != possible.end();
            m_kinds.setPossible(int(kind), isPossible ? QString() : tr("This stage is not drawn in this way."));
        }
        m_kinds.show(int(pictureKindOf(attention, stage)));
    };
    connect(&m_editor.results(), &ResultSource::changed, this, follow);
    follow();
}

} // namespace softfocus
