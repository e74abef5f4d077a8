#pragma once

#include "core/transformer/attention_step.h"
#include "core/transformer/layer_norm.h"

namespace softfocus {

/// Adds the rows of one stream to those of another. Shapes: both [n × w].
FloatMatrix sumOf(FloatMatrix a, const FloatMatrix& b);

/// Queries, keys and values, each by a matrix of its own, and the way back to the stream.
struct AttentionBlock {
    Linear query, key, value, output;
    HeadLayout layout;

    /// The stream asks itself. Shapes: [n × w] → [n × w].
    FloatMatrix self(const FloatMatrix& x, AttentionStep& attention, ThreadPool* pool) const;
    /// The stream asks what the encoder made of the text. Shapes: [n × w] → [n × w].
    FloatMatrix cross(const FloatMatrix& x, AttentionStep& attention, ThreadPool* pool) const;
};

/// Out to a wider layer and back, each row for itself.
struct FeedForward {
    Linear up, down;
    Activation activation = Activation::Gelu;

    /// Shapes: [n × w] → [n × w].
    FloatMatrix operator()(const FloatMatrix& x, ThreadPool* pool) const;
};

/// An encoder's layer. Source: Vaswani et al. 2017, "Attention Is All You Need", section 3.1, whose norms come after each sum.
struct EncoderLayer {
    AttentionBlock attention;
    LayerNorm attentionNorm;
    FeedForward feedForward;
    LayerNorm outputNorm;
    bool normalizesBefore = false; ///< the norms stand before attention and feed-forward instead

    /// Shapes: [n × w] → [n × w].
    FloatMatrix run(const FloatMatrix& stream, AttentionStep& step, ThreadPool* pool) const;
};

/// d of one head, where the configuration leaves it to the width.
Index headWidthOf(const ModelConfig& config);

} // namespace softfocus
