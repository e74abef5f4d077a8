#include "core/normalizers/top_k.h"

#include "core/normalizers/softmax.h"
#include "core/rows/fine_row.h"
#include "core/rows/row_kernel.h"
#include "core/simd/exp2.h"

#include <array>

namespace softfocus {

namespace {

using namespace lanes;

constexpr std::array reads{Parameter::K};

/// How many scores of a row are at least `least`.
template <class Real>
SOFTFOCUS_INLINE std::int64_t countFrom(const Row<Real>& row, Real least)
{
    constexpr std::size_t w = width<Real>;
    Bits<Real> first{}, second{}; // a comparison that is true is −1
    std::size_t j = 0;
    for (; j + 2 * w <= row.length; j += 2 * w) {
        first -= load<Real>(row.scores + j) >= least;
        second -= load<Real>(row.scores + j + w) >= least;
    }
    if (j + w <= row.length) {
        first -= load<Real>(row.scores + j) >= least;
        j += w;
    }
    if (j < row.length)
        lastPack<Real>(row.scores, row.length, minusInfinity<Real>,
                       [&](Pack<Real> z, Bits<Real> counted) { second -= (z >= least) & counted; });
    const Bits<Real> sum = reducedBits<Real>(first + second, [](Bits<Real> a, Bits<Real> b) { return a + b; });
    return sum[0];
}

/// The largest score below `bound`; −∞ for none.
template <class Real>
Real largestBelow(const Row<Real>& row, Real bound)
{
    Pack<Real> result = all<Real>(minusInfinity<Real>);
    forEachPack<Real>(row.scores, row.length, [&](Pack<Real> z) { result = larger(z < bound ? z : result, result); });
    return largestLane<Real>(result)[0];
}

/// The least score that is not below `bound`; ∞ for none.
template <class Real>
SOFTFOCUS_INLINE Real leastFrom(const Row<Real>& row, Real bound)
{
    Pack<Real> negative = all<Real>(minusInfinity<Real>);
    forEachPack<Real>(row.scores, row.length, [&](Pack<Real> z) { negative = larger(z >= bound ? -z : negative, negative); });
    return -largestLane<Real>(negative)[0];
}

/// The k-th largest score, or the least unmasked one when there are fewer. Halves the interval of scores it can be in, counting the
/// row each time; that takes about as many passes as log₂ of the row's length. Where scores lie so unevenly that it takes more, it
/// goes down score by score in turn. Needs: an unmasked score.
template <class Real>
Real kthLargest(const Row<Real>& row, Real peak, std::int64_t k)
{
    Real low = leastFrom(row, std::numeric_limits<Real>::lowest()); // masked ones are below it
    if (countFrom(row, low) <= k)
        return low;
    Real high = peak; // from here on it is: count(low) > k, and count(high) < k unless that is the answer
    if (countFrom(row, high) >= k)
        return high;
    constexpr int passesForEvenScores = 24;
    for (int pass = 0;; ++pass) {
        if (pass >= passesForEvenScores) {
            const Real next = largestBelow(row, high);
            if (countFrom(row, next) >= k)
                return next;
            high = next;
        }
        const Real middle = low / 2 + high / 2;
        if (!(middle > low && middle < high))
            return largestBelow(row, high);
        const std::int64_t count = countFrom(row, middle);
        if (count == k)
            return leastFrom(row, middle);
        (count > k ? low : high) = middle;
    }
}

} // namespace

template <class Real>
void topKRows(const Rows<Real>& rows)
{
    const std::int64_t k = rows.parameters.k;
    if (k >= rows.length)
        return softmaxRows(rows);
    forEachRow(rows, [&](const Row<Real>& row) {
        const Peak<Real> peak = peakOf(row);
        if (peak.isFaulty) [[unlikely]]
            return notScores(row);
        if (isMasked(peak.score)) [[unlikely]]
            return nothingToAttend(row);
        const Real least = kthLargest(row, peak.score, k);
        if (!isOrdinary(row.temperature)) [[unlikely]] {
            std::vector<Real> kept(row.scoreSpan().begin(), row.scoreSpan().end());
            std::ranges::replace_if(
                kept, [&](Real score) { return score < least; }, minusInfinity<Real>);
            RowState state = RowState::Normal;
            softmaxRows<Real>({kept.data(), row.weights, &state, 1, rows.length, row.temperature, {}});
            return state;
        }
        const ExponentScale<Real> scale(row.temperature);
        const Pack<Real> total = mapAndSumRow<Real>(row.scores, row.weights, row.length, [&](Pack<Real> z) {
            return only<Real>(z >= least, biasedExp<Real>(z - peak.score, scale));
        });
        scaleRow<Real>(row.weights, row.length, Real(1) / total);
        return RowState::Normal;
    });
}

template void topKRows<float>(const Rows<float>&);
template void topKRows<double>(const Rows<double>&);

namespace {

/// The least score that is kept; −∞ when all are masked.
double leastKept(const ScoreRow& row)
{
    const double maximum = largest(row.scores);
    if (isMasked(maximum))
        return maximum;
    return kthLargest(Row<double>{row.scores.data(), nullptr, row.scores.size(), row.temperature}, maximum, row.parameters.k);
}

RowSteps explainRow(const ScoreRow& row)
{
    const double maximum = largest(row.scores);
    const double least = leastKept(row);
    std::vector<double> exponentials =
        columnOf(row.scores, [&](double score) { return score >= least ? std::exp(scaledBelow(score, maximum, row.temperature)) : 0.0; });
    const double total = totalOf(exponentials);
    const auto kept = std::ranges::count_if(row.scores, [&](double score) { return !isMasked(score) && score >= least; });
    RowSteps steps{{{StepKind::KeptExponential, std::move(exponentials), total}}, RowFormula::TopK, {}, limitRemark(row.temperature)};
    steps.numbers = {{StepQuantity::KeptCount, static_cast<double>(kept)}};
    if (steps.remark == RowRemark::None && kept > row.parameters.k)
        steps.remark = RowRemark::TiedForTheLastPlace;
    return steps;
}

FineWeights fineWeightsOfRow(const ScoreRow& row)
{
    return fineSoftmax(row, 1, leastKept(row));
}

RowJacobian jacobianOfRow(const ScoreRow& row, std::span<const long double> weights)
{
    RowJacobian jacobian = simplexJacobian(weights, row.temperature);
    const double least = leastKept(row);
    const auto kept = std::ranges::count_if(row.scores, [&](double score) { return !isMasked(score) && score >= least; });
    if (jacobian.remark == JacobianRemark::None && kept > row.parameters.k)
        jacobian.remark = JacobianRemark::TiedForTheLastPlace;
    return jacobian;
}

/// The kept scores are the support; but only of a wide row can a kept weight be too small to be written.
double supportEdgeOfRow(const ScoreRow& row)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr double widest = 700; // exp(−700) is still written
    double least = infinity, most = -infinity;
    for (const double score : row.scores)
        if (!isMasked(score)) {
            least = std::min(least, score);
            most = std::max(most, score);
        }
    if (!(row.temperature > 0) || !((most - least) / row.temperature > widest))
        return infinity;
    return leastKept(row);
}

} // namespace

NormalizerEntry topKEntry()
{
    return {NormalizerId::TopK, "top-k",         true, false, reads, topKRows<double>, topKRows<float>, explainRow, jacobianOfRow,
            fineWeightsOfRow,   supportEdgeOfRow};
}

} // namespace softfocus
