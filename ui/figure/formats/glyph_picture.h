#pragma once

#include "ui/figure/page/drawing.h"

class QRawFont;

namespace softfocus {

/// True for fonts whose glyphs are pictures rather than outlines, as those of emoji in colour. Such a font must never be asked for an
/// outline: to look for one, FreeType's face, which all of Qt's sizes of the font share, is set to a size of which it has no pictures,
/// and from then on no glyph of it is drawn anywhere in the process.
bool isOfPictures(const QRawFont& font);

/// True where a text has glyphs that are pictures.
bool hasPictures(const QString& text, const QFont& font);

/// A text as it looks, on nothing.
struct TextPicture {
    QImage image; ///< not multiplied by its opacity
    QRectF area;  ///< where it lies around the text's start, before it is turned. Units: the drawing's, y downwards
};

/// `sharpness`: pixels for a unit of the drawing.
TextPicture pictureOf(const TextShape& text, double sharpness);

} // namespace softfocus
