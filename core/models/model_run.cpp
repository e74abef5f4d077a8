#include "core/models/model_run.h"

#include "core/transformer/writing.h"

#include <QString>

#include <algorithm>
#include <iterator>

namespace softfocus {

namespace {

/// At most as many pieces as the model takes: of the text's own the first, and all special ones behind it.
void shorten(std::vector<Piece>& pieces, Index most)
{
    if (std::ssize(pieces) <= most)
        return;
    const auto isOfText = [](const Piece& piece) { return !piece.isSpecial || piece.length > 0; };
    const auto tail = std::find_if(pieces.rbegin(), pieces.rend(), isOfText).base();
    const Index kept = std::max<Index>(0, most - std::distance(tail, pieces.end()));
    pieces.erase(pieces.begin() + std::min<Index>(kept, std::distance(pieces.begin(), tail)), tail);
    pieces.resize(static_cast<std::size_t>(std::min<Index>(most, std::ssize(pieces))));
}

Index mostPiecesOf(const ModelConfig& config)
{
    return std::min(config.positions > 0 ? config.positions : maximumTokens, maximumTokens);
}

PieceText readText(const Tokenizer& tokenizer, const std::string& text, Index most)
{
    PieceText read{text, tokenizer.encode(text), 0};
    read.total = std::ssize(read.pieces);
    shorten(read.pieces, most);
    return read;
}

PieceText targetOf(const OpenedModel& model, const RunOfModel& wanted, const std::vector<Piece>& source, const ModelRun* before,
                   ThreadPool* pool, const std::stop_token& stop)
{
    const std::optional<std::string>& given = wanted.source.translation;
    const bool isSame =
        before && before->model.get() == &model && before->source.pieces == source && before->isTargetGiven == given.has_value();
    if (isSame && (!given || before->target.text == *given))
        return before->target;
    if (given)
        return readText(*model.targetTokenizer, *given, mostPiecesOf(model.config));
    return pieceTextOf(*model.targetTokenizer, translated(model, idsOf(source), std::nullopt, pool, stop));
}

} // namespace

std::vector<Index> idsOf(const std::vector<Piece>& pieces)
{
    std::vector<Index> ids;
    ids.reserve(pieces.size());
    for (const Piece& piece : pieces)
        ids.push_back(piece.id);
    return ids;
}

Intervention interventionOf(const ModelSource& source, const Variant& variant, Mask mask)
{
    return {variant, mask, source.scope, source.part, Index(source.layer), source.head ? std::optional(Index(*source.head)) : std::nullopt};
}

std::vector<Index> translated(const OpenedModel& model, const std::vector<Index>& ids, const std::optional<Intervention>& intervention,
                              ThreadPool* pool, const std::stop_token& stop)
{
    const ModelConfig& config = model.config;
    const RunRequest request{ids, {config.decoderStart.value_or(0)}, intervention};
    const std::unique_ptr<Generation> generation = startGeneration(model.transformer, request, pool, stop);
    if (!generation)
        return {};
    const Index longest = std::min(config.longestTranslation, mostPiecesOf(config));
    return write(*generation, {longest, config.end, config.neverWritten, 1}, config.positions, stop).ids;
}

PieceText pieceTextOf(const Tokenizer& tokenizer, const std::vector<Index>& ids)
{
    PieceText written;
    std::vector<Index> read;
    Index length = 0;
    for (const Index id : ids) {
        read.push_back(id);
        const std::string text = tokenizer.decode(read);
        const QString units = QString::fromStdString(text);
        Piece piece{id,    tokenizer.pieceText(id), length, std::max<Index>(0, units.size() - length), tokenizer.isSpecial(id),
                    false, tokenizer.beginsWord(id)};
        for (; piece.length > 0 && units[piece.begin].isSpace(); ++piece.begin, --piece.length)
            ;
        length = std::max<Index>(length, units.size());
        if (piece.isSpecial)
            piece.length = 0;
        written.pieces.push_back(std::move(piece));
        written.text = text;
    }
    written.total = std::ssize(written.pieces);
    return written;
}

std::vector<Piece> decoderInputOf(const OpenedModel& model, const std::vector<Piece>& target)
{
    const Index start = model.config.decoderStart.value_or(0);
    std::vector<Piece> input{{start, model.targetTokenizer->pieceText(start), 0, 0, true, false, true}};
    if (!target.empty())
        input.insert(input.end(), target.begin(), target.end() - 1);
    return input;
}

PieceText pieceTextOf(const OpenedModel& model, const std::string& text)
{
    return readText(*model.tokenizer, text, mostPiecesOf(model.config));
}

Result<std::shared_ptr<const ModelRun>> runModel(const RunOfModel& wanted, const ModelRun* before, ThreadPool* pool,
                                                 const std::stop_token& stop)
{
    Result<std::shared_ptr<const OpenedModel>> model = openModel(wanted.source);
    if (!model)
        return model.error();
    auto run = std::make_shared<ModelRun>();
    run->model = *model;
    const ModelRun* same = before && before->model == run->model ? before : nullptr;
    run->source = same && same->source.text == wanted.source.text
                      ? same->source
                      : readText(*(*model)->tokenizer, wanted.source.text, mostPiecesOf((*model)->config));
    RunRequest request{idsOf(run->source.pieces), {}, wanted.intervention};
    if ((*model)->translates()) {
        run->target = targetOf(**model, wanted, run->source.pieces, same, pool, stop);
        run->isTargetGiven = wanted.source.translation.has_value();
        request.targetIds = idsOf(decoderInputOf(**model, run->target.pieces));
    }
    run->trace = (*model)->transformer->run(request, same ? same->trace.get() : nullptr, pool, stop);
    if (!run->trace)
        return std::shared_ptr<const ModelRun>();
    if (run->trace->fault)
        return *run->trace->fault;
    return std::shared_ptr<const ModelRun>(std::move(run));
}

} // namespace softfocus
