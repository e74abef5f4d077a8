#pragma once

#include <QRectF>

class QPainter;
class QTextLine;

namespace softfocus {

/// A word of the sentence that is shown differently from the others. Units: UTF-16 code units.
struct WordMark {
    enum class Kind {
        Lit,     ///< under the pointer
        Chosen,  ///< the chosen query
        Unknown, ///< not in the vocabulary
    };
    Kind kind = Kind::Lit;
    int begin = 0;
    int length = 0;
    double strength = 1; ///< of what is lit: how much of its light it has. Range: (0, 1]
};

/// Where some characters of a line stand, whatever direction each of them runs in: the places of carets
/// would not do, for at a change of direction there are two.
QRectF boxOfText(const QTextLine& line, int begin, int end);

/// Paints what of a mark is in a line. `origin` is that of the line's block, which begins at `blockStart` of the text.
void paintMark(QPainter& painter, const WordMark& mark, const QTextLine& line, QPointF origin, int blockStart);

} // namespace softfocus
