#pragma once

#include "core/attention/attention.h"
#include "core/measures/measures.h"

#include <QString>

#include <limits>
#include <memory>
#include <vector>

namespace softfocus {

/// One query's weights worked with its own numbers: what the inspector shows.
struct WorkedRow {
    Index query = -1;                           ///< −1 when there is no row
    std::shared_ptr<const Attention> attention; ///< owns the numbers that the order points into
    std::vector<Index> order;                   ///< keys by weight, largest first, equal ones by score, then place; masked ones last
    Index maskedCount = 0;
    RowState state = RowState::Normal;
    RowSteps steps;
    RowMeasures measures;
    double supportEdge = std::numeric_limits<double>::infinity(); ///< Normalizer::supportEdge of the row

    bool hasScores() const { return query >= 0 && softfocus::hasScores(*attention); }
    double scoreOf(Index key) const { return attention->scores->masked(query, key); }
    double weightOf(Index key) const { return attention->weights->values(query, key); }
    /// The weight as it is said: the least positive number for one that is too small to be written.
    double shownWeightOf(Index key) const;
    bool isMasked(Index key) const { return attention->isMasked(query, key); }
    /// The key's label: "bakes", "the (4)" where it stands there more than once, "r10c19".
    QString keyText(Index key) const;
    /// The same as it is said: "bakes", «“the” (4th word)» where it stands there more than once, "row 10, column 19".
    QString keyName(Index key) const;
    /// The score that the working's τ stands for, which is one of (α − 1)(s − max s)/T: max s + T τ/(α − 1). None without a τ.
    std::optional<double> thresholdScore() const;
    /// A key's weight as it is said.
    QString weightTextOf(Index key) const;
    bool isKnown(Index key) const { return attention->input->keys[static_cast<std::size_t>(key)].known; }
    /// The sum of the weights of order[begin], order[begin + 1], …
    double weightFrom(std::size_t begin) const;
};

/// Works one row, which has nothing to attend to where there are no keys. An empty result (query −1) for a query that does not exist.
WorkedRow workedRowOf(std::shared_ptr<const Attention> attention, Index query);

/// «“cookies” attends to», or that it has nothing to attend to.
QString workedTitle(const WorkedRow& row);
/// "entropy 1.20 bits · 2.3 effective words · support 5 of 5". Numbers follow the default QLocale.
QString workedSummary(const WorkedRow& row);

/// The numbers of the working that belong to the whole row, and what is special about it: "threshold τ = −0.250 · α = 1.5". Empty where
/// there is nothing to say. Numbers follow the default QLocale.
QString workedRemark(const WorkedRow& row);

/// A number of the working, in the default locale: "0" for a true zero, "<0.001" for a positive one that rounds to it, a power of
/// ten for huge ones, "–" for none.
QString stepText(double value);
/// A score with two decimals, a power of ten for huge ones, "–" for a masked one.
QString shortScoreText(double score);

} // namespace softfocus
