#pragma once

#include "ui/model/numbers/simplex_variants.h"

namespace softfocus {

/// A variant's weights from the largest down, and what the first so many hold together.
struct SortedVariant {
    SimplexVariant at;
    std::vector<std::size_t> places; ///< of the numbers in the list
    std::vector<double> weights;     ///< descending
    std::vector<double> sums;        ///< of the first weights, that one included
};

/// The weights of a longer list. Variants whose weights are no distribution have no sums.
struct SortedWeights {
    ScoreList list;
    std::vector<SortedVariant> variants;
    bool isLogarithmic = false;
};

SortedWeights sortedWeightsOf(const Scene& scene, bool isLogarithmic = false);

/// What is said of how few numbers hold most of the weight.
inline constexpr double mostOfTheWeight = 0.9;
/// How many of the largest weights hold that share together. Range: 0 for a variant without sums, or which never comes to it.
std::size_t countHolding(const SortedVariant& variant, double share = mostOfTheWeight);

/// "softmax: 5 of 30 hold 0.9".
QString holdingText(const SortedVariant& variant);
/// The same where there is less room: "softmax: 5 hold 0.9".
QString briefHoldingText(const SortedVariant& variant);
/// What a variant has at a rank, from 0: "softmax: rank 3 is C with 0.04, together 1.00"; empty where it has nothing there.
QString rankText(const SortedVariant& variant, const ScoreList& list, std::size_t rank);

} // namespace softfocus
