#include "ui/pages/parts/mark_commands.h"

#include "ui/model/document/scene_editor.h"
#include "ui/pages/page.h"
#include "ui/panels/stage/stage_panel.h"
#include "ui/words/marks_text.h"
#include "ui/words/message_text.h"

#include <QAction>

namespace softfocus {

MarkCommands::MarkCommands(SceneEditor& editor, StagePanel& stage, Page& page)
    : QObject(&page), m_editor(editor), m_stage(stage), m_page(page)
{
    connect(&stage, &StagePanel::markRequested, this, &MarkCommands::toggle);
}

void MarkCommands::addTo(CommandList& list)
{
    using Marked = StageView::Marked;
    const auto mark = [this](Marked what) {
        return [this, what] {
            if (!m_stage.picture().mark(what))
                m_page.mention(tr("There is nothing of that kind to mark here"));
        };
    };
    list.beginGroup();
    list.add({"markCell", tr("Mark this cell"), tr("Draws a line around it, or takes it away; Ctrl and a click do the same")},
             {QKeySequence(QStringLiteral("M")), QKeySequence(QStringLiteral("Alt+M"))}, mark(Marked::Cell));
    list.add({"markBlock", tr("Mark the block up to this cell"), tr("From the cell that was marked before; Shift and a click do the same")},
             {QKeySequence(QStringLiteral("Shift+M")), QKeySequence(QStringLiteral("Alt+Shift+M"))}, mark(Marked::Block));
    list.add({"markRow", tr("Mark this row"), tr("Ctrl and a click on its label do the same")}, {QKeySequence(Qt::CTRL | Qt::Key_R)},
             mark(Marked::Row));
    list.add({"markColumn", tr("Mark this column"), tr("Ctrl and a click on its label do the same")},
             {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R)}, mark(Marked::Column));
    m_removal = &list.add({"removeMarks", tr("Remove all marks")}, {}, [this] { static_cast<void>(m_editor.removeMarks()); });
    const auto follow = [this] { m_removal->setEnabled(!m_editor.scene().view.marks.empty()); };
    connect(&m_editor, &SceneEditor::sceneChanged, this, follow);
    follow();
}

void MarkCommands::toggle(const std::vector<Mark>& marks)
{
    const std::size_t before = m_editor.scene().view.marks.size();
    if (const Result<bool> toggled = m_editor.toggleMarks(marks); !toggled) {
        m_page.say(messageText(toggled.error()));
        return;
    }
    m_page.dismissNotice();
    const std::size_t now = m_editor.scene().view.marks.size();
    m_page.mention(now > before ? newMarksText(*m_editor.results().attention(), marks) : tr("The mark is taken away"));
}

} // namespace softfocus
