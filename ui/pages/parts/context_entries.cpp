#include "ui/pages/parts/context_entries.h"

#include "core/attention/vector_rows.h"
#include "ui/figure/clipboard.h"
#include "ui/model/document/selection.h"
#include "ui/views/stage_view.h"
#include "ui/words/message_text.h"
#include "ui/words/stage_texts.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>

namespace softfocus {

namespace {

class ContextEntries {
    Q_DECLARE_TR_FUNCTIONS(ContextEntries)
};

void copy(const Result<QString>& text, const Mention& mention)
{
    if (!text) {
        mention(messageText(text.error()));
        return;
    }
    QGuiApplication::clipboard()->setText(*text);
    mention(ContextEntries::tr("It is on the clipboard."));
}

void add(QMenu& menu, const char* name, const QString& title, const std::function<void()>& run)
{
    menu.addAction(title, &menu, run)->setObjectName(QString::fromLatin1(name));
}

void addCopy(QMenu& menu, const char* name, const QString& title, const StageView& picture, Cell part, const Mention& mention)
{
    add(menu, name, title, [attention = picture.picture().attention, part, mention] { copy(partAsText(*attention, part), mention); });
}

void addExplain(QMenu& menu, StageView& picture, Cell cell)
{
    const bool isOpen = picture.selection().explained() == cell;
    add(menu, "contextExplain", isOpen ? ContextEntries::tr("Close the card") : ContextEntries::tr("Explain this cell"),
        [&picture, cell, isOpen] {
            if (isOpen)
                picture.selection().explain({});
            else
                picture.activateCell(cell);
        });
}

bool isCell(Cell cell)
{
    return cell.row >= 0 && cell.column >= 0;
}

/// Marks are taken away as they are set.
void addMarks(QMenu& menu, StageView& picture, Cell cell)
{
    using Marked = StageView::Marked;
    const auto addMark = [&](const char* name, const QString& title, Marked what) {
        add(menu, name, title, [&picture, cell, what] { picture.mark(what, cell); });
    };
    if (isCell(cell))
        addMark("contextMarkCell", ContextEntries::tr("Mark this cell"), Marked::Cell);
    if (cell.row >= 0)
        addMark("contextMarkRow", ContextEntries::tr("Mark this row"), Marked::Row);
    if (cell.column >= 0)
        addMark("contextMarkColumn", ContextEntries::tr("Mark this column"), Marked::Column);
}

} // namespace

void addCellEntries(QMenu& menu, StageView& picture, const Mention& mention)
{
    const Cell cell = picture.menuCell();
    if (isCell(cell)) {
        addExplain(menu, picture, cell);
        menu.addSeparator();
        addCopy(menu, "contextCopyNumber", ContextEntries::tr("Copy this number"), picture, cell, mention);
        add(menu, "contextCopySentence", ContextEntries::tr("Copy the sentence about it"),
            [&picture, mention] { copy(picture.currentSentence(), mention); });
    }
    if (cell.row >= 0 && cell.column < 0 && queryAtRow(*picture.picture().attention, picture.picture().stage, cell.row) >= 0)
        add(menu, "contextChooseRow", ContextEntries::tr("Choose this row"), [&picture, cell] { picture.selection().chooseRow(cell.row); });
    if (cell.row >= 0)
        addCopy(menu, "contextCopyRow", ContextEntries::tr("Copy this row"), picture, {cell.row, -1}, mention);
    if (cell.column >= 0)
        addCopy(menu, "contextCopyColumn", ContextEntries::tr("Copy this column"), picture, {-1, cell.column}, mention);
    menu.addSeparator();
    addMarks(menu, picture, cell);
}

void addRowEntries(QMenu& menu, StageView& picture, const Mention& mention)
{
    const Index row = picture.chosenRow();
    if (row < 0)
        return;
    const Cell pointed = picture.selection().hovered();
    if (isCell(pointed))
        addExplain(menu, picture, pointed);
    else
        add(menu, "contextExplain", ContextEntries::tr("Explain its largest number"), [&picture] { picture.toggleCard(); });
    menu.addSeparator();
    addCopy(menu, "contextCopyRow", ContextEntries::tr("Copy this row"), picture, {row, -1}, mention);
    menu.addSeparator();
    addMarks(menu, picture, isCell(pointed) ? pointed : Cell{row, -1});
}

void addStageEntries(QMenu& menu, const std::shared_ptr<const Attention>& attention, Stage stage, const std::function<void()>& show,
                     const std::function<void()>& markRow, const Mention& mention)
{
    if (!hasStage(*attention, stage))
        return;
    add(menu, "contextShowStage", ContextEntries::tr("Bring %1 to the centre").arg(stageName(stage)), show);
    menu.addSeparator();
    add(menu, "contextCopyStage", ContextEntries::tr("Copy its values"), [attention, stage, mention] {
        View view = attention->scene.view;
        view.stage = stage;
        copy(valuesAsText(*shownAs(attention, view)), mention);
    });
    if (!markRow)
        return;
    menu.addSeparator();
    add(menu, "contextMarkRow", ContextEntries::tr("Mark the chosen row"), markRow);
}

} // namespace softfocus
