#include "core/normalizers/softmax.h"

#include "core/rows/fine_row.h"
#include "core/rows/row_batch.h"
#include "core/rows/row_kernel.h"
#include "core/rows/support_edge.h"
#include "core/simd/exp2.h"

namespace softfocus {

namespace {

using namespace lanes;

/// A row that does not fit into a few packs: its maximum, the exponentials with their sum, and their shares.
template <class Real>
SOFTFOCUS_INLINE RowState weighLong(const Row<Real>& row, ExponentScale<Real> scale)
{
    const Pack<Real> peak = largestOfRow<Real>(row.scores, row.length);
    if (peak[0] == minusInfinity<Real>) [[unlikely]]
        return peakOf(row).isFaulty ? notScores(row) : nothingToAttend(row);
    const Pack<Real> total =
        mapAndSumRow<Real>(row.scores, row.weights, row.length, [&](Pack<Real> z) { return biasedExp<Real>(z - peak, scale); });
    if (!(total[0] > 0)) [[unlikely]] // NaN, since the largest score contributes exp(0)
        return notScores(row);
    scaleRow<Real>(row.weights, row.length, Real(1) / total);
    return RowState::Normal;
}

/// What the quick ways below leave: out of their way, or it would be a part of each of them.
template <class Real>
[[gnu::noinline, gnu::cold]] RowState weighOdd(const Row<Real>& row, ExponentScale<Real> scale)
{
    return weighLong<Real>(row, scale);
}

/// A row of a few packs, kept in registers from its scores to its weights.
template <class Real, class Shape>
SOFTFOCUS_INLINE RowState weighShort(const Row<Real>& row, Shape shape, ExponentScale<Real> scale)
{
    Pack<Real> values[Shape::packs];
    for (std::size_t i = 0; i < Shape::packs; ++i)
        values[i] = shape.loaded(row.scores, i);
    const Pack<Real> peak = largestLane<Real>(shape.largestOf(values));
    const Pack<Real> total =
        sumOfLanes<Real>(shape.sum([&](std::size_t i) { return values[i] = biasedExp<Real>(values[i] - peak, scale); }));
    if (!(total[0] > 0)) [[unlikely]]
        return weighOdd<Real>(row, scale);
    const Pack<Real> share = Real(1) / total;
    for (std::size_t i = 0; i < Shape::packs; ++i)
        shape.stored(row.weights, i, values[i] * share);
    return RowState::Normal;
}

/// The same for a batch of such rows; their exponentials wait in the place of the weights.
template <class Real, class Shape>
SOFTFOCUS_INLINE void weighBatch(const Batch<Real>& batch, Shape shape, ExponentScale<Real> scale)
{
    Pack<Real> packs[width<Real>];
    for (std::size_t r = 0; r < width<Real>; ++r)
        packs[r] = shape.largestOf(batch.row(r).scores);
    const PerRow<Real> peaks(largestLanes<Real>(packs));
    for (std::size_t r = 0; r < width<Real>; ++r) {
        const Row<Real> row = batch.row(r);
        const Pack<Real> peak = peaks[r];
        packs[r] = shape.sum([&](std::size_t i) SOFTFOCUS_INLINE_LAMBDA {
            const Pack<Real> value = biasedExp<Real>(shape.loaded(row.scores, i) - peak, scale);
            shape.stored(row.weights, i, value);
            return value;
        });
    }
    const Pack<Real> totals = sumsOfLanes<Real>(packs);
    const PerRow<Real> shares(Real(1) / totals);
    for (std::size_t r = 0; r < width<Real>; ++r) {
        const Row<Real> row = batch.row(r);
        shape.scale(row.weights, shares[r]);
        batch.states[r] = RowState::Normal;
    }
    // NaN where a score is one or every key is masked; the largest score contributes exp(0).
    const unsigned usual = setLanes<Real>(totals > Real(0));
    if (usual == (1U << width<Real>)-1) [[likely]]
        return;
    for (std::size_t r = 0; r < width<Real>; ++r)
        if (!(usual >> r & 1U))
            batch.states[r] = weighOdd<Real>(batch.row(r), scale);
}

template <class Real, class Shape>
[[gnu::noinline]] void weighShaped(const Rows<Real>& rows)
{
    const Shape shape{static_cast<std::size_t>(rows.length)};
    const ExponentScale<Real> scale(rows.temperature);
    forEachBatch(rows, shape, [=](const Batch<Real>& batch) SOFTFOCUS_INLINE_LAMBDA {
        if (Shape::isForBatches && batch.count == width<Real>)
            return weighBatch<Real>(batch, shape, scale);
        for (std::size_t r = 0; r < batch.count; ++r)
            batch.states[r] = weighShort<Real>(batch.row(r), shape, scale);
    });
}

template <class Real, std::size_t packs>
void weighShortRows(const Rows<Real>& rows)
{
    if (static_cast<std::size_t>(rows.length) == packs * width<Real>)
        weighShaped<Real, ShortRow<Real, packs, true>>(rows);
    else
        weighShaped<Real, ShortRow<Real, packs, false>>(rows);
}

template <class Real>
void weighLongRows(const Rows<Real>& rows)
{
    const ExponentScale<Real> scale(rows.temperature);
    forEachRow(rows, [scale](const Row<Real>& row) { return weighLong<Real>(row, scale); });
}

template <class Real>
void weighOrdinaryRows(const Rows<Real>& rows)
{
    switch ((static_cast<std::size_t>(rows.length) + width<Real> - 1) / width<Real>) {
    case 1: return weighShortRows<Real, 1>(rows);
    case 2: return weighShortRows<Real, 2>(rows);
    case 3: return weighShortRows<Real, 3>(rows);
    case 4: return weighShortRows<Real, 4>(rows);
    case 5: return weighShortRows<Real, 5>(rows);
    case 6: return weighShortRows<Real, 6>(rows);
    case 7: return weighShortRows<Real, 7>(rows);
    case 8: return weighShortRows<Real, 8>(rows);
    default: return weighLongRows<Real>(rows);
    }
}

} // namespace

template <class Real>
void softmaxRows(const Rows<Real>& rows)
{
    if (isOrdinary(rows.temperature)) [[likely]]
        return weighOrdinaryRows(rows);
    forEachShiftedRow(rows, [](const Row<Real>& row) { return weighLong<Real>(row, ExponentScale<Real>(row.temperature)); });
}

template void softmaxRows<float>(const Rows<float>&);
template void softmaxRows<double>(const Rows<double>&);

void softmaxLogWeights(std::span<const double> scores, double temperature, std::span<double> logWeights)
{
    const double maximum = largest(scores);
    if (isMasked(maximum)) {
        std::ranges::copy(scores, logWeights.begin());
        return;
    }
    // The largest score's exponential is 1: what the others add to it would be lost beside it.
    const auto first = static_cast<std::size_t>(std::ranges::find(scores, maximum) - scores.begin());
    double second = -std::numeric_limits<double>::infinity();
    for (std::size_t j = 0; j < scores.size(); ++j) {
        logWeights[j] = scaledBelow(scores[j], maximum, temperature);
        if (j != first)
            second = std::max(second, logWeights[j]);
    }
    // What is as far below the second largest is lost in the sum, all of it together, and its exponential need not be taken.
    constexpr double lost = 45;
    double others = 0;
    for (std::size_t j = 0; j < scores.size(); ++j)
        if (j != first && logWeights[j] > second - lost)
            others += fineExp(scores[j], maximum, temperature);
    const double logTotal = std::log1p(others);
    if (logTotal > 0) // −∞ less 0 is itself, and 0 less 0 keeps its sign
        for (double& logWeight : logWeights)
            logWeight -= logTotal;
}

namespace {

RowSteps explainRow(const ScoreRow& row)
{
    const double maximum = largest(row.scores);
    std::vector<double> exponentials =
        columnOf(row.scores, [&](double score) { return std::exp(scaledBelow(score, maximum, row.temperature)); });
    const double total = totalOf(exponentials);
    return {{{StepKind::Exponential, std::move(exponentials), total}}, RowFormula::Softmax, {}, limitRemark(row.temperature)};
}

FineWeights fineWeightsOfRow(const ScoreRow& row)
{
    return fineSoftmax(row);
}

RowJacobian jacobianOfRow(const ScoreRow& row, std::span<const long double> weights)
{
    return simplexJacobian(weights, row.temperature);
}

} // namespace

NormalizerEntry softmaxEntry()
{
    return {NormalizerId::Softmax, "softmax",        true, true, {}, softmaxRows<double>, softmaxRows<float>, explainRow, jacobianOfRow,
            fineWeightsOfRow,      edgeBelowEveryKey};
}

} // namespace softfocus
