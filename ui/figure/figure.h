#pragma once

#include "ui/paint/heatmap_layout.h"

#include <QImage>
#include <QString>

namespace softfocus {

/// What an exported or copied figure is.
struct FigureOptions {
    double widthMillimetres = 120;
    double dotsPerInch = 300;
    bool dark = false;
    QString title = {};
};

/// The most pixels an exported figure may have on a side.
inline constexpr int maximumFigureSide = 20'000;

/// The figure of the scene's stage as an image with its physical size set.
/// Errors: a size that is not positive or too large.
Result<QImage> renderFigure(std::shared_ptr<const Attention> attention, const FigureOptions& options);

/// Writes the figure to a file, whole or not at all; its suffix picks the format (.png).
/// Errors: a suffix that is not known, what renderFigure and the file system say; names the file.
Result<bool> exportFigure(std::shared_ptr<const Attention> attention, const QString& path, const FigureOptions& options);

} // namespace softfocus
