#pragma once

#include "core/attention/attention.h"
#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/scene/scene.h"
#include "core/tensors/tensor.h"
#include "core/transformer/linear.h"
#include "core/transformer/model_config.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace softfocus {

class Generation;
class ThreadPool;

// Shape letters as in core/attention/attention.h; w is the width of the residual stream, h the number of heads, V the vocabulary.

/// What takes the place of softmax at T = 1, and where. The model is run again from the first layer that it changes.
struct Intervention {
    Variant variant;
    Mask mask = Mask::None; ///< besides the model's own
    WhatIfScope scope = WhatIfScope::Head;
    AttentionPart part = AttentionPart::Self; ///< of the head or layer
    Index layer = 0;
    std::optional<Index> head; ///< none: all heads of the layer
    bool operator==(const Intervention&) const = default;
};

/// What a model is asked to read.
struct RunRequest {
    std::vector<Index> ids;                   ///< n pieces, special ones included
    std::vector<Index> targetIds;             ///< of a model that translates: what the decoder reads, its start piece first
    std::optional<Intervention> intervention; ///< none: the model as it was trained
    bool operator==(const RunRequest&) const = default;
};

/// One attention layer at work. Softmax at T = 1 takes place in double precision by the same functions as everywhere (scaledScores, masked, weigh, mix),
/// so that what is shown of a head is to the bit what the model computed with.
struct AttentionTrace {
    FloatMatrix queries; ///< [n × h·d] after rotation, and such that q·k/√d is the model's own score
    FloatMatrix keys;    ///< [m × k·d] with k key/value heads, after rotation
    FloatMatrix values;  ///< [m × k·d]
    FloatMatrix mixed;   ///< [n × h·d] the heads' outputs beside each other, before the output projection
    Index heads = 0, keyValueHeads = 0;
    bool isCausal = false; ///< the model's own mask
};

/// One layer at work. Parts that an intervention has not changed are shared with the trace before.
struct LayerTrace {
    std::shared_ptr<const FloatMatrix> input;    ///< [n × w] the residual stream that comes in
    std::shared_ptr<const AttentionTrace> self;  ///< never null
    std::shared_ptr<const AttentionTrace> cross; ///< of a decoder; else null
    std::shared_ptr<const FloatMatrix> output;   ///< [n × w] the residual stream that goes on
};

/// A run of a model, with everything that can be shown of it.
struct Trace {
    RunRequest request;
    std::vector<LayerTrace> encoder; ///< or the only stack; empty where there were no pieces, or none that the model can read
    std::vector<LayerTrace> decoder; ///< of a model that translates; else empty
    /// Why it cannot be shown: a piece outside the vocabulary, too many of them, or numbers that are not finite, in which layer (from 0).
    /// Nothing but this sentence may then be made of the trace.
    std::optional<Error> fault;
};

/// The projections of one head, as attend() takes them. Shapes: [n × d], [m × d], [m × d]. Needs: 0 ≤ head < trace.heads.
Projections projectionsOf(const AttentionTrace& trace, Index head);

/// The attention layer of a part. Null where the model has no such part or layer.
const AttentionTrace* attentionIn(const Trace& trace, AttentionPart part, Index layer);

/// A transformer whose weights stay where the tensors are. Shared between threads.
class Transformer {
public:
    virtual ~Transformer() = default;

    const ModelConfig& config() const { return m_config; }

    /// Reads the pieces. With `before`, a trace of this model, layers below an intervention, and all that are the same in both requests, are taken over and not computed again.
    /// Softmax at T = 1 without a further mask gives to the bit what no intervention gives.
    /// What is wrong with the pieces or with the weights is said in the trace. Null only where it was asked to stop, which it does before the next layer.
    virtual std::shared_ptr<const Trace> run(const RunRequest& request, const Trace* before = nullptr, ThreadPool* pool = nullptr,
                                             const std::stop_token& stop = {}) const = 0;

    /// The logits of the piece at this position (BERT and its kin) or of the one after it. Shapes: [V]; empty where the model has no such head.
    virtual std::vector<float> logitsAt(const Trace& trace, Index position, ThreadPool* pool = nullptr) const = 0;

    /// What stands for the whole text, of length 1. Empty where the family has none.
    virtual std::vector<float> sentenceEmbedding(const Trace& trace) const = 0;

    /// As startGeneration(). Needs: the model outlives it.
    virtual std::unique_ptr<Generation> generate(const RunRequest& request, ThreadPool* pool = nullptr,
                                                 const std::stop_token& stop = {}) const = 0;

protected:
    explicit Transformer(ModelConfig config) : m_config(std::move(config)) {}

private:
    ModelConfig m_config;
};

/// A transformer of these weights. Names may lack or have the family's prefix (bert., transformer., model. …), gamma and beta may stand for weight and
/// bias; tensors that nobody asks for are left alone.
/// Errors: a tensor that is missing or has another shape than the configuration says, named in a sentence.
Result<std::shared_ptr<const Transformer>> makeTransformer(const ModelConfig& config, const TensorStore& weights);

/// Writes one piece after the other, the likeliest each time, keeping keys and values: the n-th costs what the first does.
class Generation {
public:
    virtual ~Generation() = default;
    /// Logits of what may come next. Shapes: [V]; empty from when it was asked to stop.
    virtual const std::vector<float>& logits() const = 0;
    /// How many pieces were read; of a model that translates, of the translation.
    virtual Index position() const = 0;
    /// Reads a further piece. Once it was asked to stop, it stops before the next layer, and nothing is read any more.
    /// Needs: the piece is in the vocabulary, and position() < config().positions.
    virtual void append(Index id) = 0;
};

/// Of a causal model: after `request.ids`. Of one that translates: after request.targetIds, which begin with its start piece. The intervention acts on
/// every step. Null where the family does not write, where there is nothing to begin with, where the model cannot read it (Trace::fault says why), or where
/// it was asked to stop.
std::unique_ptr<Generation> startGeneration(std::shared_ptr<const Transformer> model, const RunRequest& request, ThreadPool* pool = nullptr,
                                            const std::stop_token& stop = {});

} // namespace softfocus
