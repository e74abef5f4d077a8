#pragma once

#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace softfocus {

/// True for a text in which signs ask to be shown as pictures, as the heart in "I ❤️ it": a font of letters may have black ones, so that such
/// a text is drawn by what is below. Other texts are drawn the same by it, only slower.
bool asksForPictures(const QString& text);

double mixedWidth(const QFont& font, const QString& text);
/// One line with the painter's pen; `baseline` is its left end.
void drawMixed(QPainter& painter, QPointF baseline, const QFont& font, const QString& text);
/// As many lines as there are, from the top of the area on; `alignment` is the horizontal one.
void drawMixedLines(QPainter& painter, const QRectF& area, Qt::Alignment alignment, const QFont& font, const QString& text);

} // namespace softfocus
