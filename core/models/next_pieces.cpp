#include "core/models/next_pieces.h"

#include "core/transformer/writing.h"

#include <algorithm>

namespace softfocus {

namespace {

std::vector<Index> neverWritten(const ModelConfig& config)
{
    return {config.neverWritten.begin(), config.neverWritten.end()};
}

/// A run of these pieces under an intervention: one that is there already, or else a new one. Null where it was asked to stop.
std::shared_ptr<const Trace> traceOf(const ModelRun& run, const std::optional<Intervention>& intervention,
                                     const std::shared_ptr<const Trace>& kept, ThreadPool* pool, const std::stop_token& stop)
{
    RunRequest request = run.trace->request;
    request.intervention = intervention;
    for (const std::shared_ptr<const Trace>& made : {run.trace, kept})
        if (made && made->request == request)
            return made;
    return run.model->transformer->run(request, kept ? kept.get() : run.trace.get(), pool, stop);
}

NextPiece pieceOf(const OpenedModel& model, const Candidate& candidate, Index written)
{
    const Tokenizer& tokenizer = *model.tokenizer;
    const bool isEnd = candidate.id == model.transformer->config().end;
    return {candidate.id,
            tokenizer.isSpecial(candidate.id) ? tokenizer.pieceText(candidate.id) : tokenizer.shownText(candidate.id),
            isEnd,
            tokenizer.beginsWord(candidate.id),
            candidate.id == written,
            candidate.probability};
}

std::vector<NextPiece> likeliest(const ModelRun& run, const Trace& trace, Index step, ThreadPool* pool)
{
    if (trace.fault)
        return {};
    const OpenedModel& model = *run.model;
    const std::vector<float> logits = model.transformer->logitsAt(trace, step, pool);
    const Index written = run.target.pieces[static_cast<std::size_t>(step)].id;
    const std::vector<Candidate> all = bestOf(logits, std::ssize(logits), neverWritten(model.transformer->config()));
    std::vector<NextPiece> told;
    for (const Candidate& candidate : all)
        if (std::ssize(told) < toldPieces || candidate.id == written)
            told.push_back(pieceOf(model, candidate, written));
    return told;
}

} // namespace

NextPieces nextPieces(const ModelRun& run, Index step, const std::optional<Intervention>& intervention, WritingTraces& kept,
                      ThreadPool* pool, const std::stop_token& stop)
{
    NextPieces next;
    next.step = step;
    if (kept.model.lock() != run.model)
        kept = {run.model, nullptr, nullptr};
    const std::shared_ptr<const Trace> asItIs = traceOf(run, std::nullopt, kept.asItIs, pool, stop);
    if (!asItIs)
        return next;
    kept.asItIs = asItIs;
    next.asItIs = likeliest(run, *kept.asItIs, step, pool);
    if (!intervention)
        return next;
    const std::shared_ptr<const Trace> asItBecomes = traceOf(run, intervention, kept.asItBecomes, pool, stop);
    if (!asItBecomes)
        return next;
    kept.asItBecomes = asItBecomes;
    next.asItBecomes = likeliest(run, *kept.asItBecomes, step, pool);
    return next;
}

std::string writtenOn(const ModelRun& run, Index step, Index piece, ThreadPool* pool, const std::stop_token& stop)
{
    const OpenedModel& model = *run.model;
    const ModelConfig& config = model.transformer->config();
    std::vector<Index> written;
    for (Index place = 0; place < step; ++place)
        written.push_back(run.target.pieces[static_cast<std::size_t>(place)].id);
    written.push_back(piece);
    if (piece != config.end) {
        RunRequest request{run.trace->request.ids, written, std::nullopt};
        request.targetIds.insert(request.targetIds.begin(), config.decoderStart.value_or(0));
        const Index most = std::max<Index>(0, config.longestTranslation - std::ssize(written));
        if (const std::unique_ptr<Generation> generation = startGeneration(model.transformer, request, pool, stop)) {
            const WrittenText rest =
                write(*generation, {most, config.end, neverWritten(config)}, config.positions > 0 ? config.positions : maximumTokens, stop);
            written.insert(written.end(), rest.ids.begin(), rest.ids.end());
        }
    }
    return model.tokenizer->decode(written);
}

} // namespace softfocus
