#include "core/attention/comparison.h"

#include "core/measures/distribution.h"
#include "core/measures/measures.h"
#include "core/measures/row_distance.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softfocus {

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// One row of weights as it is compared.
struct FineRow {
    std::vector<long double> weights, logs;
    bool isDistribution = false;
    bool isEmpty = false; ///< attends to nothing
};

FineRow givenRow(const Attention& attention, Index query)
{
    FineRow row;
    for (const double weight : rowOf(attention.weights->values, query)) {
        row.weights.push_back(weight);
        row.logs.push_back(std::log(static_cast<long double>(weight)));
    }
    row.isDistribution = isDistribution(std::span<const long double>(row.weights), givenRounding);
    return row;
}

FineRow computedRow(const Attention& attention, Index query)
{
    const Variant& variant = attention.scene.variant;
    const std::span<const double> scores = rowOf(attention.scores->masked, query);
    FineRow row;
    row.weights = variant.normalizer.fineWeights(scores, variant.temperature);
    row.isDistribution = isDistribution(std::span<const long double>(row.weights));
    if (row.isDistribution)
        row.logs = fineLogWeights(variant.normalizer, scores, variant.temperature, row.weights);
    return row;
}

FineRow comparedRow(const ComparedSide& side, Index query)
{
    const bool isComputed = !side.isGiven && hasScores(*side.attention);
    FineRow row = !isComputed ? givenRow(*side.attention, query) : computedRow(*side.attention, query);
    row.isEmpty = stateOf(*side.attention->weights, query) == RowState::NothingToAttend;
    return row;
}

MeanOfRows meanOf(std::span<const RowDistance> rows, double RowDistance::*number)
{
    MeanOfRows result;
    long double total = 0;
    for (const RowDistance& row : rows) {
        const double value = row.*number;
        if (std::isnan(value))
            continue;
        ++result.rows;
        result.infinite += std::isinf(value);
        total += value;
    }
    result.mean = result.rows > 0 ? static_cast<double>(total / result.rows) : notANumber;
    return result;
}

} // namespace

RowDistance rowDistance(const ComparedSide& p, const ComparedSide& q, Index query)
{
    const FineRow one = comparedRow(p, query), other = comparedRow(q, query);
    RowDistance distance{notANumber, notANumber, notANumber};
    if (one.isEmpty && other.isEmpty)
        return distance;
    distance.variation = totalVariation(std::span<const long double>(one.weights), std::span<const long double>(other.weights));
    if (!one.isDistribution || !other.isDistribution)
        return distance;
    distance.forward = divergence(one.weights, other.weights, other.logs);
    distance.backward = divergence(other.weights, one.weights, one.logs);
    return distance;
}

std::vector<RowDistance> rowDistances(const ComparedSide& p, const ComparedSide& q, const std::function<bool()>& isWanted)
{
    std::vector<RowDistance> rows;
    for (Index query = 0; query < p.attention->queryCount() && isWanted(); ++query)
        rows.push_back(rowDistance(p, q, query));
    return rows;
}

MeanDistance meanDistance(std::span<const RowDistance> rows)
{
    return {meanOf(rows, &RowDistance::variation), meanOf(rows, &RowDistance::forward), meanOf(rows, &RowDistance::backward)};
}

Matrix differenceOf(const Attention& p, const Attention& q)
{
    return p.weights->values - q.weights->values;
}

} // namespace softfocus
