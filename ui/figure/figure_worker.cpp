#include "ui/figure/figure_worker.h"

#include "ui/figure/export.h"
#include "ui/figure/page/page_drawing.h"

#include <algorithm>

namespace softfocus {

FigureWorker::FigureWorker()
{
    m_thread.setObjectName("figures");
    m_context.moveToThread(&m_thread);
    m_thread.start();
}

FigureWorker::~FigureWorker()
{
    m_newest = 0;
    m_ending = true;
    m_thread.quit();
    m_thread.wait();
}

void FigureWorker::preview(PreviewRequest request)
{
    m_newest = request.serial;
    QMetaObject::invokeMethod(
        &m_context, [this, wanted = std::move(request)] { draw(wanted); }, Qt::QueuedConnection);
}

void FigureWorker::write(WriteRequest request)
{
    QMetaObject::invokeMethod(
        &m_context, [this, wanted = std::move(request)] { writeAll(wanted); }, Qt::QueuedConnection);
}

void FigureWorker::draw(const PreviewRequest& request)
{
    if (m_newest != request.serial)
        return;
    const Result<Page> page = layOutFigure(request.figure);
    if (!page) {
        emit previewFailed(QString::fromStdString(page.message()), request.serial);
        return;
    }
    // As large as the room allows, but never larger than life on paper held close.
    constexpr double closest = 4;
    const double perPixel = std::min({request.room.width() / page->size.width(), request.room.height() / page->size.height(), closest});
    const Result<QImage> image = imageOf(*page, perPixel * pointsPerInch / page->points);
    if (!image) {
        emit previewFailed(QString::fromStdString(image.message()), request.serial);
        return;
    }
    const QSizeF millimetres = page->size * page->points / pointsPerInch * millimetresPerInch;
    emit previewDone(*image, millimetres, request.serial);
}

void FigureWorker::writeAll(const WriteRequest& request)
{
    for (std::size_t i = 0; i < request.figures.size(); ++i) {
        if (m_ending)
            return;
        const Result<bool> written = exportFigure(request.figures[i], request.paths[qsizetype(i)]);
        if (!written) {
            emit writeFailed(QString::fromStdString(written.message()));
            return;
        }
        emit progressed(int(i) + 1, int(request.figures.size()));
    }
    emit writeDone(request.paths);
}

} // namespace softfocus
