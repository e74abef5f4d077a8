#pragma once

#include "core/base/result.h"
#include "core/transformer/transformer.h"

namespace softfocus {

using SharedTransformer = std::shared_ptr<const Transformer>;

// One file each, with how the family's tensors are called and what its layers do.
// Errors: as makeTransformer().

Result<SharedTransformer> makeBert(const ModelConfig& config, const TensorStore& weights);
Result<SharedTransformer> makeDistilBert(const ModelConfig& config, const TensorStore& weights);
Result<SharedTransformer> makeGpt2(const ModelConfig& config, const TensorStore& weights);
Result<SharedTransformer> makeLlama(const ModelConfig& config, const TensorStore& weights);
Result<SharedTransformer> makeMarian(const ModelConfig& config, const TensorStore& weights);
Result<SharedTransformer> makeUseLite(const ModelConfig& config, const TensorStore& weights);

} // namespace softfocus
