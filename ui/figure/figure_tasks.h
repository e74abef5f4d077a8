#pragma once

#include "ui/figure/figure.h"
#include "ui/model/document/latest_task.h"

#include <QImage>
#include <QStringList>

#include <optional>

namespace softfocus {

/// A figure for a preview.
struct PreviewRequest {
    Figure figure;
    QSize room; ///< device pixels that it may take
};

struct DrawnPreview {
    QImage image;
    QSizeF millimetres; ///< of the figure on paper
};
using PreviewTask = LatestTask<PreviewRequest, Result<DrawnPreview>>;
PreviewTask::Work workOnPreviews();

/// Figures and the files that they become, in this order.
struct WriteRequest {
    std::vector<Figure> figures;
    QStringList paths;                         ///< as many, or one
    std::optional<int> frameMilliseconds = {}; ///< of one file that shows all of the figures in turn; none for a file for each
};

/// Writes files: an answer for each with how many are written, or the fault at which it ends. One that is no longer waited for is not begun.
using WriteTask = LatestTask<WriteRequest, Result<int>>;
WriteTask::Work workOnFiles();

} // namespace softfocus
