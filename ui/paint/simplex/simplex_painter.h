#pragma once

#include "ui/model/numbers/simplex_picture.h"
#include "ui/paint/colour/theme.h"

#include <QRectF>

class QPainter;

namespace softfocus {

/// Draws where weights lie as a figure has it, without what is read under a pointer.
void paintSimplex(QPainter& painter, const QRectF& area, const SimplexPicture& picture, const Theme& theme);

} // namespace softfocus
