#pragma once

#include "core/transformer/transformer.h"

namespace softfocus {

/// What turns the scores of one head into weights.
struct HeadRule {
    Variant variant;
    Mask mask = Mask::None; ///< besides the model's own
};

/// True when both give the same weights from the same scores.
bool isSame(const HeadRule& a, const HeadRule& b);

/// The rule of a head under an intervention, or the one that the model was trained with: softmax at T = 1.
HeadRule ruleOf(const std::optional<Intervention>& intervention, AttentionPart part, Index layer, Index head);

/// The weights of a head mix its values. Row i of the scores stands at the place firstQuery + i, column j at j.
/// Shapes: scores [n × m], values [m × d] → [n × d]. NaN in all rows where a score is no finite number.
Matrix headOutput(Matrix scores, const MatrixRef& values, bool isCausal, const HeadRule& rule, Index firstQuery = 0);

} // namespace softfocus
