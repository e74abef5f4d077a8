#include "core/normalizers/softmax.h"

#include "core/normalizers/exp2.h"
#include "core/normalizers/row_kernel.h"
#include "core/normalizers/support_edge.h"

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
    const Pack<Real> total = mapAndSumRow<Real>(row.scores, row.weights, row.length,
                                                [&](Pack<Real> z) { return biasedExp<Real>(z - peak, scale); });
    if (!(total[0] > 0)) [[unlikely]] // NaN, since the largest score contributes exp(0)
        return notScores(row);
    scaleRow<Real>(row.weights, row.length, Real(1) / total);
    return RowState::Normal;
}

/// A row of `packs` packs, of which the last may be partly filled, kept in registers from its scores to its weights.
template <class Real, std::size_t packs, bool isFull>
SOFTFOCUS_INLINE RowState weighShort(const Row<Real>& row, ExponentScale<Real> scale)
{
    constexpr std::size_t w = width<Real>;
    constexpr std::size_t before = (packs - 1) * w; // numbers ahead of the last pack
    const std::size_t rest = isFull ? w : row.length - before;
    Pack<Real> values[packs];
    for (std::size_t i = 0; i + 1 < packs; ++i)
        values[i] = load<Real>(row.scores + i * w);
    values[packs - 1] = isFull ? load<Real>(row.scores + before)
                               : loadPart<Real>(row.scores + before, rest, minusInfinity<Real>);
    Pack<Real> peak = values[0];
    for (std::size_t i = 1; i < packs; ++i)
        peak = larger(values[i], peak);
    peak = largestLane<Real>(peak);
    Pack<Real> total{};
    for (std::size_t i = 0; i < packs; ++i) {
        values[i] = biasedExp<Real>(values[i] - peak, scale);
        total += values[i];
    }
    total = sumOfLanes<Real>(total);
    if (!(total[0] > 0)) [[unlikely]]
        return weighLong<Real>(row, scale);
    const Pack<Real> share = Real(1) / total;
    for (std::size_t i = 0; i + 1 < packs; ++i)
        store<Real>(row.weights + i * w, values[i] * share);
    if (isFull)
        store<Real>(row.weights + before, values[packs - 1] * share);
    else
        storePart<Real>(row.weights + before, values[packs - 1] * share, rest);
    return RowState::Normal;
}

template <class Real, std::size_t packs>
void weighShortRows(const Rows<Real>& rows)
{
    const ExponentScale<Real> scale(rows.temperature);
    if (static_cast<std::size_t>(rows.length) == packs * width<Real>)
        forEachRow(rows, [scale](const Row<Real>& row) { return weighShort<Real, packs, true>(row, scale); });
    else
        forEachRow(rows, [scale](const Row<Real>& row) { return weighShort<Real, packs, false>(row, scale); });
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
    double total = 0;
    for (std::size_t j = 0; j < scores.size(); ++j) {
        logWeights[j] = isMasked(maximum) ? scores[j] : scaledBelow(scores[j], maximum, temperature);
        total += std::exp(logWeights[j]);
    }
    const double logTotal = total > 0 ? std::log(total) : 0;
    for (double& logWeight : logWeights)
        logWeight -= logTotal;
}

namespace {

RowSteps explainRow(const ScoreRow& row)
{
    const double maximum = largest(row.scores);
    std::vector<double> exponentials = columnOf(row.scores, [&](double score) {
        return std::exp(scaledBelow(score, maximum, row.temperature));
    });
    const double total = totalOf(exponentials);
    return {{{"exp", std::move(exponentials), total}}, "wⱼ = eⱼ / Σₖ eₖ   eⱼ = exp((sⱼ − max s) / T)", {}, limitRemark(row.temperature)};
}

RowJacobian jacobianOfRow(const ScoreRow& row, std::span<const double> weights)
{
    return simplexJacobian({weights.begin(), weights.end()}, row.temperature);
}

} // namespace

NormalizerEntry softmaxEntry()
{
    return {"softmax", "smooth: every word keeps a little", "", true, {}, softmaxRows<double>, softmaxRows<float>, explainRow,
            jacobianOfRow, edgeBelowEveryKey};
}

} // namespace softfocus
