#include "core/transformer/encoder_layer.h"
#include "core/transformer/families.h"
#include "core/transformer/layered_transformer.h"
#include "core/transformer/rotary.h"
#include "core/transformer/weight_reader.h"

namespace softfocus {

namespace {

struct LlamaLayer {
    RmsNorm attentionNorm;
    AttentionBlock attention;
    RmsNorm forwardNorm;
    Linear gate, up, down;
};

/// A decoder that writes on. Places come in by turning queries and keys, and several heads may share keys and values.
/// Source: Touvron et al. 2023, "LLaMA: Open and Efficient Foundation Language Models", section 2.2; Ainslie et al. 2023, "GQA: Training
/// Generalized Multi-Query Transformer Models from Multi-Head Checkpoints"; Shazeer 2020, "GLU Variants Improve Transformer", equation 6.
class Llama : public LayeredTransformer {
public:
    Llama(const ModelConfig& config, WeightReader& weights)
        : LayeredTransformer(config, weights.store()), m_rotary(headWidthOf(config), config.ropeTheta, config.ropeScaling)
    {
        const Index width = config.width;
        m_words = weights.tensor(weights.firstOf({"embed_tokens.weight", "lm_head.weight"}), {config.vocabulary, width});
        for (Index layer = 0; layer < config.layers && weights.ok(); ++layer)
            m_layers.push_back(readLayer(weights, "layers." + std::to_string(layer) + "."));
        m_norm = weights.rmsNorm("norm", width, config.epsilon);
        const bool isOwn = weights.has("lm_head.weight") && !config.hasTiedHead;
        const Tensor table = isOwn ? weights.tensor("lm_head.weight", {config.vocabulary, width}) : m_words;
        if (weights.ok())
            m_head = Linear(table, {});
    }

    bool isCausal() const override { return true; }

    FloatMatrix embed(Stack, std::span<const Index> ids, Index) const override { return rowsOf(m_words, ids); }

    FloatMatrix runLayer(Stack, Index index, const FloatMatrix& stream, AttentionStep& attention, ThreadPool* pool) const override
    {
        const LlamaLayer& layer = m_layers[static_cast<std::size_t>(index)];
        const AttentionBlock& block = layer.attention;
        const FloatMatrix& mixed = attention.self(block.layout, [&] {
            const FloatMatrix x = layer.attentionNorm(stream);
            return QueriesKeysValues{m_rotary(block.query(x, pool), attention.firstPosition()),
                                     m_rotary(block.key(x, pool), attention.firstPosition()), block.value(x, pool)};
        });
        const FloatMatrix attended = sumOf(block.output(mixed, pool), stream);
        return sumOf(forward(layer, layer.forwardNorm(attended), pool), attended);
    }

    FloatMatrix logitsOf(const FloatMatrix& rows, ThreadPool* pool) const override { return m_head(m_norm(rows), pool); }

private:
    FloatMatrix forward(const LlamaLayer& layer, const FloatMatrix& x, ThreadPool* pool) const
    {
        FloatMatrix gated = layer.gate(x, pool, config().activation);
        gated.array() *= layer.up(x, pool).array();
        return layer.down(gated, pool);
    }

    LlamaLayer readLayer(WeightReader& weights, const std::string& name) const
    {
        const Index width = config().width, head = headWidthOf(config());
        const Index shared = config().keyValueHeads > 0 ? config().keyValueHeads : config().heads;
        LlamaLayer layer;
        layer.attentionNorm = weights.rmsNorm(name + "input_layernorm", width, config().epsilon);
        layer.attention = {weights.linear(name + "self_attn.q_proj", width, config().heads * head),
                           weights.linear(name + "self_attn.k_proj", width, shared * head),
                           weights.linear(name + "self_attn.v_proj", width, shared * head),
                           weights.linear(name + "self_attn.o_proj", config().heads * head, width),
                           {config().heads, shared, true}};
        layer.forwardNorm = weights.rmsNorm(name + "post_attention_layernorm", width, config().epsilon);
        layer.gate = weights.linear(name + "mlp.gate_proj", width, config().inner);
        layer.up = weights.linear(name + "mlp.up_proj", width, config().inner);
        layer.down = weights.linear(name + "mlp.down_proj", config().inner, width);
        return layer;
    }

    Rotary m_rotary;
    Tensor m_words; ///< [V × w]
    std::vector<LlamaLayer> m_layers;
    RmsNorm m_norm;
    Linear m_head;
};

} // namespace

Result<SharedTransformer> makeLlama(const ModelConfig& config, const TensorStore& weights)
{
    if (headWidthOf(config) % 2 != 0)
        return Error(translatable("Transformer", "The model’s heads have the width %1, but rotary embeddings need an even one."),
                     headWidthOf(config));
    WeightReader reader(weights, "model.");
    const auto model = std::make_shared<Llama>(config, reader);
    if (!reader.ok())
        return *reader.error();
    return SharedTransformer(model);
}

} // namespace softfocus
