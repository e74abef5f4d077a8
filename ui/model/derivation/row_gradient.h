#pragma once

#include "ui/model/derivation/worked_row.h"

namespace softfocus {

/// How the chosen row's weights change with its scores, for as many keys as can be shown.
struct RowGradient {
    std::vector<Index> keys;     ///< in the order of the worked row; those whose weights answer most where there are too many
    std::vector<QString> labels; ///< of those keys
    std::vector<QString> names;  ///< of those keys, as sentences name them: “bakes”, “the” (4th word), row 10, column 19
    Index keyCount = 0;          ///< unmasked keys
    Matrix values;               ///< ∂wᵢ/∂sⱼ, [keys × keys]: row i for the weight, column j for the score
    double largest = 0;          ///< the largest size among them
    double scaleEnd = 0;         ///< where the colour scale ends: the same, or more where several stand side by side
    JacobianRemark remark = JacobianRemark::None;
    QString meaning; ///< of a cell, in words: what changes with what
};

/// The most keys that are shown.
inline constexpr std::size_t mostGradientKeys = 64;

/// The gradient of one row; empty for a row that does not exist.
RowGradient gradientOf(const WorkedRow& row);
/// The gradients of one query's row under several variants, of the same keys in the order of the text and on one scale: where there are too
/// many keys, those whose weights answer most under any of them. Empty for a row that does not exist.
/// Needs: results of the same scores.
std::vector<RowGradient> gradientsOf(const std::vector<std::shared_ptr<const Attention>>& results, Index query);

/// «∂w of “bakes” by the score of “cookies” = −0.12: the weight falls as that score rises».
QString gradientSentence(const RowGradient& gradient, std::size_t weight, std::size_t score);

/// "all are 0" where there is no number but 0, else empty.
QString gradientRange(const RowGradient& gradient);

/// The same, and of a gradient that is hardly seen beside others on their scale: "largest 0.0003 on a scale to 0.95"; else empty.
QString gradientReach(const RowGradient& gradient);

/// What a cell is of, for several gradients at once: «∂w of “bakes” by the score of “cookies”», and behind it their values.
QString gradientsSentence(const RowGradient& any, std::size_t weight, std::size_t score, const QString& values);

/// "the 64 of 512 keys are shown whose weights answer most", then the remark; empty when there is nothing to say.
QString gradientNote(const RowGradient& gradient);

} // namespace softfocus
