#pragma once

#include "core/sources/head_overview.h"
#include "ui/paint/colour/theme.h"
#include "ui/words/picture.h"

#include <QSizeF>

#include <vector>

class QPainter;
class QRectF;

namespace softfocus {

/// The pictures of all heads of an overview, in its order. A colour stands for the same weight in all of them.
std::vector<Picture> headPictures(const HeadOverview& overview);

/// How large a head is drawn in a room: its cells are square where they can be.
QSizeF headSize(const Picture& picture, QSizeF room);

/// Paints the weights of a head as cells that fill `target`, without any text. Where there are more cells than pixels, each pixel shows the mean of what it
/// covers. `ratio` is device pixels per unit of the target.
void paintHead(QPainter& painter, const QRectF& target, const Picture& picture, const Theme& theme, double ratio);

} // namespace softfocus
