#include "ui/commands/figure_commands.h"

#include "ui/commands/file_folder.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/figure/compare_figure.h"
#include "ui/figure/figure_clipboard.h"
#include "ui/figure/figure_settings.h"
#include "ui/figure/page/page.h"
#include "ui/figure/page_figure.h"
#include "ui/words/message_text.h"
#include "ui/words/nothing_text.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>

namespace softfocus {

FigureCommands::FigureCommands(Shown shown, QWidget& window) : QObject(&window), m_shown(std::move(shown)), m_window(window)
{
    m_list.in(MenuPlace::Figure);
    m_copy = &m_list.add({"copyFigure", tr("Copy figure"), tr("As a picture and a drawing, with the scene in it")},
                         {QKeySequence(Qt::CTRL | Qt::Key_C)}, [this] { copyFigure(); });
    m_copyValues = &m_list.add({"copyValues", tr("Copy values"), tr("As a table, for a spreadsheet")},
                               {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)}, [this] { copyValues(); });
    m_export = &m_list.add({"exportFigure", tr("Export…"), tr("As PNG, SVG, PDF, TikZ or a table")}, {QKeySequence(Qt::CTRL | Qt::Key_E)},
                           [this] { exportFigure(); });
}

void FigureCommands::copyFigure()
{
    Result<Figure> figure = pageFigure(m_shown(), loadFigureOptions());
    if (const Result<FigurePage> page = figure ? layOutFigure(*figure) : Result<FigurePage>(figure.error()); !page) {
        emit failed(messageText(page.error()));
        return;
    }
    QGuiApplication::clipboard()->setMimeData(new FigureMimeData(std::move(*figure)));
    const QString lack = leftOutOfFigure(*m_shown());
    emit succeeded(lack.isEmpty() ? tr("The figure is on the clipboard, with its values and a description") : lack);
}

void FigureCommands::copyValues()
{
    const Result<QString> values = pageValues(m_shown());
    if (!values) {
        emit failed(messageText(values.error()));
        return;
    }
    QGuiApplication::clipboard()->setText(*values);
    emit succeeded(tr("The values are on the clipboard, separated by tabs"));
}

/// Asks how a figure shall look and where it goes, and writes it.
void FigureCommands::exportFigure()
{
    const auto attention = m_shown();
    if (!isChartPage(attention->scene) && showsNothing(*attention, attention->scene.view.stage)) {
        emit failed(tr("There is no word to show: type a sentence or give scores."));
        return;
    }
    auto* dialog = new ExportDialog(attention, lastFolder(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::exported, this, [this](const QStringList& paths) {
        rememberFolder(paths.first());
        emit succeeded(paths.size() == 1 ? tr("Saved %1").arg(paths.first())
                                         : tr("Saved %1 and %n more", nullptr, int(paths.size()) - 1).arg(paths.first()));
    });
    dialog->open();
}

} // namespace softfocus
