#include "core/attention/attention.h"

#include "core/normalizers/softmax.h"
#include "core/rows/parallel_rows.h"
#include "core/rows/row.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace softfocus {

namespace {

constexpr double minusInfinity = -std::numeric_limits<double>::infinity();

bool hides(Mask mask, Index query, Index key)
{
    switch (mask) {
    case Mask::None: return false;
    case Mask::Causal: return key > query;
    case Mask::Self: return key == query;
    }
    return false;
}

std::shared_ptr<const Scores> scoresOf(const Input& input, Mask mask, const Attention* before)
{
    auto scores = std::make_shared<Scores>();
    // Only the mask changed: the products stay.
    if (before)
        scores->raw = before->scores->raw;
    else
        scores->raw = input.vectors.size() > 0 ? scaledScores(input.vectors) : input.scores;
    scores->masked = masked(scores->raw, mask);
    return scores;
}

} // namespace

bool Attention::isMasked(Index query, Index key) const
{
    return softfocus::isMasked(scores->masked(query, key));
}

Matrix scaledScores(const MatrixRef& vectors)
{
    if (vectors.rows() == 0)
        return {};
    Matrix scores(vectors.rows(), vectors.rows());
    scores.noalias() = vectors * vectors.transpose();
    scores *= 1 / std::sqrt(static_cast<double>(vectors.cols()));
    return scores;
}

Matrix masked(Matrix scores, Mask mask)
{
    if (mask == Mask::None)
        return scores;
    for (Index query = 0; query < scores.rows(); ++query)
        for (Index key = 0; key < scores.cols(); ++key)
            if (hides(mask, query, key))
                scores(query, key) = minusInfinity;
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

Matrix logWeights(const MatrixRef& maskedScores, double temperature)
{
    Matrix logs(maskedScores.rows(), maskedScores.cols());
    for (Index row = 0; row < logs.rows(); ++row)
        softmaxLogWeights({maskedScores.row(row).data(), static_cast<std::size_t>(logs.cols())}, temperature, rowOf(logs, row));
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
    return normalizer.name() == "softmax" || (normalizer.name() == "entmax" && normalizer.parameters().alpha == 1);
}

} // namespace

RowState stateOf(const Weights& weights, Index row)
{
    const RowState state = weights.states[static_cast<std::size_t>(row)];
    return state == RowState::Normal && weights.values.row(row).hasNaN() ? RowState::Undefined : state;
}

Weights weigh(const MatrixRef& maskedScores, const Normalizer& normalizer, double temperature, ThreadPool* pool)
{
    Weights weights{Matrix(maskedScores.rows(), maskedScores.cols()),
                    std::vector<RowState>(static_cast<std::size_t>(maskedScores.rows())), {}};
    const Rows<double> rows{maskedScores.data(), weights.values.data(), weights.states.data(), maskedScores.rows(),
                            maskedScores.cols(), temperature, normalizer.parameters()};
    if (pool)
        weighInParallel(normalizer, rows, *pool);
    else
        normalizer.entry().weigh(rows);
    assert(statesAreTrue(weights));
    if (isSoftmax(normalizer) && temperature > 0 && underflows(maskedScores, weights.values))
        weights.logs = logWeights(maskedScores, temperature);
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

Matrix mix(const MatrixRef& weights, const MatrixRef& vectors)
{
    Matrix output(weights.rows(), vectors.cols());
    output.noalias() = weights * vectors;
    return output;
}

std::shared_ptr<const Attention> attend(const Scene& scene, std::shared_ptr<const Input> input,
                                        const std::shared_ptr<const Attention>& before, ThreadPool* pool)
{
    auto result = std::make_shared<Attention>();
    result->scene = scene;
    result->input = std::move(input);

    const bool keepsInput = before && before->input == result->input;
    const bool keepsScores = keepsInput && before->scene.mask == scene.mask;
    const bool givenWeights = hasGivenWeights(scene);
    const bool keepsWeights =
        keepsScores && (givenWeights || (sameWeights(before->scene.normalizer, scene.normalizer) &&
                                         (before->scene.temperature == scene.temperature ||
                                          !scene.normalizer.temperatureMatters())));

    result->scores = keepsScores ? before->scores
                                 : scoresOf(*result->input, scene.mask, keepsInput ? before.get() : nullptr);
    if (keepsWeights) {
        result->weights = before->weights;
        result->output = before->output;
        return result;
    }
    result->weights = std::make_shared<Weights>(
        givenWeights ? takenAsGiven(result->scores->masked)
                     : weigh(result->scores->masked, scene.normalizer, scene.temperature, pool));
    result->output = std::make_shared<Output>();
    if (result->input->vectors.size() > 0)
        result->output = std::make_shared<Output>(Output{mix(result->weights->values, result->input->vectors)});
    return result;
}

double workOf(const Input& input)
{
    const auto queries = static_cast<double>(input.queries.size());
    const auto keys = static_cast<double>(input.keys.size());
    constexpr double exponential = 10; // one exp and its share of the passes over a row, in multiply-adds
    return queries * keys * (2 * static_cast<double>(input.vectors.cols()) + exponential);
}

} // namespace softfocus
