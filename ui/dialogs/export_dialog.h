#pragma once

#include "core/base/result.h"
#include "ui/dialogs/figure_form.h"
#include "ui/figure/figure_tasks.h"
#include "ui/style/shown_theme.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace softfocus {

class FigurePreview;

/// Asks how a figure shall look, shows it, and writes it.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    /// `folder` is where files are offered to go.
    ExportDialog(std::shared_ptr<const Attention> attention, const QString& folder, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {scaled(940), scaled(660)}; }

signals:
    void exported(const QStringList& paths);

private:
    void makeLayout();
    void connectParts();
    FigureChoice rememberedChoice() const;
    void remember() const;
    /// The figures that the form asks for: one, or the frames of a sweep, of which the first is enough unless `all` are wanted.
    Result<std::vector<Figure>> figures(bool all) const;
    void requestPreview();
    void showPreview(const Result<DrawnPreview>& preview);
    void followWriting(const Result<int>& written);
    void askForFile();
    void write(const QString& path);
    void copy(const QString& text, const QString& done);
    void copyFigure();
    /// Whether one picture is asked for that moves.
    bool animates() const { return m_form->choice().film == FilmKind::Sweep && m_form->choice().animated; }

    std::shared_ptr<const Attention> m_attention;
    QString m_folder;
    FigureForm* m_form = nullptr;
    FigurePreview* m_preview;
    QLabel* m_caption;
    QLabel* m_status;
    QPushButton* m_copyCaption;
    QPushButton* m_copyAltText;
    QPushButton* m_copyFigure;
    QPushButton* m_cancel;
    QPushButton* m_export;
    QStringList m_paths; ///< that are being written
    // Last, so that they have ended before anything that their answers reach.
    PreviewTask m_previews;
    WriteTask m_files;
};

} // namespace softfocus
