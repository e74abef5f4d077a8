#pragma once

#include "core/attention/cell.h"
#include "ui/model/derivation/score_parts.h"
#include "ui/words/picture.h"

namespace softfocus {

/// One line of working: what is worked out, how, and what comes out, such as «s / T = 1.12 / 0.8 ≈ 1.40».
/// What comes out follows from the digits shown: whoever does the line by hand gets the same digits.
struct WorkedLine {
    QString name;
    QString working; ///< with this cell's numbers; empty where the number is given or counted
    QString result;
    bool isExact = true; ///< no digit is left out: "=" rather than "≈"
    QString latexName, latexWorking, latexResult;
    QString note; ///< a few words on where the number is from, or empty
};

/// A cell worked with its own numbers, from what it is made of to what it shows.
struct ExplainedCell {
    QString title; ///< "“bakes” → “cookies”"
    std::vector<WorkedLine> lines;
    ScoreParts parts;     ///< what the cell's score is added up from; none where the cell has none that was worked out
    QString remark;       ///< what is special about this row, or empty
    QString sentence;     ///< what the outcome means
    bool isScore = false; ///< it is the score that is worked out, rather than what follows from it
    Index query = -1;     ///< the row that the cell is in, where it is a query
};

/// Works a cell of a picture: weights through the normalizer's steps, scores from the dot product, outputs from what was mixed.
/// Needs: a cell of the picture.
ExplainedCell explained(const Picture& picture, Cell cell);

/// The whole working as lines of text, as the screen writes numbers.
QString textOf(const ExplainedCell& cell);
/// The whole working as LaTeX, for a document with amsmath; numbers have a decimal point.
QString latexOf(const ExplainedCell& cell);

} // namespace softfocus
