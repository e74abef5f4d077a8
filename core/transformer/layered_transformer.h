#pragma once

#include "core/transformer/attention_step.h"

namespace softfocus {

/// What all families have in common: one or two stacks of layers on a residual stream. A family says how pieces become vectors, what a layer
/// does, and how vectors become logits; running, taking over from before and going on piece by piece are done here.
class LayeredTransformer : public Transformer {
public:
    std::shared_ptr<const Trace> run(const RunRequest& request, const Trace* before, ThreadPool* pool,
                                     const std::stop_token& stop) const override;
    std::vector<float> logitsAt(const Trace& trace, Index position, ThreadPool* pool) const override;
    std::vector<float> sentenceEmbedding(const Trace& trace) const override;
    std::unique_ptr<Generation> generate(const RunRequest& request, ThreadPool* pool, const std::stop_token& stop) const override;

    enum class Stack {
        Encoder, ///< or the only one
        Decoder,
    };

    bool hasDecoder() const { return config().decoderLayers > 0; }
    /// The stack that logits follow from.
    Stack lastStack() const { return hasDecoder() ? Stack::Decoder : Stack::Encoder; }

    /// Pieces as vectors, with their places. Shapes: → [ids × w]
    virtual FloatMatrix embed(Stack stack, std::span<const Index> ids, Index firstPosition) const = 0;
    /// The residual stream through one layer. Shapes: [n × w] → [n × w]
    virtual FloatMatrix runLayer(Stack stack, Index layer, const FloatMatrix& stream, AttentionStep& attention, ThreadPool* pool) const = 0;
    /// What the decoder asks: the encoder's last stream, through a last norm where there is one.
    virtual FloatMatrix memoryOf(const FloatMatrix& encoded) const { return encoded; }
    /// Logits of rows of the last stream. Shapes: [n × w] → [n × V], or empty where the model has no such head.
    virtual FloatMatrix logitsOf(const FloatMatrix& rows, ThreadPool* pool) const = 0;
    /// Whether it writes: each piece sees those before it.
    virtual bool isCausal() const { return false; }

protected:
    /// Keeps the tensors' bytes for as long as it lives.
    LayeredTransformer(const ModelConfig& config, const TensorStore& weights) : Transformer(config), m_owners(weights.owners) {}

    /// Why this text cannot be read, if it cannot.
    std::optional<Error> faultOf(const RunRequest& request) const;

private:
    std::vector<std::shared_ptr<const void>> m_owners;
};

} // namespace softfocus
