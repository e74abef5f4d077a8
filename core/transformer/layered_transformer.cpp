#include "core/transformer/layered_transformer.h"

#include "core/transformer/cached_attention.h"
#include "core/transformer/traced_attention.h"

#include <algorithm>

namespace softfocus {

namespace {

using Stack = LayeredTransformer::Stack;

AttentionPart selfPartOf(Stack stack)
{
    return stack == Stack::Decoder ? AttentionPart::Decoder : AttentionPart::Self;
}

Error notFinite(Index layer)
{
    return Error(translatable("Transformer",
                              "From layer %1 on, the model’s numbers are not finite: its weights are damaged or it does not fit them."),
                 layer);
}

bool isFinite(const AttentionTrace& trace)
{
    return trace.queries.allFinite() && trace.keys.allFinite() && trace.values.allFinite();
}

bool isFinite(const LayerTrace& layer)
{
    return isFinite(*layer.self) && (!layer.cross || isFinite(*layer.cross)) && layer.output->allFinite();
}

/// Runs one stack; not to its end where it is asked to stop. `before` is the same stack of the trace before, or empty.
std::vector<LayerTrace> runStack(const LayeredTransformer& model, Stack stack, const std::vector<Index>& ids, bool hasSameIds,
                                 const std::vector<LayerTrace>& before, const TracedRun& run)
{
    const Index count = stack == Stack::Decoder ? model.config().decoderLayers : model.config().layers;
    const bool canTakeOver = hasSameIds && std::ssize(before) == count;
    auto stream = canTakeOver ? before.front().input : std::make_shared<const FloatMatrix>(model.embed(stack, ids, 0));
    std::vector<LayerTrace> layers;
    for (Index layer = 0; layer < count && !run.stop.stop_requested(); ++layer) {
        const LayerTrace* same =
            canTakeOver && before[static_cast<std::size_t>(layer)].input == stream ? &before[static_cast<std::size_t>(layer)] : nullptr;
        if (same && wouldBeSame(*same, run, selfPartOf(stack), layer)) {
            layers.push_back(*same);
        } else {
            TracedAttention attention(run, selfPartOf(stack), layer, same);
            auto output = std::make_shared<const FloatMatrix>(model.runLayer(stack, layer, *stream, attention, run.pool));
            layers.push_back({stream, attention.selfTrace(), attention.crossTrace(), std::move(output)});
        }
        stream = layers.back().output;
    }
    return layers;
}

/// The first layer whose numbers are not finite. `before` had none, so that what was taken over from it needs no second look.
std::optional<Error> faultIn(const std::vector<LayerTrace>& layers, const std::vector<LayerTrace>& before)
{
    for (std::size_t layer = 0; layer < layers.size(); ++layer) {
        const bool isKnown = layer < before.size() && layers[layer].output == before[layer].output;
        if (!isKnown && !isFinite(layers[layer]))
            return notFinite(static_cast<Index>(layer));
    }
    return {};
}

/// Goes on piece by piece with what CachedAttention keeps.
class CachedGeneration : public Generation {
public:
    /// Needs: the model outlives it and can read these pieces.
    CachedGeneration(const LayeredTransformer& model, const RunRequest& request, ThreadPool* pool, const std::stop_token& stop)
        : m_model(model), m_intervention(request.intervention), m_pool(pool), m_stop(stop)
    {
        const Index count = model.hasDecoder() ? model.config().decoderLayers : model.config().layers;
        m_caches.resize(static_cast<std::size_t>(count));
        if (model.hasDecoder()) {
            const auto read = model.run({request.ids, {}, request.intervention}, nullptr, pool, stop);
            if (!read)
                return;
            m_memory = model.memoryOf(*read->encoder.back().output);
        }
        readPieces(model.hasDecoder() ? request.targetIds : request.ids);
    }

    const std::vector<float>& logits() const override { return m_logits; }
    Index position() const override { return m_position; }
    void append(Index id) override { readPieces({&id, 1}); }

private:
    void readPieces(std::span<const Index> ids)
    {
        const Stack stack = m_model.lastStack();
        FloatMatrix stream = m_model.embed(stack, ids, m_position);
        m_logits.clear();
        for (std::size_t layer = 0; layer < m_caches.size(); ++layer) {
            if (m_stop.stop_requested())
                return;
            CachedAttention attention(m_caches[layer], m_intervention, selfPartOf(stack), static_cast<Index>(layer), m_position, &m_memory,
                                      m_pool);
            stream = m_model.runLayer(stack, static_cast<Index>(layer), stream, attention, m_pool);
        }
        m_position += std::ssize(ids);
        const FloatMatrix logits = m_model.logitsOf(stream.bottomRows(1), m_pool);
        m_logits.assign(logits.data(), logits.data() + logits.size());
    }

    const LayeredTransformer& m_model;
    std::optional<Intervention> m_intervention;
    ThreadPool* m_pool;
    std::stop_token m_stop;
    FloatMatrix m_memory;
    std::vector<LayerCache> m_caches;
    Index m_position = 0;
    std::vector<float> m_logits;
};

} // namespace

std::optional<Error> LayeredTransformer::faultOf(const RunRequest& request) const
{
    for (const std::vector<Index>* ids : {&request.ids, &request.targetIds}) {
        if (std::ssize(*ids) > config().positions)
            return Error(translatable("Transformer", "The text has %1 pieces, and the model reads at most %2."), std::ssize(*ids),
                         config().positions);
        const auto unknown = std::ranges::find_if(*ids, [this](Index id) { return id < 0 || id >= config().vocabulary; });
        if (unknown != ids->end())
            return Error(translatable("Transformer", "The text has a piece of number %1, and the model knows %2 pieces."), *unknown,
                         config().vocabulary);
    }
    return {};
}

std::shared_ptr<const Trace> LayeredTransformer::run(const RunRequest& request, const Trace* before, ThreadPool* pool,
                                                     const std::stop_token& stop) const
{
    static const Trace nothing;
    auto trace = std::make_shared<Trace>();
    trace->request = request;
    trace->fault = faultOf(request);
    if (trace->fault || request.ids.empty())
        return trace;
    const Trace& known = before && !before->fault ? *before : nothing;
    TracedRun run{request.intervention, known.request.intervention, nullptr, false, pool, stop};
    trace->encoder = runStack(*this, Stack::Encoder, request.ids, request.ids == known.request.ids, known.encoder, run);
    if (stop.stop_requested())
        return nullptr;
    trace->fault = faultIn(trace->encoder, known.encoder);
    if (!hasDecoder() || request.targetIds.empty())
        return trace;
    run.memory = std::make_shared<const FloatMatrix>(memoryOf(*trace->encoder.back().output));
    run.hasSameMemory = !known.encoder.empty() && known.encoder.back().output == trace->encoder.back().output;
    trace->decoder = runStack(*this, Stack::Decoder, request.targetIds, request.targetIds == known.request.targetIds, known.decoder, run);
    if (stop.stop_requested())
        return nullptr;
    if (!trace->fault)
        trace->fault = faultIn(trace->decoder, known.decoder);
    return trace;
}

std::vector<float> LayeredTransformer::logitsAt(const Trace& trace, Index position, ThreadPool* pool) const
{
    const std::vector<LayerTrace>& layers = hasDecoder() ? trace.decoder : trace.encoder;
    if (layers.empty() || position < 0 || position >= layers.back().output->rows())
        return {};
    const FloatMatrix logits = logitsOf(layers.back().output->row(position), pool);
    return {logits.data(), logits.data() + logits.size()};
}

std::vector<float> LayeredTransformer::sentenceEmbedding(const Trace&) const
{
    return {};
}

std::unique_ptr<Generation> LayeredTransformer::generate(const RunRequest& request, ThreadPool* pool, const std::stop_token& stop) const
{
    const bool hasStart = !request.ids.empty() && (!hasDecoder() || !request.targetIds.empty());
    if (!(isCausal() || hasDecoder()) || !hasStart || faultOf(request))
        return nullptr;
    auto generation = std::make_unique<CachedGeneration>(*this, request, pool, stop);
    return stop.stop_requested() ? nullptr : std::move(generation);
}

} // namespace softfocus
