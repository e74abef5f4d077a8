#pragma once

#include "ui/figure/page/drawing.h"

#include <QByteArray>

namespace softfocus {

/// What goes into a file beside the picture.
struct FigureNotes {
    QString title;
    QString caption;
    QString altText;
    QByteArray scene; ///< as XML
};

/// A drawing as SVG, with real text that names generic families after the font that was meant.
QByteArray svgOf(const Drawing& drawing, const FigureNotes& notes);

/// A drawing as PDF, with the glyphs that it uses embedded as outlines of a font, and text that can be selected.
QByteArray pdfOf(const Drawing& drawing, const FigureNotes& notes);

/// A drawing as a picture for TikZ that compiles alone and by \input, with any engine of TeX.
QByteArray tikzOf(const Drawing& drawing, const FigureNotes& notes);

} // namespace softfocus
