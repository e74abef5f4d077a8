#include "core/attention/attention.h"

#include "core/attention/pooled_scores.h"
#include "core/base/thread_pool.h"
#include "core/normalizers/parallel_rows.h"
#include "core/normalizers/softmax.h"
#include "core/rows/row.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <vector>

namespace softfocus {

namespace {

constexpr double maskedOut = -std::numeric_limits<double>::infinity();

bool hides(Mask mask, Index query, Index key)
{
    switch (mask) {
    case Mask::None: return false;
    case Mask::Causal: return key > query;
    case Mask::Self: return key == query;
    }
    return false;
}

/// Rows of a part of a large product: enough that sharing them out costs nothing.
constexpr Index rowsInPart = 64;

Matrix rawScoresOf(const Input& input, ThreadPool* pool)
{
    struct {
        ThreadPool* pool;
        Matrix operator()(const Projections& vectors) const
        {
            return vectors.comparison == Comparison::ScaledDot ? scaledScores(*vectors.queries, *vectors.keys)
                                                               : differenceScores(*vectors.queries, *vectors.keys, pool);
        }
        Matrix operator()(const Logits& given) const { return given.values; }
        Matrix operator()(const ReadyWeights& given) const { return given.values; }
        Matrix operator()(const PooledScores&) const { return {}; } // of pieces, not of what is shown
    } visitor{pool};
    return std::visit(visitor, input.numbers);
}

std::shared_ptr<const Scores> scoresOf(const Input& input, Mask mask, const Attention* before, ThreadPool* pool)
{
    auto scores = std::make_shared<Scores>();
    scores->raw = before ? before->scores->raw : rawScoresOf(input, pool); // only the mask changed: the products stay
    scores->masked = maskedScoresOf(input, scores->raw, mask);
    if (std::holds_alternative<PooledScores>(input.numbers))
        scores->raw = scores->masked;
    return scores;
}

std::shared_ptr<const Matrix> shownVectors(const Input& input)
{
    if (input.shownVectors)
        return input.shownVectors->values;
    const Projections* vectors = projectionsOf(input);
    if (!vectors || !hasOtherKeys(input))
        return vectors ? vectors->queries : nullptr;
    auto both = std::make_shared<Matrix>(vectors->queries->rows() + vectors->keys->rows(), vectors->queries->cols());
    both->topRows(vectors->queries->rows()) = *vectors->queries;
    both->bottomRows(vectors->keys->rows()) = *vectors->keys;
    return both;
}

} // namespace

bool Attention::isMasked(Index query, Index key) const
{
    return softfocus::isMasked(scores->masked(query, key));
}

Projections selfProjections(Matrix vectors)
{
    const auto shared = std::make_shared<const Matrix>(std::move(vectors));
    return {shared, shared, shared};
}

const Projections* projectionsOf(const Input& input)
{
    return std::get_if<Projections>(&input.numbers);
}

bool hasOtherKeys(const Input& input)
{
    const Projections* vectors = projectionsOf(input);
    return vectors && vectors->keys != vectors->queries;
}

VectorSides vectorSidesOf(const Input& input)
{
    if (input.shownVectors)
        return input.shownVectors->areOfKeys ? VectorSides::Keys : VectorSides::Queries;
    return hasOtherKeys(input) ? VectorSides::Both : VectorSides::Queries;
}

VectorRow vectorRowOf(const Input& input, Index row)
{
    if (input.shownVectors)
        return {input.shownVectors->areOfKeys, row};
    const Index queries = std::ssize(input.queries);
    return row < queries ? VectorRow{false, row} : VectorRow{true, row - queries};
}

std::vector<Stage> stagesOf(const Attention& attention)
{
    struct {
        std::vector<Stage> operator()(const Projections&) const { return {Stage::Vectors, Stage::Scores, Stage::Weights, Stage::Output}; }
        std::vector<Stage> operator()(const Logits&) const { return {Stage::Scores, Stage::Weights}; }
        std::vector<Stage> operator()(const ReadyWeights&) const { return {Stage::Weights}; }
        std::vector<Stage> operator()(const PooledScores&) const { return {Stage::Weights}; }
    } visitor;
    return std::visit(visitor, attention.input->numbers);
}

bool hasStage(const Attention& attention, Stage stage)
{
    return std::ranges::count(stagesOf(attention), stage) > 0;
}

bool hasGivenWeights(const Attention& attention)
{
    return std::holds_alternative<ReadyWeights>(attention.input->numbers);
}

bool hasPooledWeights(const Attention& attention)
{
    return std::holds_alternative<PooledScores>(attention.input->numbers);
}

bool hasScores(const Attention& attention)
{
    return !hasGivenWeights(attention) && !hasPooledWeights(attention);
}

bool isOfWords(const Attention& attention)
{
    return attention.input->unit == UnitKind::Word;
}

bool isOfPatches(const Attention& attention)
{
    return attention.input->unit == UnitKind::Patch;
}

bool hasNearestWords(const Attention& attention)
{
    return isOfWords(attention) && projectionsOf(*attention.input) && !attention.input->run;
}

bool isItself(const Input& input, Index query, Index key)
{
    return input.isSelfAttention && query == key;
}

bool canMask(const Input& input)
{
    return input.unit != UnitKind::Word || input.isSelfAttention;
}

std::vector<PictureKind> pictureKindsOf(const Attention& attention, Stage stage)
{
    if (isOfPatches(attention))
        return {PictureKind::Overlay, PictureKind::Map};
    if (stage == Stage::Weights)
        return {PictureKind::Map, PictureKind::Threads};
    return {PictureKind::Map};
}

PictureKind pictureKindOf(const Attention& attention, Stage stage)
{
    const std::vector<PictureKind> kinds = pictureKindsOf(attention, stage);
    const PictureKind wanted = attention.scene.view.picture;
    return std::ranges::count(kinds, wanted) > 0 ? wanted : kinds.front();
}

Index usualQuery(const Input& input)
{
    if (input.patches)
        return input.patches->side / 2 * (input.patches->side + 1);
    // Of a transformer's pieces the last one that begins a word, rather than an end of the text that says little.
    for (Index query = std::ssize(input.queries) - 1; input.run && query >= 0; --query) {
        const Token& token = input.queries[std::size_t(query)];
        const Token* before = query > 0 ? &input.queries[std::size_t(query - 1)] : nullptr;
        if (token.length > 0 && (!before || before->length == 0 || before->begin + before->length < token.begin))
            return query;
    }
    return std::ssize(input.queries) - 1;
}

Index chosenQuery(const Attention& attention)
{
    return std::min(attention.scene.view.query.value_or(usualQuery(*attention.input)), attention.queryCount() - 1);
}

namespace {

/// For each row the first one that is equal to it.
std::vector<Index> firstEqualRows(const MatrixRef& rows)
{
    std::vector<Index> order(std::size_t(rows.rows()));
    std::iota(order.begin(), order.end(), Index(0));
    std::vector<Index> first = order;
    if (rows.cols() == 0)
        return first;
    std::ranges::stable_sort(order, {}, [&](Index row) { return rows(row, 0); });
    for (auto run = order.begin(); run != order.end();) {
        // From the next one on: NaN is not even equal to itself.
        const auto end = std::find_if(run + 1, order.end(), [&](Index row) { return rows(row, 0) != rows(*run, 0); });
        for (auto row = run; row != end; ++row)
            for (auto earlier = run; earlier != row && first[std::size_t(*row)] == *row; ++earlier)
                if (first[std::size_t(*earlier)] == *earlier && rows.row(*earlier) == rows.row(*row))
                    first[std::size_t(*row)] = *earlier;
        run = end;
    }
    return first;
}

/// Gives equal vectors equal scores. A product of matrices adds up in another order near its edges, and the last bit by which the same
/// word then differs from itself would decide who is the largest.
void evenOut(Matrix& scores, const MatrixRef& queries, const MatrixRef& keys)
{
    const std::vector<Index> firstKey = firstEqualRows(keys), firstQuery = firstEqualRows(queries);
    for (Index key = 0; key < keys.rows(); ++key)
        if (const Index first = firstKey[std::size_t(key)]; first != key)
            scores.col(key) = scores.col(first);
    for (Index query = 0; query < queries.rows(); ++query)
        if (const Index first = firstQuery[std::size_t(query)]; first != query)
            scores.row(query) = scores.row(first);
}

} // namespace

Matrix scaledScores(const MatrixRef& queries, const MatrixRef& keys)
{
    Matrix scores(queries.rows(), keys.rows());
    if (scores.size() == 0)
        return scores;
    scores.noalias() = queries * keys.transpose();
    scores *= 1 / std::sqrt(static_cast<double>(queries.cols()));
    evenOut(scores, queries, keys);
    return scores;
}

Matrix differenceScores(const MatrixRef& queries, const MatrixRef& keys, ThreadPool* pool)
{
    Matrix scores(queries.rows(), keys.rows());
    const double scale = -1 / (static_cast<double>(queries.cols()) * squaredDifferenceUnit);
    // Differences before squares: |q|² + |k|² − 2q·k would leave rounding where equal ones have exactly 0.
    runInParts(pool, scores.rows(), rowsInPart, [&](Index begin, Index end) {
        for (Index query = begin; query < end; ++query)
            for (Index key = 0; key < keys.rows(); ++key)
                scores(query, key) = scale * (queries.row(query) - keys.row(key)).squaredNorm();
    });
    return scores;
}

Matrix masked(Matrix scores, Mask mask)
{
    if (mask == Mask::None)
        return scores;
    for (Index query = 0; query < scores.rows(); ++query)
        for (Index key = 0; key < scores.cols(); ++key)
            if (hides(mask, query, key))
                scores(query, key) = maskedOut;
    return scores;
}

namespace {

/// True where weights of 0 stand for keys that are not masked and have a weight by definition.
bool underflows(const MatrixRef& maskedScores, const Matrix& weights)
{
    for (Index i = 0; i < weights.size(); ++i)
        if (weights.data()[i] == 0 && !isMasked(maskedScores.data()[i]))
            return true;
    return false;
}

Matrix logWeights(const MatrixRef& maskedScores, double temperature, ThreadPool* pool)
{
    Matrix logs(maskedScores.rows(), maskedScores.cols());
    runInParts(pool, logs.rows(), rowsInPart, [&](Index begin, Index end) {
        for (Index row = begin; row < end; ++row)
            softmaxLogWeights({maskedScores.row(row).data(), static_cast<std::size_t>(logs.cols())}, temperature, rowOf(logs, row));
    });
    return logs;
}

/// False where a row that is called Normal holds NaN: a fault of its normalizer.
[[maybe_unused]] bool statesAreTrue(const Weights& weights)
{
    for (Index row = 0; row < weights.values.rows(); ++row)
        if (stateOf(weights, row) != weights.states[static_cast<std::size_t>(row)])
            return false;
    return true;
}

bool isSoftmax(const Normalizer& normalizer)
{
    return normalizer.id() == NormalizerId::Softmax || (normalizer.id() == NormalizerId::Entmax && normalizer.parameters().alpha == 1);
}

} // namespace

RowState stateOf(const Weights& weights, Index row)
{
    const RowState state = weights.states[static_cast<std::size_t>(row)];
    return state == RowState::Normal && weights.values.row(row).hasNaN() ? RowState::Undefined : state;
}

Weights weigh(const MatrixRef& maskedScores, const Normalizer& normalizer, double temperature, ThreadPool* pool)
{
    Weights weights{
        Matrix(maskedScores.rows(), maskedScores.cols()), std::vector<RowState>(static_cast<std::size_t>(maskedScores.rows())), {}};
    const Rows<double> rows{maskedScores.data(), weights.values.data(), weights.states.data(),  maskedScores.rows(),
                            maskedScores.cols(), temperature,           normalizer.parameters()};
    if (maskedScores.cols() == 0)
        std::ranges::fill(weights.states, RowState::NothingToAttend);
    else if (pool)
        weighInParallel(normalizer, rows, *pool);
    else
        normalizer.entry().weigh(rows);
    assert(statesAreTrue(weights));
    if (isSoftmax(normalizer) && temperature > 0 && underflows(maskedScores, weights.values))
        weights.logs = logWeights(maskedScores, temperature, pool);
    return weights;
}

Weights takenAsGiven(Matrix maskedWeights)
{
    Weights weights{std::move(maskedWeights), {}, {}};
    weights.states.reserve(static_cast<std::size_t>(weights.values.rows()));
    for (Index row = 0; row < weights.values.rows(); ++row) {
        const std::span<double> values = rowOf(weights.values, row);
        const bool nothing = std::ranges::all_of(values, &isMasked<double>);
        weights.states.push_back(nothing ? RowState::NothingToAttend : RowState::Normal);
        std::ranges::replace_if(values, &isMasked<double>, 0.0);
    }
    return weights;
}

Matrix maskedScoresOf(const Input& input, const Matrix& raw, Mask mask)
{
    if (std::holds_alternative<PooledScores>(input.numbers))
        return visibleUnits(input, mask);
    return masked(input.isCausal ? masked(raw, Mask::Causal) : raw, mask);
}

Weights weightsOf(const Input& input, const Scores& scores, Mask mask, const Variant& variant, ThreadPool* pool)
{
    if (std::holds_alternative<ReadyWeights>(input.numbers))
        return takenAsGiven(scores.masked);
    if (std::holds_alternative<PooledScores>(input.numbers))
        return pooledWeights(input, mask, variant, pool);
    return weigh(scores.masked, variant.normalizer, variant.temperature, pool);
}

Matrix mix(const MatrixRef& weights, const MatrixRef& vectors, ThreadPool* pool)
{
    Matrix output(weights.rows(), vectors.cols());
    runInParts(pool, output.rows(), rowsInPart, [&](Index begin, Index end) {
        output.middleRows(begin, end - begin).noalias() = weights.middleRows(begin, end - begin) * vectors;
    });
    return output;
}

std::shared_ptr<const Attention> attend(const Scene& scene, std::shared_ptr<const Input> input,
                                        const std::shared_ptr<const Attention>& before, ThreadPool* pool)
{
    auto result = std::make_shared<Attention>();
    result->scene = scene;
    result->input = std::move(input);
    result->mask = canMask(*result->input) ? scene.mask : Mask::None;

    const bool keepsInput = before && before->input == result->input;
    const bool keepsScores = keepsInput && before->mask == result->mask;
    const bool givenWeights = std::holds_alternative<ReadyWeights>(result->input->numbers);
    const bool keepsWeights = keepsScores && (givenWeights || (sameWeights(before->scene.variant.normalizer, scene.variant.normalizer) &&
                                                               (before->scene.variant.temperature == scene.variant.temperature ||
                                                                !scene.variant.normalizer.temperatureMatters())));

    result->vectors = keepsInput ? before->vectors : shownVectors(*result->input);
    result->scores = keepsScores ? before->scores : scoresOf(*result->input, result->mask, keepsInput ? before.get() : nullptr, pool);
    if (keepsWeights) {
        result->weights = before->weights;
        result->output = before->output;
        return result;
    }
    result->weights = std::make_shared<Weights>(weightsOf(*result->input, *result->scores, result->mask, scene.variant, pool));
    result->output = std::make_shared<Output>();
    if (const Projections* vectors = projectionsOf(*result->input))
        result->output = std::make_shared<Output>(Output{mix(result->weights->values, *vectors->values, pool)});
    return result;
}

std::shared_ptr<const Attention> shownAs(const std::shared_ptr<const Attention>& attention, const View& view)
{
    if (attention->scene.view == view)
        return attention;
    auto other = std::make_shared<Attention>(*attention);
    other->scene.view = view;
    return other;
}

double workOf(const Input& input)
{
    const auto queries = static_cast<double>(input.queries.size());
    const auto keys = static_cast<double>(input.keys.size());
    constexpr double exponential = 10; // one exp and its share of the passes over a row, in multiply-adds
    if (const auto* pooled = std::get_if<PooledScores>(&input.numbers))
        return exponential * static_cast<double>(pooled->heads.front()->size()) * static_cast<double>(pooled->heads.size());
    const Projections* vectors = projectionsOf(input);
    const auto dimensions = static_cast<double>(vectors ? vectors->keys->cols() + vectors->values->cols() : 0);
    return queries * keys * (dimensions + exponential);
}

} // namespace softfocus
