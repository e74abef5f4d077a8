#include "core/attention/pooled_scores.h"

#include "core/rows/row.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <variant>

namespace softfocus {

namespace {

Matrix maskedPieces(const Matrix& scores, bool isCausal, Mask mask)
{
    return masked(isCausal ? masked(scores, Mask::Causal) : scores, mask);
}

/// What of a row's weights was left out, and how many of its pieces there are.
struct PooledRow {
    double total = 0; ///< of all pieces
    double kept = 0;  ///< of those that are shown
    Index pieces = 0; ///< of the query, times heads
    bool isUndefined = false;
};

class Pooling {
public:
    Pooling(const PooledScores& pooled, Index queries, Index keys)
        : m_pooled(pooled), m_sums(Matrix::Zero(queries, keys)), m_rows(static_cast<std::size_t>(queries))
    {
    }

    void add(const Weights& head)
    {
        for (Index piece = 0; piece < head.values.rows(); ++piece)
            if (const Index query = m_pooled.queryUnits[static_cast<std::size_t>(piece)]; query >= 0)
                addRow(rowOf(head.values, piece), query, stateOf(head, piece) == RowState::Undefined);
    }

    Weights taken() &&
    {
        const bool leavesOut = std::ranges::any_of(m_pooled.keyUnits, [](Index unit) { return unit < 0; });
        Weights weights{std::move(m_sums), {}, {}};
        for (Index query = 0; query < weights.values.rows(); ++query) {
            const PooledRow& row = m_rows[static_cast<std::size_t>(query)];
            weights.states.push_back(stateOfRow(row));
            if (row.isUndefined)
                weights.values.row(query).setConstant(std::numeric_limits<double>::quiet_NaN());
            else if (row.kept != 0)
                weights.values.row(query) *= row.total / row.kept / static_cast<double>(row.pieces);
            if (leavesOut)
                weights.leftOut.push_back(row.total != 0 ? (row.total - row.kept) / row.total : 0);
        }
        return weights;
    }

private:
    void addRow(std::span<const double> weights, Index query, bool isUndefined)
    {
        PooledRow& row = m_rows[static_cast<std::size_t>(query)];
        row.isUndefined = row.isUndefined || isUndefined;
        ++row.pieces;
        for (std::size_t piece = 0; piece < weights.size(); ++piece) {
            row.total += weights[piece];
            if (const Index key = m_pooled.keyUnits[piece]; key >= 0) {
                row.kept += weights[piece];
                m_sums(query, key) += weights[piece];
            }
        }
    }

    static RowState stateOfRow(const PooledRow& row)
    {
        if (row.isUndefined)
            return RowState::Undefined;
        return row.kept == 0 ? RowState::NothingToAttend : RowState::Normal;
    }

    const PooledScores& m_pooled;
    Matrix m_sums;
    std::vector<PooledRow> m_rows;
};

} // namespace

Matrix visibleUnits(const Input& input, Mask mask)
{
    const auto& pooled = std::get<PooledScores>(input.numbers);
    Matrix units = Matrix::Constant(std::ssize(input.queries), std::ssize(input.keys), -std::numeric_limits<double>::infinity());
    const Matrix& first = *pooled.heads.front();
    const Matrix pieces = maskedPieces(Matrix::Zero(first.rows(), first.cols()), input.isCausal, mask);
    for (Index row = 0; row < pieces.rows(); ++row)
        for (Index column = 0; column < pieces.cols(); ++column) {
            const Index query = pooled.queryUnits[static_cast<std::size_t>(row)], key = pooled.keyUnits[static_cast<std::size_t>(column)];
            if (query >= 0 && key >= 0 && !isMasked(pieces(row, column)))
                units(query, key) = 0;
        }
    return units;
}

Weights pooledFrom(const PooledScores& pooled, Index queries, Index keys, std::span<const Weights* const> heads)
{
    Pooling pooling(pooled, queries, keys);
    for (const Weights* head : heads)
        pooling.add(*head);
    return std::move(pooling).taken();
}

Weights pooledWeights(const Input& input, Mask mask, const Variant& variant, ThreadPool* pool)
{
    const auto& pooled = std::get<PooledScores>(input.numbers);
    Pooling pooling(pooled, std::ssize(input.queries), std::ssize(input.keys));
    for (const std::shared_ptr<const Matrix>& head : pooled.heads)
        pooling.add(weigh(maskedPieces(*head, input.isCausal, mask), variant.normalizer, variant.temperature, pool));
    return std::move(pooling).taken();
}

} // namespace softfocus
