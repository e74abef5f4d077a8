#pragma once

#include "core/scene/source.h"
#include "core/tensors/tensor.h"
#include "core/transformer/model_config.h"

#include <map>
#include <tuple>
#include <vector>

namespace softfocus::test {

using NaiveRows = std::vector<std::vector<double>>;

/// Everything of a run, by plain loops over doubles.
struct NaiveRun {
    std::map<std::tuple<AttentionPart, Index, Index>, NaiveRows> weights; ///< of a part, a layer and a head
    NaiveRows encoded, decoded;                                           ///< the last stream of each stack
    NaiveRows logits;                                                     ///< of every position of the last stack
    std::vector<double> embedding;                                        ///< of a sentence, where the family has one
};

/// The families once more, written from their papers without regard to speed. Needs: the names have the family's prefix, norms are called weight and
/// bias.
NaiveRun naiveRun(const ModelConfig& config, const TensorStore& weights, const std::vector<Index>& ids,
                  const std::vector<Index>& targetIds = {});

} // namespace softfocus::test
