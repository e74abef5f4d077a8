#include "core/transformer/transformer.h"

#include "core/transformer/families.h"

namespace softfocus {

namespace {

std::shared_ptr<const Matrix> headColumns(const FloatMatrix& rows, Index head, Index heads)
{
    const Index width = rows.cols() / heads;
    return std::make_shared<const Matrix>(rows.middleCols(head * width, width).cast<double>());
}

/// A generation that keeps its model.
class OwningGeneration : public Generation {
public:
    OwningGeneration(std::shared_ptr<const Transformer> model, std::unique_ptr<Generation> generation)
        : m_model(std::move(model)), m_generation(std::move(generation))
    {
    }
    const std::vector<float>& logits() const override { return m_generation->logits(); }
    Index position() const override { return m_generation->position(); }
    void append(Index id) override { m_generation->append(id); }

private:
    std::shared_ptr<const Transformer> m_model;
    std::unique_ptr<Generation> m_generation;
};

/// What every family needs.
bool isUsable(const ModelConfig& config)
{
    const bool hasSizes = config.vocabulary > 0 && config.layers > 0 && config.heads > 0 && config.width > 0 && config.positions > 0;
    const bool sharesHeads = config.keyValueHeads == 0 || (config.keyValueHeads > 0 && config.heads % config.keyValueHeads == 0);
    return hasSizes && sharesHeads && (config.decoderLayers == 0 || config.decoderHeads > 0);
}

} // namespace

Projections projectionsOf(const AttentionTrace& trace, Index head)
{
    const Index keyHead = head * trace.keyValueHeads / trace.heads;
    return {headColumns(trace.queries, head, trace.heads), headColumns(trace.keys, keyHead, trace.keyValueHeads),
            headColumns(trace.values, keyHead, trace.keyValueHeads)};
}

const AttentionTrace* attentionIn(const Trace& trace, AttentionPart part, Index layer)
{
    const std::vector<LayerTrace>& layers = part == AttentionPart::Self ? trace.encoder : trace.decoder;
    if (layer < 0 || layer >= std::ssize(layers))
        return nullptr;
    const LayerTrace& found = layers[static_cast<std::size_t>(layer)];
    return part == AttentionPart::Cross ? found.cross.get() : found.self.get();
}

Result<std::shared_ptr<const Transformer>> makeTransformer(const ModelConfig& config, const TensorStore& weights)
{
    if (!isUsable(config))
        return Error(translatable("Transformer", "The model’s configuration lacks a size, or its heads cannot share their keys evenly."));
    switch (config.family) {
    case ModelFamily::Bert:
    case ModelFamily::Roberta: return makeBert(config, weights);
    case ModelFamily::DistilBert: return makeDistilBert(config, weights);
    case ModelFamily::Gpt2: return makeGpt2(config, weights);
    case ModelFamily::Llama: return makeLlama(config, weights);
    case ModelFamily::Marian: return makeMarian(config, weights);
    case ModelFamily::UseLite: break;
    }
    return makeUseLite(config, weights);
}

std::unique_ptr<Generation> startGeneration(std::shared_ptr<const Transformer> model, const RunRequest& request, ThreadPool* pool,
                                            const std::stop_token& stop)
{
    std::unique_ptr<Generation> generation = model->generate(request, pool, stop);
    return generation ? std::make_unique<OwningGeneration>(std::move(model), std::move(generation)) : nullptr;
}

} // namespace softfocus
