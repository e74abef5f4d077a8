#pragma once

#include "core/base/matrix.h"

#include <optional>
#include <vector>

namespace softfocus {

/// The architectures that can be run.
enum class ModelFamily { Bert, Roberta, DistilBert, Gpt2, Llama, Marian, UseLite };

enum class Activation { Relu, Gelu, TanhGelu, Silu };

/// How rotary embeddings are stretched for texts that are longer than those of the first training ("rope_scaling").
struct RopeScaling {
    enum class Kind {
        Linear, ///< every angle divided by the factor
        Llama3, ///< slow ones divided by the factor, fast ones kept, those between blended
    };
    Kind kind = Kind::Linear;
    double factor = 1;
    double lowFrequencyFactor = 1, highFrequencyFactor = 4; ///< Llama3: turns within originalPositions below which and above which
    Index originalPositions = 8192;                         ///< Llama3: the most pieces of one text before
    bool operator==(const RopeScaling&) const = default;
};

/// The numbers of a transformer, as far as the family needs them. Range: all counts and widths are positive.
struct ModelConfig {
    ModelFamily family = ModelFamily::Bert;
    Index vocabulary = 0;
    Index layers = 0;        ///< of the encoder, or of the only stack
    Index decoderLayers = 0; ///< of a model that translates; else 0
    Index heads = 0;         ///< in each layer; of the encoder where there are two stacks
    Index decoderHeads = 0;  ///< as decoderLayers
    Index keyValueHeads = 0; ///< Llama: heads that share keys and values; else as heads
    Index width = 0;         ///< of the residual stream
    Index headWidth = 0;     ///< d of a query; heads · headWidth need not be the width (Llama's head_dim)
    Index inner = 0;         ///< of the feed-forward layer
    Index decoderInner = 0;  ///< as decoderLayers
    Index positions = 0;     ///< the most pieces of one text
    Activation activation = Activation::Gelu;
    double epsilon = 1e-12;                                 ///< of the layer norms
    bool normalizesBefore = false;                          ///< Marian: pre-norm rather than post-norm
    bool scalesEmbedding = false;                           ///< Marian: embeddings times √width
    bool hasTiedHead = true;                                ///< logits by the embedding itself
    double ropeTheta = 10000;                               ///< Llama
    std::optional<RopeScaling> ropeScaling;                 ///< Llama
    bool scalesScores = true;                               ///< GPT-2: q·k/√d rather than q·k
    bool scalesByLayer = false;                             ///< GPT-2: further divided by the layer's number from 1
    std::vector<Index> widths;                              ///< UseLite: of each layer's output; the width is that of the embedding
    std::vector<Index> headWidths;                          ///< UseLite: of each layer
    std::optional<Index> padding, start, end, decoderStart; ///< ids of special pieces, where the configuration names them
    std::vector<Index> neverWritten;                        ///< ids that generation leaves out (bad_words_ids of one id)
    Index longestTranslation = 64;                          ///< pieces, the end among them
};

} // namespace softfocus
