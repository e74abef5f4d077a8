#include "ui/window/figure_commands.h"

#include "ui/dialogs/export_dialog.h"
#include "ui/figure/clipboard.h"
#include "ui/figure/figure_clipboard.h"
#include "ui/figure/figure_settings.h"
#include "ui/figure/page/page.h"
#include "ui/model/document/result_source.h"
#include "ui/window/file_folder.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>

namespace softfocus {

FigureCommands::FigureCommands(const ResultSource& results, QWidget& window) : QObject(&window), m_results(results), m_window(window) {}

void FigureCommands::copyFigure()
{
    Figure figure = figureOf(m_results.attention(), loadFigureOptions());
    if (const Result<FigurePage> page = layOutFigure(figure); !page) {
        emit failed(QString::fromStdString(page.message()));
        return;
    }
    QGuiApplication::clipboard()->setMimeData(new FigureMimeData(std::move(figure)));
    emit succeeded(tr("The figure is on the clipboard, with its values and a description"));
}

void FigureCommands::copyValues()
{
    const Result<QString> values = valuesAsText(*m_results.attention());
    if (!values) {
        emit failed(QString::fromStdString(values.message()));
        return;
    }
    QGuiApplication::clipboard()->setText(*values);
    emit succeeded(tr("The values are on the clipboard, separated by tabs"));
}

void FigureCommands::exportFigure()
{
    const auto attention = m_results.attention();
    if (attention->queryCount() == 0) {
        emit failed(tr("There is no word to show: type a sentence or give scores."));
        return;
    }
    auto* dialog = new ExportDialog(attention, Theme::of(m_window.palette()), lastFolder(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::exported, this, [this](const QStringList& paths) {
        rememberFolder(paths.first());
        emit succeeded(paths.size() == 1 ? tr("Saved %1").arg(paths.first())
                                         : tr("Saved %1 and %n more", nullptr, int(paths.size()) - 1).arg(paths.first()));
    });
    dialog->open();
}

} // namespace softfocus
