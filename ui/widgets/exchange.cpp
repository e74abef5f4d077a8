#include "ui/widgets/exchange.h"

#include "ui/figure/clipboard.h"
#include "ui/figure/figure.h"
#include "ui/model/document.h"
#include "ui/model/score_source.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMessageBox>
#include <QSettings>
#include <QStandardPaths>

namespace softfocus {

namespace {

constexpr auto folderKey = "files/folder";

} // namespace

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

QString Exchange::lastFolder() const
{
    const QString folder = QSettings().value(folderKey).toString();
    if (!folder.isEmpty() && QFileInfo(folder).isDir())
        return folder;
    return QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
}

void Exchange::rememberFolder(const QString& path) const
{
    QSettings().setValue(folderKey, QFileInfo(path).absolutePath());
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

void Exchange::openScores()
{
    auto* dialog = new QFileDialog(&m_window, tr("Open scores"), lastFolder(),
                                   tr("Scores (%1)").arg(scoreFilePatterns()));
    dialog->setObjectName("openDialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &Exchange::openFile);
    dialog->open();
}

void Exchange::openFile(const QString& path)
{
    const Result<Scene> scene = withScoresFrom(path, m_document.scene());
    if (!scene) {
        emit failed(QString::fromStdString(scene.message()));
        return;
    }
    const QString name = QFileInfo(path).fileName();
    const Result<bool> edited = m_document.edit(tr("Open %1").arg(name), *scene);
    if (!edited) {
        emit failed(QString::fromStdString(edited.message()));
        return;
    }
    rememberFolder(path);
    emit succeeded(tr("Opened %1").arg(name));
}

} // namespace softfocus
