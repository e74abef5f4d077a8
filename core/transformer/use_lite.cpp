#include "core/transformer/encoder_layer.h"
#include "core/transformer/families.h"
#include "core/transformer/layered_transformer.h"
#include "core/transformer/weight_reader.h"

#include <cmath>

namespace softfocus {

namespace {

struct UseLiteLayer {
    EncoderLayer layer;
    std::optional<Linear> residual; ///< where the stream becomes wider
};

/// An encoder that makes one vector of a sentence. Norms come before attention and feed-forward, and there is none at the end.
/// Source: Cer et al. 2018, "Universal Sentence Encoder", section 3.1.
class UseLite : public LayeredTransformer {
public:
    UseLite(const ModelConfig& config, WeightReader& weights) : LayeredTransformer(config, weights.store())
    {
        m_words = weights.tensor("embeddings.weight", {config.vocabulary, config.width});
        m_frequencies = weights.vector("timing.inv_timescales", config.width / 2);
        Index width = config.width;
        for (Index layer = 0; layer < config.layers && weights.ok(); ++layer)
            m_layers.push_back(readLayer(weights, "layers." + std::to_string(layer) + ".", width));
        const Tensor pool = weights.tensor("pool.weight", {-1, width});
        m_pool = weights.ok() ? weights.linear("pool", width, pool.shape[0]) : Linear();
    }

    FloatMatrix embed(Stack, std::span<const Index> ids, Index firstPosition) const override
    {
        FloatMatrix x = 2 * rowsOf(m_words, ids);
        const Index half = m_frequencies.size();
        for (Index i = 0; i < x.rows(); ++i) {
            const auto angles = m_frequencies.array().cast<double>() * static_cast<double>(firstPosition + i);
            x.row(i).head(half).array() += angles.sin().cast<float>();
            x.row(i).tail(half).array() += angles.cos().cast<float>();
        }
        return x;
    }

    FloatMatrix runLayer(Stack, Index index, const FloatMatrix& stream, AttentionStep& attention, ThreadPool* pool) const override
    {
        const auto& [layer, residual] = m_layers[static_cast<std::size_t>(index)];
        const FloatMatrix kept = residual ? (*residual)(stream, pool) : stream;
        const FloatMatrix attended = sumOf(layer.attention.self(layer.attentionNorm(stream), attention, pool), kept);
        return sumOf(layer.feedForward(layer.outputNorm(attended), pool), attended);
    }

    FloatMatrix logitsOf(const FloatMatrix&, ThreadPool*) const override { return {}; }

    std::vector<float> sentenceEmbedding(const Trace& trace) const override
    {
        if (trace.encoder.empty())
            return {};
        const FloatMatrix mean = trace.encoder.back().output->colwise().mean();
        const FloatRow direction = m_pool(mean, nullptr).array().tanh().matrix().row(0).normalized();
        return {direction.data(), direction.data() + direction.size()};
    }

private:
    /// `width` is of the stream that comes in, and then of the one that goes on.
    UseLiteLayer readLayer(WeightReader& weights, const std::string& name, Index& width) const
    {
        const Tensor back = weights.tensor(name + "attn.o.weight", {-1, -1});
        const Tensor out = weights.tensor(name + "ffn.1.weight", {-1, -1});
        if (!weights.ok())
            return {};
        const Index allHeads = back.shape[1], nextWidth = back.shape[0], inner = out.shape[0];
        UseLiteLayer read;
        read.layer.attention = {weights.linear(name + "attn.q", width, allHeads),
                                weights.linear(name + "attn.k", width, allHeads),
                                weights.linear(name + "attn.v", width, allHeads),
                                weights.linear(name + "attn.o", allHeads, nextWidth),
                                {config().heads, config().heads, false}};
        read.layer.attentionNorm = weights.layerNorm(name + "attn_norm", width, config().epsilon);
        if (nextWidth != width)
            read.residual = weights.linear(name + "residual", width, nextWidth);
        width = nextWidth;
        read.layer.outputNorm = weights.layerNorm(name + "ffn_norm", width, config().epsilon);
        read.layer.feedForward = {weights.linear(name + "ffn.1", width, inner), weights.linear(name + "ffn.2", inner, width),
                                  config().activation};
        return read;
    }

    Tensor m_words;         ///< [V × w]
    FloatRow m_frequencies; ///< [w/2] radians per position
    std::vector<UseLiteLayer> m_layers;
    Linear m_pool;
};

} // namespace

Result<SharedTransformer> makeUseLite(const ModelConfig& config, const TensorStore& weights)
{
    WeightReader reader(weights, "");
    const auto model = std::make_shared<UseLite>(config, reader);
    if (!reader.ok())
        return *reader.error();
    return SharedTransformer(model);
}

} // namespace softfocus
