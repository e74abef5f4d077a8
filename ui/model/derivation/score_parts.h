#pragma once

#include "core/attention/attention.h"

#include <QString>

#include <vector>

namespace softfocus {

/// What one dimension adds to a score before it is scaled: a product, or a squared difference.
struct ScorePart {
    Index dimension = 0;
    double query = 0, key = 0;
    double part = 0;
};

/// A score as the sum that it is, dimension by dimension.
struct ScoreParts {
    Comparison comparison = Comparison::ScaledDot;
    std::vector<ScorePart> largest; ///< by size
    Index restCount = 0;            ///< the other dimensions
    double rest = 0;                ///< what those add up to
    double sum = 0;                 ///< q·k, or Σ (q − k)²
    std::vector<QString> names;     ///< of the largest ones' dimensions: "dimension 17", "red of pixel 3"
    bool isEmpty() const { return largest.empty(); }
};

/// The parts of the score of a query and a key; none where scores were given.
ScoreParts scorePartsOf(const Input& input, Index query, Index key);

/// «The 8 largest of 100 products, and the other 92 together».
QString titleOf(const ScoreParts& parts);
/// «dimension 17: 0.612 × 0.701 = 0.429».
QString textOf(const ScoreParts& parts, std::size_t place);
/// «the other 92 together: 1.93»; empty where there is no other.
QString restText(const ScoreParts& parts);
/// What all of them add up to, and what becomes of that: «Together: q · k = 18.73, and s = 18.73 / √100 ≈ 1.87».
QString sumText(const ScoreParts& parts);
/// A part as it stands beside others: "0.429", "−0.0312".
QString partText(double part);
/// The whole sum, line by line.
QStringList linesOf(const ScoreParts& parts);
/// The sum as one line of aligned LaTeX, without its name.
QString latexOf(const ScoreParts& parts);

} // namespace softfocus
