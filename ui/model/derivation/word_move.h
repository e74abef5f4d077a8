#pragma once

#include "core/attention/attention.h"
#include "core/vectors/nearest_words.h"

#include <QString>

namespace softfocus {

/// What mixing does to one word: which words of the vocabulary it is near to before and after, and how far it moved.
struct WordMove {
    Index query = -1;
    std::vector<NearWord> before, after; ///< nearest first; none where there is no direction
    double cosine = 0;                   ///< between before and after; NaN where one has no direction
    double distance = 0;                 ///< between before and after
};

/// How many neighbours are looked up.
inline constexpr Index neighbourCount = 8;

/// Needs: a result with vectors, and one of its queries. `before` saves looking up what has been looked up before.
WordMove wordMoveOf(const Attention& attention, Index query, const NearestWords& words, std::vector<NearWord> before = {});

/// «bakes 1.00 · baked 0.71 · cooks 0.66»: as many as asked for.
QString neighboursText(const std::vector<NearWord>& words, std::size_t count);

/// The move in a sentence: «“bakes” is nearest to “bakes” before and after; it moved by 2.14, to a cosine of 0.93».
QString moveSentence(const Attention& attention, const WordMove& move);

/// A cosine with two decimals, "–" where there is none; "1.00" only for the same direction up to rounding.
QString cosineText(double cosine);
/// A distance with two decimals, "0" for none at all, "<0.01" for one that rounds to it.
QString distanceText(double distance);

} // namespace softfocus
