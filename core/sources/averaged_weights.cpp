#include "core/sources/averaged_weights.h"

#include "core/rows/row.h"
#include "core/sources/area.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softfocus {

namespace {

constexpr double noAverage = std::numeric_limits<double>::quiet_NaN();

/// What of a cell's area was seen.
struct Seen {
    double sum = 0, area = 0; ///< of weights that are numbers
    bool hasUndefined = false;
};

Seen seenIn(const Attention& attention, const Cover& rows, const Cover& columns)
{
    const Matrix &weights = attention.weights->values, &masked = attention.scores->masked;
    Seen seen;
    for (std::size_t i = 0; i < rows.shares.size(); ++i)
        for (std::size_t j = 0; j < columns.shares.size(); ++j) {
            const Index row = rows.first + Index(i), column = columns.first + Index(j);
            const double weight = weights(row, column), area = rows.shares[i] * columns.shares[j];
            if (isMasked(masked(row, column)))
                continue;
            seen.hasUndefined = seen.hasUndefined || std::isnan(weight);
            if (std::isnan(weight))
                continue;
            seen.sum += area * weight;
            seen.area += area;
        }
    return seen;
}

std::vector<Token> fewer(const std::vector<Token>& tokens, Index count)
{
    return count == std::ssize(tokens) ? tokens : std::vector<Token>(static_cast<std::size_t>(count));
}

std::shared_ptr<const Input> smallerInput(const Input& input, Index rows, Index columns)
{
    auto smaller = std::make_shared<Input>();
    smaller->queries = fewer(input.queries, rows);
    smaller->keys = fewer(input.keys, columns);
    smaller->unit = input.unit;
    smaller->isSelfAttention = input.isSelfAttention;
    smaller->numbers = PooledScores{};
    smaller->run = input.run;
    smaller->sourceName = input.sourceName;
    return smaller;
}

} // namespace

std::shared_ptr<const Attention> averagedWeights(const std::shared_ptr<const Attention>& attention, Index rows, Index columns)
{
    const Index fewRows = std::min(rows, attention->queryCount()), fewColumns = std::min(columns, attention->keyCount());
    if (fewRows == attention->queryCount() && fewColumns == attention->keyCount())
        return attention;
    const std::vector<Cover> rowCovers = coversOf(attention->queryCount(), fewRows);
    const std::vector<Cover> columnCovers = coversOf(attention->keyCount(), fewColumns);
    auto weights = std::make_shared<Weights>();
    auto scores = std::make_shared<Scores>();
    weights->values.resize(fewRows, fewColumns);
    weights->states.assign(static_cast<std::size_t>(fewRows), RowState::Normal);
    scores->masked = Matrix::Zero(fewRows, fewColumns);
    for (Index row = 0; row < fewRows; ++row)
        for (Index column = 0; column < fewColumns; ++column) {
            const Seen seen = seenIn(*attention, rowCovers[static_cast<std::size_t>(row)], columnCovers[static_cast<std::size_t>(column)]);
            const bool isAbsent = seen.area == 0 && !seen.hasUndefined;
            weights->values(row, column) = seen.area > 0 ? seen.sum / seen.area : isAbsent ? 0 : noAverage;
            if (isAbsent)
                scores->masked(row, column) = -std::numeric_limits<double>::infinity();
        }
    auto averaged = std::make_shared<Attention>();
    averaged->scene = attention->scene;
    averaged->input = smallerInput(*attention->input, fewRows, fewColumns);
    averaged->scores = std::move(scores);
    averaged->weights = std::move(weights);
    averaged->output = std::make_shared<Output>();
    averaged->mask = attention->mask;
    return averaged;
}

} // namespace softfocus
