#include "core/transformer/encoder_layer.h"
#include "core/transformer/families.h"
#include "core/transformer/layered_transformer.h"
#include "core/transformer/weight_reader.h"

#include <cmath>

namespace softfocus {

namespace {

struct Gpt2Layer {
    LayerNorm attentionNorm;
    Linear queriesKeysValues, output;
    LayerNorm forwardNorm;
    FeedForward feedForward;
};

/// A decoder that writes on: each piece sees those before it. Norms come before attention and feed-forward.
/// Source: Radford et al. 2019, "Language Models are Unsupervised Multitask Learners", section 2.3.
class Gpt2 : public LayeredTransformer {
public:
    Gpt2(const ModelConfig& config, WeightReader& weights) : LayeredTransformer(config, weights.store())
    {
        const Index width = config.width;
        // Files that name what is shared only once may have kept either name.
        m_words = weights.tensor(weights.firstOf({"wte.weight", "lm_head.weight"}), {config.vocabulary, width});
        m_places = weights.tensor("wpe.weight", {config.positions, width});
        for (Index layer = 0; layer < config.layers && weights.ok(); ++layer)
            m_layers.push_back(readLayer(weights, "h." + std::to_string(layer) + "."));
        m_norm = weights.layerNorm("ln_f", width, config.epsilon);
        const bool isOwn = weights.has("lm_head.weight") && !config.hasTiedHead;
        const Tensor table = isOwn ? weights.tensor("lm_head.weight", {config.vocabulary, width}) : m_words;
        if (weights.ok())
            m_head = Linear(table, {});
    }

    bool isCausal() const override { return true; }

    FloatMatrix embed(Stack, std::span<const Index> ids, Index firstPosition) const override
    {
        std::vector<Index> places;
        for (Index i = 0; i < std::ssize(ids); ++i)
            places.push_back(firstPosition + i);
        return rowsOf(m_words, ids) + rowsOf(m_places, places);
    }

    FloatMatrix runLayer(Stack, Index index, const FloatMatrix& stream, AttentionStep& attention, ThreadPool* pool) const override
    {
        const Gpt2Layer& layer = m_layers[static_cast<std::size_t>(index)];
        const HeadLayout layout{config().heads, config().heads, true};
        const FloatMatrix& mixed = attention.self(layout, [&] { return project(layer, index, stream, pool); });
        const FloatMatrix attended = sumOf(layer.output(mixed, pool), stream);
        return sumOf(layer.feedForward(layer.forwardNorm(attended), pool), attended);
    }

    FloatMatrix logitsOf(const FloatMatrix& rows, ThreadPool* pool) const override { return m_head(m_norm(rows), pool); }

private:
    QueriesKeysValues project(const Gpt2Layer& layer, Index index, const FloatMatrix& stream, ThreadPool* pool) const
    {
        const FloatMatrix all = layer.queriesKeysValues(layer.attentionNorm(stream), pool);
        const Index width = all.cols() / 3;
        QueriesKeysValues parts{all.leftCols(width), all.middleCols(width, width), all.rightCols(width)};
        double scale = config().scalesScores ? 1 : std::sqrt(static_cast<double>(width / config().heads));
        if (config().scalesByLayer)
            scale /= static_cast<double>(index + 1);
        if (scale != 1)
            parts.queries *= static_cast<float>(scale);
        return parts;
    }

    Gpt2Layer readLayer(WeightReader& weights, const std::string& name) const
    {
        constexpr auto layout = Linear::Layout::RowPerInput;
        const Index width = config().width, inner = config().inner > 0 ? config().inner : 4 * width;
        Gpt2Layer layer;
        layer.attentionNorm = weights.layerNorm(name + "ln_1", width, config().epsilon);
        layer.queriesKeysValues = weights.linear(name + "attn.c_attn", width, 3 * width, layout);
        layer.output = weights.linear(name + "attn.c_proj", width, width, layout);
        layer.forwardNorm = weights.layerNorm(name + "ln_2", width, config().epsilon);
        layer.feedForward = {weights.linear(name + "mlp.c_fc", width, inner, layout),
                             weights.linear(name + "mlp.c_proj", inner, width, layout), config().activation};
        return layer;
    }

    Tensor m_words, m_places; ///< [V × w], [longest text × w]
    std::vector<Gpt2Layer> m_layers;
    LayerNorm m_norm;
    Linear m_head;
};

} // namespace

Result<SharedTransformer> makeGpt2(const ModelConfig& config, const TensorStore& weights)
{
    if (config.width % config.heads != 0)
        return Error(translatable("Transformer", "The model’s %1 heads cannot share its width of %2 evenly."), config.heads, config.width);
    WeightReader reader(weights, "transformer.");
    const auto model = std::make_shared<Gpt2>(config, reader);
    if (!reader.ok())
        return *reader.error();
    return SharedTransformer(model);
}

} // namespace softfocus
