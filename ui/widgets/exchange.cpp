#include "ui/widgets/exchange.h"

#include "ui/figure/clipboard.h"
#include "ui/figure/figure.h"
#include "ui/model/document.h"
#include "ui/widgets/file_folder.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMessageBox>

namespace softfocus {

Exchange::Exchange(Document& document, QWidget& window) : QObject(&window), m_document(document), m_window(window)
{
}

void Exchange::copyFigure()
{
    const Result<QImage> figure = renderFigure(m_document.attention(), FigureOptions{});
    if (!figure) {
        emit failed(QString::fromStdString(figure.message()));
        return;
    }
    QGuiApplication::clipboard()->setImage(*figure);
    emit succeeded(tr("The figure is on the clipboard"));
}

void Exchange::copyValues()
{
    const Result<QString> values = valuesAsText(*m_document.attention());
    if (!values) {
        emit failed(QString::fromStdString(values.message()));
        return;
    }
    QGuiApplication::clipboard()->setText(*values);
    emit succeeded(tr("The values are on the clipboard, separated by tabs"));
}

void Exchange::exportFigure()
{
    auto* dialog = new QFileDialog(&m_window, tr("Export the figure"), lastFolder(), tr("PNG picture (*.png)"));
    dialog->setObjectName("exportDialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("png");
    dialog->selectFile(figureName(m_document.scene()) + QStringLiteral(".png"));
    connect(dialog, &QFileDialog::fileSelected, this, &Exchange::writeFigure);
    dialog->open();
}

void Exchange::writeFigure(const QString& path)
{
    const Result<bool> written = softfocus::exportFigure(m_document.attention(), path, FigureOptions{});
    if (written) {
        rememberFolder(path);
        emit succeeded(tr("Saved %1").arg(path));
        return;
    }
    auto* box = new QMessageBox(QMessageBox::Warning, tr("The figure was not saved"),
                                QString::fromStdString(written.message()), QMessageBox::Ok, &m_window);
    box->setObjectName("exportError");
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace softfocus
