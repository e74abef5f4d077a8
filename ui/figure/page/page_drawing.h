#pragma once

#include "ui/figure/page/drawing.h"
#include "ui/figure/page/page.h"

#include <QImage>

namespace softfocus {

/// A page as shapes.
Drawing drawingOf(const FigurePage& page);

/// The most pixels a picture made of them may have on a side.
inline constexpr int maximumFigureSide = 20'000;

/// A page as pixels, with its physical size set.
/// Errors: a resolution that is not positive, too many pixels or hardly any.
Result<QImage> imageOf(const FigurePage& page, double dotsPerInch);

} // namespace softfocus
