#include "core/transformer/encoder_layer.h"
#include "core/transformer/families.h"
#include "core/transformer/layered_transformer.h"
#include "core/transformer/weight_reader.h"

#include <cmath>

namespace softfocus {

namespace {

struct DecoderLayer {
    AttentionBlock self;
    LayerNorm selfNorm;
    AttentionBlock cross;
    LayerNorm crossNorm;
    FeedForward feedForward;
    LayerNorm outputNorm;
};

/// Names of one stack's table of pieces, the likeliest first: files that name what is shared only once may have kept any of them.
const std::vector<std::string> encoderTables{"encoder.embed_tokens.weight", "shared.weight", "decoder.embed_tokens.weight",
                                             "lm_head.weight"};
const std::vector<std::string> decoderTables{"decoder.embed_tokens.weight", "shared.weight", "lm_head.weight",
                                             "encoder.embed_tokens.weight"};

/// An encoder that reads a text, and a decoder that writes its translation while it asks the encoder.
/// Source: Junczys-Dowmunt et al. 2018, "Marian: Fast Neural Machine Translation in C++"; the layers are those of Vaswani et al. 2017, "Attention Is
/// All You Need", section 3.1, but the first half of a place's vector is its sines and the second its cosines.
class Marian : public LayeredTransformer {
public:
    Marian(const ModelConfig& config, WeightReader& weights) : LayeredTransformer(config, weights.store())
    {
        const std::vector<Index> tableShape{config.vocabulary, config.width};
        m_words = weights.tensor(weights.firstOf(encoderTables), tableShape);
        m_written = weights.tensor(weights.firstOf(decoderTables), tableShape);
        m_encoderNorms = readStackNorms(weights, "encoder.");
        m_decoderNorms = readStackNorms(weights, "decoder.");
        for (Index layer = 0; layer < config.layers && weights.ok(); ++layer)
            m_encoder.push_back(readEncoderLayer(weights, "encoder.layers." + std::to_string(layer) + "."));
        for (Index layer = 0; layer < config.decoderLayers && weights.ok(); ++layer)
            m_decoder.push_back(readDecoderLayer(weights, "decoder.layers." + std::to_string(layer) + "."));
        const bool isOwn = weights.has("lm_head.weight") && !config.hasTiedHead;
        const Tensor table = isOwn ? weights.tensor("lm_head.weight", tableShape) : m_written;
        FloatRow bias = weights.vectorIfThere("final_logits_bias", config.vocabulary);
        if (weights.ok())
            m_head = Linear(table, std::move(bias));
    }

    FloatMatrix embed(Stack stack, std::span<const Index> ids, Index firstPosition) const override
    {
        FloatMatrix x = rowsOf(stack == Stack::Encoder ? m_words : m_written, ids);
        if (config().scalesEmbedding)
            x *= static_cast<float>(std::sqrt(static_cast<double>(config().width)));
        for (Index i = 0; i < x.rows(); ++i)
            x.row(i) += placeOf(firstPosition + i);
        const StackNorms& norms = normsOf(stack);
        return norms.embedding ? (*norms.embedding)(std::move(x)) : x;
    }

    FloatMatrix runLayer(Stack stack, Index index, const FloatMatrix& stream, AttentionStep& attention, ThreadPool* pool) const override
    {
        if (stack == Stack::Encoder)
            return m_encoder[static_cast<std::size_t>(index)].run(stream, attention, pool);
        const DecoderLayer& layer = m_decoder[static_cast<std::size_t>(index)];
        return config().normalizesBefore ? runNormFirst(layer, stream, attention, pool) : runNormLast(layer, stream, attention, pool);
    }

    FloatMatrix memoryOf(const FloatMatrix& encoded) const override
    {
        return m_encoderNorms.last ? (*m_encoderNorms.last)(encoded) : encoded;
    }

    FloatMatrix logitsOf(const FloatMatrix& rows, ThreadPool* pool) const override
    {
        return m_head(m_decoderNorms.last ? (*m_decoderNorms.last)(rows) : rows, pool);
    }

private:
    /// Norms before the first layer and behind the last one, where a model has them.
    struct StackNorms {
        std::optional<LayerNorm> embedding, last;
    };

    const StackNorms& normsOf(Stack stack) const { return stack == Stack::Encoder ? m_encoderNorms : m_decoderNorms; }

    /// The place in the text as a vector: sin(p·f) and, in the second half, cos(p·f), with f from 1 down to about 1/10000. Files that bring these tables
    /// along bring these numbers. Shapes: [w]
    FloatRow placeOf(Index position) const
    {
        const Index width = config().width, sines = (width + 1) / 2;
        FloatRow place(width);
        for (Index i = 0; i < width; ++i) {
            const Index pair = i < sines ? i : i - sines;
            const double frequency = std::pow(10000.0, -2.0 * static_cast<double>(pair) / static_cast<double>(width));
            const double angle = static_cast<double>(position) * frequency;
            place[i] = static_cast<float>(i < sines ? std::sin(angle) : std::cos(angle));
        }
        return place;
    }

    static FloatMatrix runNormLast(const DecoderLayer& layer, const FloatMatrix& stream, AttentionStep& attention, ThreadPool* pool)
    {
        const FloatMatrix own = layer.selfNorm(sumOf(layer.self.self(stream, attention, pool), stream));
        const FloatMatrix asked = layer.crossNorm(sumOf(layer.cross.cross(own, attention, pool), own));
        return layer.outputNorm(sumOf(layer.feedForward(asked, pool), asked));
    }

    static FloatMatrix runNormFirst(const DecoderLayer& layer, const FloatMatrix& stream, AttentionStep& attention, ThreadPool* pool)
    {
        const FloatMatrix own = sumOf(layer.self.self(layer.selfNorm(stream), attention, pool), stream);
        const FloatMatrix asked = sumOf(layer.cross.cross(layer.crossNorm(own), attention, pool), own);
        return sumOf(layer.feedForward(layer.outputNorm(asked), pool), asked);
    }

    StackNorms readStackNorms(WeightReader& weights, const std::string& name) const
    {
        StackNorms norms;
        if (weights.has(name + "layernorm_embedding.weight"))
            norms.embedding = weights.layerNorm(name + "layernorm_embedding", config().width, config().epsilon);
        if (weights.has(name + "layer_norm.weight"))
            norms.last = weights.layerNorm(name + "layer_norm", config().width, config().epsilon);
        return norms;
    }

    AttentionBlock readAttention(WeightReader& weights, const std::string& name, Index heads, bool isCausal) const
    {
        const Index width = config().width;
        return {weights.linear(name + "q_proj", width, width),
                weights.linear(name + "k_proj", width, width),
                weights.linear(name + "v_proj", width, width),
                weights.linear(name + "out_proj", width, width),
                {heads, heads, isCausal}};
    }

    FeedForward readFeedForward(WeightReader& weights, const std::string& name, Index inner) const
    {
        return {weights.linear(name + "fc1", config().width, inner), weights.linear(name + "fc2", inner, config().width),
                config().activation};
    }

    EncoderLayer readEncoderLayer(WeightReader& weights, const std::string& name) const
    {
        return {readAttention(weights, name + "self_attn.", config().heads, false),
                weights.layerNorm(name + "self_attn_layer_norm", config().width, config().epsilon),
                readFeedForward(weights, name, config().inner),
                weights.layerNorm(name + "final_layer_norm", config().width, config().epsilon), config().normalizesBefore};
    }

    DecoderLayer readDecoderLayer(WeightReader& weights, const std::string& name) const
    {
        const Index inner = config().decoderInner > 0 ? config().decoderInner : config().inner;
        return {readAttention(weights, name + "self_attn.", config().decoderHeads, true),
                weights.layerNorm(name + "self_attn_layer_norm", config().width, config().epsilon),
                readAttention(weights, name + "encoder_attn.", config().decoderHeads, false),
                weights.layerNorm(name + "encoder_attn_layer_norm", config().width, config().epsilon),
                readFeedForward(weights, name, inner),
                weights.layerNorm(name + "final_layer_norm", config().width, config().epsilon)};
    }

    Tensor m_words, m_written; ///< [V × w] pieces of the text and of the translation; often one table
    StackNorms m_encoderNorms, m_decoderNorms;
    std::vector<EncoderLayer> m_encoder;
    std::vector<DecoderLayer> m_decoder;
    Linear m_head;
};

} // namespace

Result<SharedTransformer> makeMarian(const ModelConfig& config, const TensorStore& weights)
{
    if (config.decoderLayers == 0)
        return Error(translatable("Transformer", "The model’s configuration has no decoder, which a model that translates needs."));
    if (config.width % config.heads != 0 || config.width % config.decoderHeads != 0)
        return Error(translatable("Transformer", "The model’s %1 heads cannot share its width of %2 evenly."),
                     config.width % config.heads != 0 ? config.heads : config.decoderHeads, config.width);
    WeightReader reader(weights, "model.");
    const auto model = std::make_shared<Marian>(config, reader);
    if (!reader.ok())
        return *reader.error();
    return SharedTransformer(model);
}

} // namespace softfocus
