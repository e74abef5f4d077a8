#pragma once

#include <QFont>
#include <QImage>
#include <QPainterPath>
#include <QRectF>
#include <QRgb>
#include <QString>

#include <variant>
#include <vector>

namespace softfocus {

/// The point of a text that stays where it is when another font takes the place of the one that was meant.
enum class TextAnchor { Start, Middle, End };

/// One line of text in one font.
struct TextShape {
    QPointF start;    ///< the left end of the baseline, before it is turned
    double width = 0; ///< in the font that was meant
    double angle = 0; ///< degrees, clockwise around `start`
    QString text;
    QFont font; ///< its size in pixels is meant in the drawing's units
    QRgb ink = 0;
    TextAnchor anchor = TextAnchor::Start;
};

struct BoxShape {
    QRectF box;
    QRgb colour = 0;
};

struct LineShape {
    QPointF from, to;
    double width = 1;
    QRgb colour = 0;
    bool dotted = false;
};

/// Anything else that a painter fills.
struct PathShape {
    QPainterPath path;
    QRgb colour = 0;
};

/// A run of cells of one colour in a row. Units: those of its grid.
struct CellRun {
    int x = 0, width = 0;
    int overlap = 0; ///< how far it goes on under its neighbours to the right and below, so that no seam shows between them
    QRgb colour = 0;
};

/// A number in a cell, centred.
struct CellNumber {
    double x = 0;
    int text = 0; ///< its place among the grid's texts
    QRgb ink = 0;
};

struct CellRow {
    int y = 0, height = 0;
    int overlap = 0; ///< as of a run, downwards
    std::vector<CellRun> runs;
    std::vector<CellNumber> numbers;
};

/// A straight stroke, horizontal or rising to the right.
struct Stroke {
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
};

/// Strokes of one look.
struct Strokes {
    double width = 0;
    std::vector<double> dashes; ///< lengths that are drawn and left out, in turns; empty for strokes without gaps
    QRgb colour = 0;
    std::vector<Stroke> strokes;
};

/// The cells of a map on a grid of whole units. Drawn in this order: rows with their runs, strokes, numbers.
struct CellGrid {
    QRectF area;     ///< in the drawing's units
    double unit = 1; ///< the grid's unit in the drawing's units
    std::vector<CellRow> rows;
    QImage image;              ///< in place of runs where there are very many cells: a pixel for each
    Strokes hatch;             ///< of masked cells
    std::vector<Strokes> dots; ///< of true zeros, those with the same dashes together
    std::vector<QString> texts;
    QFont font;      ///< of numbers; its size in pixels is meant in the drawing's units
    double rise = 0; ///< from the middle of a cell down to the baseline, in the grid's units
};

/// A picture made of pixels, which stay squares with sharp edges when it is enlarged.
struct ImageShape {
    QRectF box;
    QImage image; ///< opaque
};

using Shape = std::variant<BoxShape, TextShape, LineShape, PathShape, CellGrid, ImageShape>;

/// A page as shapes, from bottom to top: what every vector format writes down in its own way.
struct Drawing {
    QSizeF size;
    double points = 1; ///< of print that one unit takes
    QRgb ground = 0;
    std::vector<Shape> shapes;
};

} // namespace softfocus
