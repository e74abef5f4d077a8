#include "core/transformer/encoder_layer.h"
#include "core/transformer/families.h"
#include "core/transformer/layered_transformer.h"
#include "core/transformer/weight_reader.h"

namespace softfocus {

namespace {

/// BERT with half the layers and names of its own, and without the vector of the first sentence.
/// Source: Sanh et al. 2019, "DistilBERT, a distilled version of BERT: smaller, faster, cheaper and lighter", section 2.
class DistilBert : public LayeredTransformer {
public:
    DistilBert(const ModelConfig& config, WeightReader& weights) : LayeredTransformer(config, weights.store())
    {
        const Index width = config.width;
        m_words = weights.tensor("embeddings.word_embeddings.weight", {config.vocabulary, width});
        m_places = weights.tensor("embeddings.position_embeddings.weight", {config.positions, width});
        m_norm = weights.layerNorm("embeddings.LayerNorm", width, config.epsilon);
        for (Index layer = 0; layer < config.layers && weights.ok(); ++layer)
            m_layers.push_back(readLayer(weights, "transformer.layer." + std::to_string(layer) + "."));
        if (weights.has("vocab_transform.weight"))
            readHead(weights);
    }

    FloatMatrix embed(Stack, std::span<const Index> ids, Index firstPosition) const override
    {
        std::vector<Index> places;
        for (Index i = 0; i < std::ssize(ids); ++i)
            places.push_back(firstPosition + i);
        return m_norm(rowsOf(m_words, ids) + rowsOf(m_places, places));
    }

    FloatMatrix runLayer(Stack, Index layer, const FloatMatrix& stream, AttentionStep& attention, ThreadPool* pool) const override
    {
        return m_layers[static_cast<std::size_t>(layer)].run(stream, attention, pool);
    }

    FloatMatrix logitsOf(const FloatMatrix& rows, ThreadPool* pool) const override
    {
        if (!m_hasHead)
            return {};
        return m_projector(m_headNorm(m_transform(rows, pool, config().activation)), pool);
    }

private:
    EncoderLayer readLayer(WeightReader& weights, const std::string& name) const
    {
        const Index width = config().width, allHeads = config().heads * headWidthOf(config());
        EncoderLayer layer;
        layer.attention = {weights.linear(name + "attention.q_lin", width, allHeads),
                           weights.linear(name + "attention.k_lin", width, allHeads),
                           weights.linear(name + "attention.v_lin", width, allHeads),
                           weights.linear(name + "attention.out_lin", allHeads, width),
                           {config().heads, config().heads, false}};
        layer.attentionNorm = weights.layerNorm(name + "sa_layer_norm", width, config().epsilon);
        layer.feedForward = {weights.linear(name + "ffn.lin1", width, config().inner),
                             weights.linear(name + "ffn.lin2", config().inner, width), config().activation};
        layer.outputNorm = weights.layerNorm(name + "output_layer_norm", width, config().epsilon);
        return layer;
    }

    void readHead(WeightReader& weights)
    {
        const Index width = config().width, vocabulary = config().vocabulary;
        m_transform = weights.linear("vocab_transform", width, width);
        m_headNorm = weights.layerNorm("vocab_layer_norm", width, config().epsilon);
        const bool isOwn = weights.has("vocab_projector.weight") && !config().hasTiedHead;
        const Tensor table = isOwn ? weights.tensor("vocab_projector.weight", {vocabulary, width}) : m_words;
        FloatRow bias = weights.vectorIfThere("vocab_projector.bias", vocabulary);
        if (weights.ok())
            m_projector = Linear(table, std::move(bias));
        m_hasHead = true;
    }

    Tensor m_words, m_places; ///< [V × w], [longest text × w]
    LayerNorm m_norm;
    std::vector<EncoderLayer> m_layers;
    bool m_hasHead = false;
    Linear m_transform, m_projector;
    LayerNorm m_headNorm;
};

} // namespace

Result<SharedTransformer> makeDistilBert(const ModelConfig& config, const TensorStore& weights)
{
    WeightReader reader(weights, "distilbert.");
    const auto model = std::make_shared<DistilBert>(config, reader);
    if (!reader.ok())
        return *reader.error();
    return SharedTransformer(model);
}

} // namespace softfocus
