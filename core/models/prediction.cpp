#include "core/models/prediction.h"

#include "core/measures/row_distance.h"
#include "core/scene/scene.h"
#include "core/text/words.h"
#include "core/transformer/writing.h"

#include <QString>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <span>

namespace softfocus {

namespace {

/// Pieces at which the model says what may stand there.
std::vector<Index> placesIn(const ModelRun& run, PredictionKind kind)
{
    const std::vector<Piece>& pieces = run.source.pieces;
    if (kind == PredictionKind::Next && !pieces.empty())
        return {std::ssize(pieces) - 1};
    const std::optional<std::string> mask = kind == PredictionKind::Masked ? maskTokenOf(*run.model) : std::nullopt;
    std::vector<Index> places;
    if (const std::optional<Index> id = mask ? run.model->tokenizer->idOf(*mask) : std::nullopt)
        for (Index place = 0; place < std::ssize(pieces); ++place)
            if (pieces[static_cast<std::size_t>(place)].id == *id)
                places.push_back(place);
    return places;
}

/// True where softmax of them can be computed.
bool areNumbers(std::span<const float> logits)
{
    return std::ranges::none_of(logits, [](float logit) { return std::isnan(logit) || logit == std::numeric_limits<float>::infinity(); }) &&
           std::ranges::any_of(logits, [](float logit) { return std::isfinite(logit); });
}

Error notFinite(const OpenedModel& model)
{
    return Error{translatable("Prediction", "The numbers of %1 are not finite, so nothing can be said of what it predicts."), model.title};
}

Error becomesNotFinite()
{
    return Error{translatable("Prediction", "With these weights the model’s numbers are not finite, so it predicts nothing.")};
}

/// One state of the model: as it was trained, or under an intervention.
class StateMaker {
public:
    StateMaker(const PredictionRequest& request, PredictionKind kind, ThreadPool* pool, const std::stop_token& stop)
        : m_request(request), m_model(*request.run->model), m_kind(kind), m_pool(pool), m_stop(stop)
    {
    }

    /// Not whole where it was asked to stop. `asItIs` is the other state where this one is under an intervention.
    Result<PredictionState> make(const std::optional<Intervention>& intervention, const PredictionState* before,
                                 const PredictionState* asItIs) const
    {
        PredictionState state;
        RunRequest wanted{idsOf(m_request.run->source.pieces), {}, intervention};
        if (m_kind == PredictionKind::Translation) {
            state.written = translate(m_model.transformer, wanted.ids, intervention, 1, m_pool, m_stop).ids;
            if (m_stop.stop_requested())
                return state;
            if (state.written.empty() && !wanted.ids.empty())
                return notFinite(m_model);
            state.translation = m_model.targetTokenizer->decode(state.written);
            wanted.targetIds = decoderInput(m_model.transformer->config(), asItIs ? asItIs->written : state.written);
        }
        state.trace = traceOf(wanted, before);
        if (!state.trace)
            return state;
        if (state.trace->fault)
            return *state.trace->fault;
        if (m_kind == PredictionKind::Similarity)
            compare(state, intervention, before);
        else if (std::optional<Error> fault = readLogits(state))
            return *fault;
        return state;
    }

private:
    /// The run that the request came with where it is the same, or else another one. Null where it was asked to stop.
    std::shared_ptr<const Trace> traceOf(const RunRequest& wanted, const PredictionState* before) const
    {
        const std::shared_ptr<const Trace>& known = m_request.run->trace;
        if (known && known->request == wanted)
            return known;
        return m_model.transformer->run(wanted, before && before->trace ? before->trace.get() : known.get(), m_pool, m_stop);
    }

    /// Places at which logits are read.
    std::vector<Index> placesOf(const PredictionState& state) const
    {
        if (m_kind != PredictionKind::Translation)
            return placesIn(*m_request.run, m_kind);
        std::vector<Index> places(state.trace->request.targetIds.size());
        std::iota(places.begin(), places.end(), Index(0));
        return places;
    }

    std::optional<Error> readLogits(PredictionState& state) const
    {
        for (const Index place : placesOf(state)) {
            if (m_stop.stop_requested())
                break;
            state.logits.push_back(m_model.transformer->logitsAt(*state.trace, place, m_pool));
            if (state.logits.back().empty())
                return Error{translatable("Prediction", "%1 was saved without the layer that predicts pieces, so it can fill in no mask."),
                             m_model.title};
            if (!areNumbers(state.logits.back()))
                return notFinite(m_model);
        }
        return std::nullopt;
    }

    void compare(PredictionState& state, const std::optional<Intervention>& intervention, const PredictionState* before) const
    {
        if (m_request.other.empty())
            return;
        const RunRequest wanted{idsOf(pieceTextOf(m_model, m_request.other).pieces), {}, intervention};
        state.otherTrace = m_model.transformer->run(wanted, before ? before->otherTrace.get() : nullptr, m_pool, m_stop);
        if (!state.otherTrace || state.otherTrace->fault)
            return;
        const std::vector<float> one = m_model.transformer->sentenceEmbedding(*state.trace);
        const std::vector<float> other = m_model.transformer->sentenceEmbedding(*state.otherTrace);
        if (one.empty() || other.empty())
            return;
        double cosine = 0;
        for (std::size_t i = 0; i < one.size(); ++i)
            cosine += double(one[i]) * double(other[i]);
        if (!std::isnan(cosine))
            state.similarity = std::clamp(cosine, -1.0, 1.0);
    }

    const PredictionRequest& m_request;
    const OpenedModel& m_model;
    PredictionKind m_kind;
    ThreadPool* m_pool;
    const std::stop_token& m_stop;
};

/// ln of softmax of the logits. Shapes: [V]
std::vector<double> logProbabilities(std::span<const float> logits)
{
    const double greatest = *std::ranges::max_element(logits);
    double sum = 0;
    for (const float logit : logits)
        sum += std::exp(logit - greatest);
    std::vector<double> logs;
    logs.reserve(logits.size());
    for (const float logit : logits)
        logs.push_back(logit - greatest - std::log(sum));
    return logs;
}

LikelyPiece likelyPiece(const Tokenizer& tokenizer, Index id)
{
    LikelyPiece piece;
    piece.id = id;
    piece.piece = tokenizer.pieceText(id);
    piece.text = tokenizer.isSpecial(id) ? piece.piece : tokenizer.shownText(id);
    piece.beginsWord = tokenizer.beginsWord(id);
    return piece;
}

/// The likeliest pieces of both, those of the first in front.
std::vector<LikelyPiece> likeliest(const Tokenizer& tokenizer, std::span<const float> before, std::span<const float> after)
{
    std::vector<LikelyPiece> pieces;
    for (const Candidate& candidate : bestOf(before, likeliestCount)) {
        pieces.push_back(likelyPiece(tokenizer, candidate.id));
        pieces.back().isAmongOld = true;
    }
    for (const Candidate& candidate : bestOf(after, likeliestCount)) {
        auto piece = std::ranges::find(pieces, candidate.id, &LikelyPiece::id);
        if (piece == pieces.end())
            piece = pieces.insert(pieces.end(), likelyPiece(tokenizer, candidate.id));
        piece->isAmongNew = true;
    }
    return pieces;
}

PredictedPlace placeOf(const Tokenizer& tokenizer, std::span<const float> before, std::span<const float> after)
{
    PredictedPlace place;
    const std::vector<double> oldLogs = logProbabilities(before), newLogs = logProbabilities(after);
    std::vector<double> p, q;
    for (std::size_t id = 0; id < oldLogs.size(); ++id) {
        p.push_back(std::exp(oldLogs[id]));
        q.push_back(std::exp(newLogs[id]));
        if (p.back() > 0)
            place.divergence += p.back() * (oldLogs[id] - newLogs[id]) / std::numbers::ln2;
    }
    place.divergence = std::max(0.0, place.divergence); // rounding of a sum that is 0
    place.variation = totalVariation(std::span<const double>(p), std::span<const double>(q));
    place.pieces = likeliest(tokenizer, before, after);
    for (LikelyPiece& piece : place.pieces) {
        piece.asItIs = p[static_cast<std::size_t>(piece.id)];
        piece.asItBecomes = q[static_cast<std::size_t>(piece.id)];
    }
    return place;
}

/// Length of the longest common row of words in what follows a place of each. Shapes: [n + 1][m + 1]
std::vector<std::vector<int>> commonLengths(const std::vector<Token>& one, const std::vector<Token>& other)
{
    std::vector<std::vector<int>> longest(one.size() + 1, std::vector<int>(other.size() + 1, 0));
    for (std::size_t i = one.size(); i-- > 0;)
        for (std::size_t j = other.size(); j-- > 0;)
            longest[i][j] = one[i].text == other[j].text ? longest[i + 1][j + 1] + 1 : std::max(longest[i + 1][j], longest[i][j + 1]);
    return longest;
}

void lineUpTranslations(Prediction& prediction)
{
    for (std::size_t i = 0; i < prediction.asItIs.written.size() && i < prediction.asItIs.logits.size(); ++i) {
        const Index id = prediction.asItIs.written[i];
        LikelyPiece piece = likelyPiece(*prediction.run->model->targetTokenizer, id);
        piece.asItIs = std::exp(logProbabilities(prediction.asItIs.logits[i])[static_cast<std::size_t>(id)]);
        piece.asItBecomes = std::exp(logProbabilities(prediction.asItBecomes.logits[i])[static_cast<std::size_t>(id)]);
        prediction.writtenPieces.push_back(std::move(piece));
    }
    prediction.words = pairedWords(prediction.asItIs.translation, prediction.asItBecomes.translation);
    for (const WordPair& pair : prediction.words) {
        if (!pair.isSame && pair.asItIs)
            prediction.goneWords.push_back(*pair.asItIs);
        if (!pair.isSame && pair.asItBecomes)
            prediction.comeWords.push_back(*pair.asItBecomes);
    }
}

/// Puts both states beside each other.
void lineUp(Prediction& prediction)
{
    if (prediction.asItBecomes.fault)
        prediction.asItBecomes.logits = prediction.asItIs.logits;
    if (prediction.kind == PredictionKind::Translation)
        return lineUpTranslations(prediction);
    const std::vector<Index> places = placesIn(*prediction.run, prediction.kind);
    for (std::size_t i = 0; i < prediction.asItIs.logits.size(); ++i) {
        PredictedPlace place = placeOf(*prediction.run->model->tokenizer, prediction.asItIs.logits[i], prediction.asItBecomes.logits[i]);
        place.position = prediction.kind == PredictionKind::Next ? places[i] + 1 : places[i];
        prediction.places.push_back(std::move(place));
    }
}

/// True where the model as it was trained predicts the same.
bool isOfSameTexts(const Prediction& before, const PredictionRequest& request)
{
    return before.run->model == request.run->model && before.other == request.other &&
           idsOf(before.run->source.pieces) == idsOf(request.run->source.pieces);
}

} // namespace

std::vector<WordPair> pairedWords(const std::string& text, const std::string& other)
{
    const std::vector<Token> one = splitWords(QString::fromStdString(text)).tokens, two = splitWords(QString::fromStdString(other)).tokens;
    const std::vector<std::vector<int>> longest = commonLengths(one, two);
    const auto spanOf = [](const Token& word) { return TextSpan{word.begin, word.length}; };
    std::vector<WordPair> pairs;
    std::size_t i = 0, j = 0;
    while (i < one.size() || j < two.size()) {
        std::size_t endOfOne = i, endOfTwo = j; // up to the next word that both have
        while (longest[endOfOne][endOfTwo] > 0 && one[endOfOne].text != two[endOfTwo].text)
            longest[endOfOne + 1][endOfTwo] >= longest[endOfOne][endOfTwo + 1] ? ++endOfOne : ++endOfTwo;
        const bool isLast = longest[endOfOne][endOfTwo] == 0;
        if (isLast) {
            endOfOne = one.size();
            endOfTwo = two.size();
        }
        while (i < endOfOne || j < endOfTwo) {
            WordPair pair;
            if (i < endOfOne)
                pair.asItIs = spanOf(one[i++]);
            if (j < endOfTwo)
                pair.asItBecomes = spanOf(two[j++]);
            pairs.push_back(pair);
        }
        if (!isLast)
            pairs.push_back({spanOf(one[i++]), spanOf(two[j++]), true});
    }
    return pairs;
}

PredictionKind predictionKindOf(const OpenedModel& model)
{
    if (model.transformer->config().decoderLayers > 0)
        return PredictionKind::Translation;
    switch (model.transformer->config().family) {
    case ModelFamily::UseLite: return PredictionKind::Similarity;
    case ModelFamily::Gpt2:
    case ModelFamily::Llama: return PredictionKind::Next;
    case ModelFamily::Marian: return PredictionKind::Translation;
    case ModelFamily::Bert:
    case ModelFamily::Roberta:
    case ModelFamily::DistilBert: break;
    }
    return PredictionKind::Masked;
}

std::optional<std::string> maskTokenOf(const OpenedModel& model)
{
    for (const char* token : {"[MASK]", "<mask>"})
        if (model.tokenizer->idOf(token))
            return token;
    return std::nullopt;
}

std::optional<Intervention> whatIfOf(const Scene& scene)
{
    const auto* model = std::get_if<ModelSource>(&scene.source);
    if (!model)
        return std::nullopt;
    const bool isCross = model->part == AttentionPart::Cross && model->scope != WhatIfScope::Model; // which no mask of the scene hides
    const bool isTrained = sameWeights(scene.variant.normalizer, Normalizer()) && scene.variant.temperature == usualTemperature &&
                           (scene.mask == Mask::None || isCross);
    if (isTrained)
        return std::nullopt;
    return interventionOf(*model, scene.variant, scene.mask);
}

Result<std::shared_ptr<const Prediction>> predictionOf(const PredictionRequest& request, const Prediction* before, ThreadPool* pool,
                                                       const std::stop_token& stop)
{
    auto prediction = std::make_shared<Prediction>();
    prediction->kind = predictionKindOf(*request.run->model);
    prediction->run = request.run;
    prediction->other = request.other;
    prediction->intervention = request.intervention;
    const StateMaker maker(request, prediction->kind, pool, stop);
    const bool isSame = before && isOfSameTexts(*before, request);
    Result<PredictionState> asItIs = isSame ? Result<PredictionState>(before->asItIs) : maker.make(std::nullopt, nullptr, nullptr);
    if (!asItIs)
        return asItIs.error();
    if (stop.stop_requested())
        return std::shared_ptr<const Prediction>();
    prediction->asItIs = std::move(*asItIs);
    prediction->asItBecomes = prediction->asItIs;
    if (request.intervention) {
        const bool isNear = isSame && !before->asItBecomes.fault;
        Result<PredictionState> becomes =
            maker.make(request.intervention, isNear ? &before->asItBecomes : &prediction->asItIs, &prediction->asItIs);
        if (becomes)
            prediction->asItBecomes = std::move(*becomes);
        else
            prediction->asItBecomes.fault = becomesNotFinite();
    }
    if (stop.stop_requested())
        return std::shared_ptr<const Prediction>();
    lineUp(*prediction);
    return std::shared_ptr<const Prediction>(std::move(prediction));
}

} // namespace softfocus
