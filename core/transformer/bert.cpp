#include "core/transformer/encoder_layer.h"
#include "core/transformer/families.h"
#include "core/transformer/layered_transformer.h"
#include "core/transformer/weight_reader.h"

#include <algorithm>

namespace softfocus {

namespace {

/// What fills a [MASK]: dense, activation, norm, then the scalar product with every piece's vector.
struct MaskHead {
    Linear dense;
    Activation activation = Activation::Gelu;
    LayerNorm norm;
    Linear decoder;
};

/// An encoder that is trained to fill in what was masked. RoBERTa is the same with other places and other names.
/// Source: Devlin et al. 2019, "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding", section 3;
/// Liu et al. 2019, "RoBERTa: A Robustly Optimized BERT Pretraining Approach".
class Bert : public LayeredTransformer {
public:
    Bert(const ModelConfig& config, WeightReader& weights) : LayeredTransformer(config, weights.store())
    {
        const Index width = config.width;
        m_words = weights.tensor("embeddings.word_embeddings.weight", {config.vocabulary, width});
        m_places = weights.tensor("embeddings.position_embeddings.weight", {-1, width});
        m_sentence = readFirstSentence(weights);
        m_norm = weights.layerNorm("embeddings.LayerNorm", width, config.epsilon);
        for (Index layer = 0; layer < config.layers && weights.ok(); ++layer)
            m_layers.push_back(readLayer(weights, "encoder.layer." + std::to_string(layer) + "."));
        if (config.family == ModelFamily::Roberta)
            readRobertaHead(weights);
        else
            readBertHead(weights);
    }

    /// Rows of the table of places that the longest text needs.
    Index neededPlaces() const { return config().positions + firstPlace(); }
    Index places() const { return m_places.shape.empty() ? 0 : m_places.shape[0]; }

    FloatMatrix embed(Stack, std::span<const Index> ids, Index firstPosition) const override
    {
        FloatMatrix x = rowsOf(m_words, ids) + rowsOf(m_places, placesOf(ids, firstPosition));
        if (m_sentence.size() > 0)
            x.rowwise() += m_sentence;
        return m_norm(std::move(x));
    }

    FloatMatrix runLayer(Stack, Index layer, const FloatMatrix& stream, AttentionStep& attention, ThreadPool* pool) const override
    {
        return m_layers[static_cast<std::size_t>(layer)].run(stream, attention, pool);
    }

    FloatMatrix logitsOf(const FloatMatrix& rows, ThreadPool* pool) const override
    {
        if (!m_head)
            return {};
        return m_head->decoder(m_head->norm(m_head->dense(rows, pool, m_head->activation)), pool);
    }

private:
    Index firstPlace() const { return config().family == ModelFamily::Roberta ? config().padding.value_or(1) + 1 : 0; }

    /// RoBERTa counts from behind the padding's id, and leaves padding itself at that place.
    std::vector<Index> placesOf(std::span<const Index> ids, Index firstPosition) const
    {
        std::vector<Index> places;
        Index next = firstPlace() + firstPosition;
        for (const Index id : ids)
            places.push_back(firstPlace() > 0 && id == firstPlace() - 1 ? id : next++);
        return places;
    }

    /// All pieces are of the first of the two sentences that the model was trained with.
    FloatRow readFirstSentence(WeightReader& weights) const
    {
        const std::string name = "embeddings.token_type_embeddings.weight";
        if (!weights.has(name))
            return {};
        const Tensor table = weights.tensor(name, {-1, config().width});
        return weights.ok() && table.shape[0] > 0 ? FloatRow(rowsOf(table, std::vector<Index>{0})) : FloatRow();
    }

    EncoderLayer readLayer(WeightReader& weights, const std::string& name) const
    {
        const Index width = config().width, allHeads = config().heads * headWidthOf(config());
        EncoderLayer layer;
        layer.attention = {weights.linear(name + "attention.self.query", width, allHeads),
                           weights.linear(name + "attention.self.key", width, allHeads),
                           weights.linear(name + "attention.self.value", width, allHeads),
                           weights.linear(name + "attention.output.dense", allHeads, width),
                           {config().heads, config().heads, false}};
        layer.attentionNorm = weights.layerNorm(name + "attention.output.LayerNorm", width, config().epsilon);
        layer.feedForward = {weights.linear(name + "intermediate.dense", width, config().inner),
                             weights.linear(name + "output.dense", config().inner, width), config().activation};
        layer.outputNorm = weights.layerNorm(name + "output.LayerNorm", width, config().epsilon);
        return layer;
    }

    /// The table of all pieces, which is the embedding's unless the model has another.
    Linear readDecoder(WeightReader& weights, const std::string& weightName, const std::vector<std::string>& biasNames) const
    {
        const bool isOwn = weights.has(weightName) && !config().hasTiedHead;
        const Tensor table = isOwn ? weights.tensor(weightName, {config().vocabulary, config().width}) : m_words;
        FloatRow bias = weights.vectorIfThere(weights.firstOf(biasNames), config().vocabulary);
        return weights.ok() ? Linear(table, std::move(bias)) : Linear();
    }

    void readBertHead(WeightReader& weights)
    {
        const std::string name = "cls.predictions.";
        if (!weights.has(name + "transform.dense.weight"))
            return;
        m_head = MaskHead{weights.linear(name + "transform.dense", config().width, config().width), config().activation,
                          weights.layerNorm(name + "transform.LayerNorm", config().width, config().epsilon),
                          readDecoder(weights, name + "decoder.weight", {name + "bias", name + "decoder.bias"})};
    }

    void readRobertaHead(WeightReader& weights)
    {
        const std::string name = "lm_head.";
        if (!weights.has(name + "dense.weight"))
            return;
        m_head = MaskHead{weights.linear(name + "dense", config().width, config().width), Activation::Gelu,
                          weights.layerNorm(name + "layer_norm", config().width, config().epsilon),
                          readDecoder(weights, name + "decoder.weight", {name + "bias", name + "decoder.bias"})};
    }

    Tensor m_words, m_places; ///< [V × w], [at least the longest text × w]
    FloatRow m_sentence;      ///< [w], or empty
    LayerNorm m_norm;
    std::vector<EncoderLayer> m_layers;
    std::optional<MaskHead> m_head;
};

} // namespace

Result<SharedTransformer> makeBert(const ModelConfig& config, const TensorStore& weights)
{
    WeightReader reader(weights, config.family == ModelFamily::Roberta ? "roberta." : "bert.");
    const auto model = std::make_shared<Bert>(config, reader);
    if (!reader.ok())
        return *reader.error();
    if (model->places() < model->neededPlaces())
        return Error(translatable("Transformer", "The model has %1 places for pieces, but its configuration asks for %2."), model->places(),
                     model->neededPlaces());
    return SharedTransformer(model);
}

} // namespace softfocus
