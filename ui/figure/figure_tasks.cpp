#include "ui/figure/figure_tasks.h"

#include "ui/figure/animation.h"
#include "ui/figure/export.h"
#include "ui/figure/page/page_drawing.h"

#include <algorithm>

namespace softfocus {

namespace {

Result<DrawnPreview> previewOf(const PreviewRequest& request)
{
    const Result<FigurePage> page = layOutFigure(request.figure);
    if (!page)
        return page.error();
    // As large as the room allows, but never larger than life on paper held close.
    constexpr double closest = 4;
    const double perPixel = std::min({request.room.width() / page->size.width(), request.room.height() / page->size.height(), closest});
    const Result<QImage> image = imageOf(*page, perPixel * pointsPerInch / page->points);
    if (!image)
        return image.error();
    return DrawnPreview{*image, page->size * page->points / pointsPerInch * millimetresPerInch};
}

} // namespace

PreviewTask::Work workOnPreviews()
{
    return [](const PreviewRequest& request, const PreviewTask::IsWanted&, const PreviewTask::Reply& reply) { reply(previewOf(request)); };
}

WriteTask::Work workOnFiles()
{
    return [](const WriteRequest& request, const WriteTask::IsWanted& isWanted, const WriteTask::Reply& reply) {
        if (request.frameMilliseconds) {
            const Result<bool> written = exportAnimation(request.figures, *request.frameMilliseconds, request.paths.front(),
                                                         [&isWanted](std::size_t) { return isWanted(); });
            if (isWanted())
                reply(written ? Result<int>(1) : Result<int>(written.error()));
            return;
        }
        for (std::size_t i = 0; i < request.figures.size() && isWanted(); ++i) {
            const Result<bool> written = exportFigure(request.figures[i], request.paths[qsizetype(i)]);
            if (!written)
                return reply(written.error());
            reply(int(i) + 1);
        }
    };
}

} // namespace softfocus
