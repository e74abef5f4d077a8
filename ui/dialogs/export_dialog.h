#pragma once

#include "core/base/result.h"
#include "ui/dialogs/figure_form.h"
#include "ui/figure/figure_tasks.h"

#include <QDialog>

class QScrollArea;

namespace softfocus {

class BarButton;
class FigurePreview;
class SlimScrollBar;
class TextLabel;

/// Asks how a figure shall look, shows it, and writes it.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    /// `folder` is where files are offered to go.
    ExportDialog(std::shared_ptr<const Attention> attention, const Theme& theme, const QString& folder, QWidget* parent = nullptr);

    QSize sizeHint() const override;

signals:
    void exported(const QStringList& paths);

protected:
    bool event(QEvent* event) override;

private:
    void makeLayout();
    void connectParts();
    void applyTheme(const Theme& theme);
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

    std::shared_ptr<const Attention> m_attention;
    Theme m_theme;
    QString m_folder;
    FigureForm* m_form = nullptr;
    FigurePreview* m_preview;
    QScrollArea* m_area;
    SlimScrollBar* m_bar;
    TextLabel* m_caption;
    TextLabel* m_status;
    BarButton* m_copyCaption;
    BarButton* m_copyAltText;
    BarButton* m_cancel;
    BarButton* m_export;
    QStringList m_paths; ///< that are being written
    // Last, so that they have ended before anything that their answers reach.
    PreviewTask m_previews;
    WriteTask m_files;
};

} // namespace softfocus
