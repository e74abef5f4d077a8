#pragma once

#include "core/attention/cell.h"
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
    QString remark;   ///< what is special about this row, or empty
    QString sentence; ///< what the outcome means
};

/// Works a cell of a picture: weights through the normalizer's steps, scores from the dot product, outputs from what was mixed.
/// Needs: a cell of the picture.
ExplainedCell explained(const Picture& picture, Cell cell);

/// The whole working as lines of text, as the screen writes numbers.
QString textOf(const ExplainedCell& cell);
/// The whole working as LaTeX, for a document with amsmath; numbers have a decimal point.
QString latexOf(const ExplainedCell& cell);

} // namespace softfocus
