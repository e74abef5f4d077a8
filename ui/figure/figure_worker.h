#pragma once

#include "ui/figure/figure.h"

#include <QImage>
#include <QObject>
#include <QStringList>
#include <QThread>

#include <atomic>

namespace softfocus {

/// A figure for a preview.
struct PreviewRequest {
    Figure figure;
    QSize room;       ///< device pixels that it may take
    quint64 serial = 0;
};

/// Figures and the files that they become, in this order.
struct WriteRequest {
    std::vector<Figure> figures;
    QStringList paths; ///< as many
};

/// Draws and writes figures on a thread of its own. Of previews only the newest is drawn; files are all written.
class FigureWorker : public QObject {
    Q_OBJECT

public:
    FigureWorker();
    /// Waits for the figure under way; the files that come after it are not begun.
    ~FigureWorker() override;

    /// Asks for a preview; previewDone() or previewFailed() follows unless another request comes first.
    /// Needs: `serial` grows with every request.
    void preview(PreviewRequest request);
    /// Asks for files; progressed() follows for each, and writeDone() with an empty sentence, or writeFailed() at the first that fails.
    void write(WriteRequest request);

signals:
    void previewDone(const QImage& image, const QSizeF& millimetres, quint64 serial);
    void previewFailed(const QString& sentence, quint64 serial);
    void progressed(int done, int total);
    void writeDone(const QStringList& paths);
    void writeFailed(const QString& sentence);

private:
    void draw(const PreviewRequest& request);
    void writeAll(const WriteRequest& request);

    std::atomic<quint64> m_newest = 0;
    std::atomic<bool> m_ending = false;
    QObject m_context; ///< lives in m_thread, so that calls through it run there
    QThread m_thread;
};

} // namespace softfocus
