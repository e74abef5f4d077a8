#pragma once

#include "ui/model/derivation/worked_row.h"

namespace softfocus {

/// The chosen row's keys side by side, with what their weights follow from: where a level decides, the scores and that level; elsewhere
/// the numbers whose shares the weights are.
struct LevelBars {
    std::vector<Index> keys;     ///< as many as can be shown, largest weight first
    std::vector<QString> labels; ///< of those keys
    std::vector<QString> names;  ///< of those keys, as sentences name them
    std::vector<double> values;  ///< scores, or the last column of the working
    std::vector<double> weights;
    std::optional<double> level; ///< what scores have to rise above for a weight, in their own numbers; ∓∞ at the limits of T
    QString valueName;           ///< of what is not a score: "exp"
    std::optional<double> total; ///< what the values are divided by
    Index keyCount = 0;          ///< unmasked keys
    Index aboveLevel = 0;        ///< keys with a weight
    double low = 0, high = 1;    ///< what the ends of the axis stand for; where there is a level, they stay as T moves
    bool isEmpty() const { return keys.empty(); }
};

/// The most keys that are shown.
inline constexpr std::size_t mostBars = 40;

/// The bars of one row; none for a row that does not exist, has nothing to attend to or whose weights were given.
LevelBars levelBarsOf(const WorkedRow& row);

/// "Scores and the level τ", "exp and its shares".
QString barsTitle(const LevelBars& bars);
/// The same where there is less room: "Scores, level τ", "Shares of exp".
QString barsHeading(const LevelBars& bars);
/// «“bakes”: score 1.12, above the level by 0.37: weight 0.72».
QString barSentence(const LevelBars& bars, std::size_t place);
/// All of the picture in a few sentences, as those hear it who do not see it.
QString barsDescription(const LevelBars& bars);
/// "Shown are the 40 of 512 keys with the largest weights."; empty where all are.
QString barsNote(const LevelBars& bars);

} // namespace softfocus
