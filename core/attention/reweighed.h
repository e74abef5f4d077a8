#pragma once

#include "core/attention/attention.h"

#include <memory>

namespace softfocus {

/// True where the scores of a scene are those of a result that is there already, whatever its variant.
bool hasScoresOf(const Attention& attention, const Scene& scene);

/// What a further variant makes of scores that are there already.
struct Reweighing {
    Scene scene;        ///< the result's, with the variant; its input and mask are those of the scores
    bool output = true; ///< whether the weights mix the vectors as well; else the output is empty
};

/// The same input and scores under another variant, taking over from `before` (which may be null) what has not changed.
/// Weights that were given stay what they are.
/// Needs: `base` is a result of attend(), of which the weights may be null where they are not known for its scene; nobody else uses the pool meanwhile.
std::shared_ptr<const Attention> reweighed(const Attention& base, const Reweighing& wanted, const std::shared_ptr<const Attention>& before,
                                           ThreadPool* pool = nullptr);

/// The same input and scores with weights that were given in place of computed ones; 0 where they or the scores are masked.
/// Null where the weights are not one for each query and key.
std::shared_ptr<const Attention> withGivenWeights(const Attention& base, const Matrix& weights, bool output, ThreadPool* pool = nullptr);

/// The same input and scores with weights that nobody knows: NaN where no mask hides them, and no output.
std::shared_ptr<const Attention> withUnknownWeights(const Attention& base);

} // namespace softfocus
