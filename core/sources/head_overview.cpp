#include "core/sources/head_overview.h"

#include "core/attention/pooled_scores.h"
#include "core/base/thread_pool.h"
#include "core/models/model_run.h"
#include "core/rows/row.h"
#include "core/sources/averaged_weights.h"
#include "core/sources/model_source.h"

#include <atomic>
#include <numeric>
#include <span>
#include <utility>

namespace softfocus {

namespace {

/// Weights under the scene’s variant, and what of them is masked. Everything else of a head is left out.
std::shared_ptr<Attention> weighedHead(const Scene& scene, Input input)
{
    auto result = std::make_shared<Attention>();
    result->scene = scene;
    result->mask = canMask(input) ? scene.mask : Mask::None;
    Scores scores;
    if (const Projections* vectors = projectionsOf(input))
        scores.raw = scaledScores(*vectors->queries, *vectors->keys);
    scores.masked = maskedScoresOf(input, scores.raw, result->mask);
    result->weights = std::make_shared<Weights>(weightsOf(input, scores, result->mask, scene.variant));
    scores.raw = {};
    result->scores = std::make_shared<Scores>(std::move(scores));
    result->output = std::make_shared<Output>();
    input.numbers = PooledScores{}; // the weights are there, and their vectors are not kept
    result->input = std::make_shared<Input>(std::move(input));
    return result;
}

std::vector<bool> specialOf(const std::vector<Piece>& pieces)
{
    std::vector<bool> special;
    for (const Piece& piece : pieces)
        special.push_back(piece.isSpecial);
    return special;
}

/// The patterns of a head between pieces.
std::vector<HeadPattern> patternsOf(const ModelRun& run, AttentionPart part, const Attention& pieces)
{
    const Matrix& weights = pieces.weights->values;
    switch (part) {
    case AttentionPart::Cross: return {crossPattern(weights, specialOf(run.target.pieces), specialOf(run.source.pieces))};
    case AttentionPart::Self: return selfPatterns(weights, idsOf(run.source.pieces), pieces.input->isCausal);
    case AttentionPart::Decoder: break;
    }
    return selfPatterns(weights, idsOf(decoderInputOf(*run.model, run.target.pieces)), pieces.input->isCausal);
}

/// Which units pieces belong to, however they are shown.
PooledScores pieceUnitsIn(const Input& input)
{
    if (const auto* pooled = std::get_if<PooledScores>(&input.numbers))
        return {{}, pooled->queryUnits, pooled->keyUnits};
    PooledScores units;
    units.queryUnits.resize(input.queries.size());
    units.keyUnits.resize(input.keys.size());
    for (std::vector<Index>* each : {&units.queryUnits, &units.keyUnits})
        std::iota(each->begin(), each->end(), Index(0));
    return units;
}

class Overview {
public:
    explicit Overview(std::shared_ptr<const Attention> of)
        : m_run(of->input->run), m_source(std::get<ModelSource>(of->scene.source)), m_of(std::move(of)),
          m_units(pieceUnitsIn(inputOfRun(m_run, headSource(0, 0))))
    {
    }

    /// The heads of a layer and behind them their mean, for which no head is weighed again. False where nobody wants them any more.
    bool makeLayer(Index layer, std::span<OverviewHead> places, const std::function<bool()>& isWanted) const
    {
        const bool isOfPieces = !m_source.hidesSpecial && !m_source.joinsWords;
        std::vector<std::shared_ptr<const Attention>> pieces;
        std::shared_ptr<const Attention> shown;
        for (Index head = 0; head + 1 < std::ssize(places); ++head) {
            if (isWanted && !isWanted())
                return false;
            pieces.push_back(weighed(piecesOf(headSource(layer, head))));
            shown = isOfPieces ? pieces.back() : weighed(headSource(layer, head));
            places[static_cast<std::size_t>(head)] = headOf(layer, head, *pieces.back(), shown);
        }
        places.back() = {layer, std::nullopt, averagedWeights(meanOf(layer, pieces, *shown), mostOverviewCells, mostOverviewCells)};
        return true;
    }

private:
    /// A head of the same attention, or their mean.
    ModelSource headSource(Index layer, std::optional<Index> head) const
    {
        ModelSource source = m_source;
        source.layer = layer;
        source.head = head;
        source.vectors = ModelVectors::Compared; // others are not looked at here
        return source;
    }

    static ModelSource piecesOf(ModelSource source)
    {
        source.hidesSpecial = source.joinsWords = false;
        return source;
    }

    Scene sceneOf(const ModelSource& source) const
    {
        Scene scene = m_of->scene;
        scene.source = source;
        scene.view.picture = PictureKind::Map;
        scene.view.stage = Stage::Weights;
        return scene;
    }

    std::shared_ptr<const Attention> weighed(const ModelSource& source) const
    {
        return weighedHead(sceneOf(source), inputOfRun(m_run, source));
    }

    OverviewHead headOf(Index layer, Index head, const Attention& pieces, const std::shared_ptr<const Attention>& shown) const
    {
        OverviewHead made{layer, head, averagedWeights(shown, mostOverviewCells, mostOverviewCells)};
        made.patterns = patternsOf(*m_run, m_source.part, pieces);
        made.clear = clearPattern(made.patterns, pieces.queryCount());
        return made;
    }

    /// `shown` is any head of the layer: its units and what of them is masked are the mean’s.
    std::shared_ptr<const Attention> meanOf(Index layer, const std::vector<std::shared_ptr<const Attention>>& pieces,
                                            const Attention& shown) const
    {
        const ModelSource source = headSource(layer, std::nullopt);
        std::vector<const Weights*> heads;
        for (const std::shared_ptr<const Attention>& head : pieces)
            heads.push_back(head->weights.get());
        auto mean = std::make_shared<Attention>();
        mean->scene = sceneOf(source);
        mean->mask = shown.mask;
        auto input = std::make_shared<Input>(*shown.input);
        input->sourceName = nameOfHead(*m_run, source);
        mean->input = std::move(input);
        mean->weights = std::make_shared<Weights>(pooledFrom(m_units, shown.queryCount(), shown.keyCount(), heads));
        auto scores = std::make_shared<Scores>();
        scores->masked = shown.scores->masked.unaryExpr([](double score) { return isMasked(score) ? score : 0.0; });
        mean->scores = std::move(scores);
        mean->output = std::make_shared<Output>();
        return mean;
    }

    std::shared_ptr<const ModelRun> m_run;
    ModelSource m_source;
    std::shared_ptr<const Attention> m_of;
    PooledScores m_units; ///< of any head
};

bool hasHeads(const Attention& attention)
{
    const auto* source = std::get_if<ModelSource>(&attention.scene.source);
    return source && attention.input->run && headCountsOf(*attention.input->run, source->part).layers > 0;
}

} // namespace

std::optional<HeadPattern> clearPatternOf(const Attention& attention)
{
    constexpr Index mostPieces = 256; // so that it can be asked with every frame
    const auto* source = std::get_if<ModelSource>(&attention.scene.source);
    const bool isLong = attention.queryCount() > mostPieces || attention.keyCount() > mostPieces;
    if (!source || !attention.input->run || !projectionsOf(*attention.input) || isLong)
        return std::nullopt;
    return clearPattern(patternsOf(*attention.input->run, source->part, attention), attention.queryCount());
}

HeadCounts headCountsOf(const ModelRun& run, AttentionPart part)
{
    return headCountsOf(*run.model, part);
}

HeadCounts headCountsOf(const OpenedModel& model, AttentionPart part)
{
    const ModelConfig& config = model.transformer->config();
    if (part == AttentionPart::Self)
        return {config.layers, config.heads};
    return config.decoderLayers > 0 ? HeadCounts{config.decoderLayers, config.decoderHeads} : HeadCounts{};
}

std::shared_ptr<const HeadOverview> headOverviewOf(const std::shared_ptr<const Attention>& attention, ThreadPool* pool,
                                                   const std::function<bool()>& isWanted)
{
    if (!hasHeads(*attention))
        return nullptr;
    const AttentionPart part = std::get<ModelSource>(attention->scene.source).part;
    auto overview = std::make_shared<HeadOverview>();
    overview->of = attention;
    overview->counts = headCountsOf(*attention->input->run, part);
    const Index columns = overview->columns();
    overview->heads.resize(static_cast<std::size_t>(overview->counts.layers * columns));
    const Overview made(attention);
    std::atomic<bool> isLeft = false;
    runInParts(pool, overview->counts.layers, 1, [&](Index begin, Index end) {
        for (Index layer = begin; layer < end && !isLeft; ++layer) {
            const auto first = static_cast<std::size_t>(layer * columns);
            const std::span<OverviewHead> places = std::span(overview->heads).subspan(first, static_cast<std::size_t>(columns));
            if (!made.makeLayer(layer, places, isWanted))
                isLeft = true;
        }
    });
    return isLeft ? nullptr : overview;
}

} // namespace softfocus
