#include "core/normalizers/adaptive.h"

#include "core/rows/fine_row.h"
#include "core/rows/row_batch.h"
#include "core/rows/row_kernel.h"
#include "core/rows/support_edge.h"
#include "core/simd/exp2.h"
#include "core/simd/lane_log.h"

#include <array>
#include <numbers>
#include <utility>

namespace softfocus {

namespace {

constexpr std::array coefficients{-0.037, 0.481, -2.3, 4.917, -1.791}; // highest power first
constexpr double leastEntropy = 0.5;

template <class Real>
Real polynomial(Real entropy)
{
    Real value = 0;
    for (const double coefficient : coefficients)
        value = value * entropy + coefficient;
    return value;
}

long double polynomialSlope(long double entropy)
{
    long double value = 0;
    for (std::size_t i = 0; i + 1 < coefficients.size(); ++i)
        value = value * entropy + coefficients[i] * static_cast<double>(coefficients.size() - 1 - i);
    return value;
}

} // namespace

double adaptiveSharpening(double entropy)
{
    return entropy > leastEntropy ? std::max(1.0, polynomial(entropy)) : 1.0;
}

namespace {

long double fineSharpening(long double entropy)
{
    return entropy > leastEntropy ? std::max(1.0L, polynomial(entropy)) : 1.0L;
}

} // namespace

namespace {

using namespace lanes;

/// Σ e in every lane, and Σ (z − max z) e, over a row of exponentials e.
template <class Real>
struct Moments {
    Pack<Real> total;
    Real weighted;
};

/// Writes the exponentials of a row to its weights.
template <class Real>
SOFTFOCUS_INLINE Moments<Real> exponentials(const Row<Real>& row, Real peak)
{
    constexpr std::size_t w = width<Real>, block = PackSum<Real>::blockPacks * w;
    const ExponentScale<Real> scale(row.temperature);
    PackSum<Real> total, weighted;
    const auto add = [&](std::size_t j, Bits<Real> counted) {
        const Pack<Real> below = load<Real>(row.scores + j) - peak;
        const Pack<Real> power = biasedExp<Real>(below, scale);
        store<Real>(row.weights + j, power);
        total.add(only<Real>(counted, power));
        // A number also where `below` is −∞ and the power 0.
        weighted.add(only<Real>(counted, larger(below, all<Real>(scale.lowest)) * power));
    };
    std::size_t j = 0;
    for (; j + block < row.length; j += block) {
        for (std::size_t i = j; i < j + block; i += w)
            add(i, ~Bits<Real>{});
        total.endBlock();
        weighted.endBlock();
    }
    const bool hasBlocks = j > 0;
    for (; j + w <= row.length; j += w)
        add(j, ~Bits<Real>{});
    if (j < row.length && row.length >= w)
        add(row.length - w, lastLanes<Real>(row.length % w));
    else if (j < row.length) {
        const Pack<Real> below = loadPart<Real>(row.scores, row.length, minusInfinity<Real>) - peak;
        const Pack<Real> power = biasedExp<Real>(below, scale);
        storePart<Real>(row.weights, power, row.length);
        total.add(power);
        weighted.add(larger(below, all<Real>(scale.lowest)) * power);
    }
    return {total.total(hasBlocks), weighted.total(hasBlocks)[0]};
}

template <class Real>
SOFTFOCUS_INLINE RowState weighRow(const Row<Real>& row)
{
    const Real peak = largestOfRow<Real>(row.scores, row.length)[0];
    if (isMasked(peak)) [[unlikely]]
        return peakOf(row).isFaulty ? notScores(row) : nothingToAttend(row);
    const Moments<Real> moments = exponentials(row, peak);
    Pack<Real> total = moments.total;
    if (!(total[0] > 0)) [[unlikely]] // NaN, since the largest score contributes exp(0)
        return notScores(row);
    // H = ln Z − Σ x eˣ / Z, without a logarithm for every key. Z carries the exponentials' bias.
    const auto sum = static_cast<double>(total[0]);
    const double entropy =
        std::log(sum) - exp2Bias * std::numbers::ln2 - static_cast<double>(moments.weighted) / sum / static_cast<double>(row.temperature);
    if (const double sharpening = adaptiveSharpening(entropy); sharpening > 1) {
        const ExponentScale<Real> scale(static_cast<Real>(static_cast<double>(row.temperature) / sharpening));
        total = mapAndSumRow<Real>(row.scores, row.weights, row.length, [&](Pack<Real> z) { return biasedExp<Real>(z - peak, scale); });
    }
    scaleRow<Real>(row.weights, row.length, Real(1) / total);
    return RowState::Normal;
}

/// Σ e and Σ (z − max z) e of a batch of rows, one row a lane.
template <class Real>
struct BatchMoments {
    Pack<Real> totals, weighted;
};

template <class Real, class Shape>
SOFTFOCUS_INLINE BatchMoments<Real> momentsOf(const Batch<Real>& batch, Shape shape, const PerRow<Real>& peaks)
{
    const ExponentScale<Real> scale(batch.first.temperature);
    Pack<Real> totals[width<Real>]{}, weighted[width<Real>]{};
    for (std::size_t r = 0; r < batch.count; ++r) {
        const Row<Real> row = batch.row(r);
        const Pack<Real> peak = peaks[r];
        Pack<Real> total{}, sum{};
        for (std::size_t i = 0; i < Shape::packs; ++i) {
            // In this order NaN stays; −∞ is raised to where the power is as good as 0.
            const Pack<Real> below = larger(all<Real>(scale.lowest), shape.loaded(row.scores, i) - peak);
            const Pack<Real> power = shape.countedOnce(i, biasedExpInRange<Real>(below, scale));
            total += power;
            sum += below * power;
        }
        totals[r] = total;
        weighted[r] = sum;
    }
    return {sumsOfLanes<Real>(totals), sumsOfLanes<Real>(weighted)};
}

/// The sharpening of each row. H = ln Z − Σ x eˣ / Z, where Z carries the exponentials' bias.
SOFTFOCUS_INLINE Pack<double> sharpeningOf(Pack<double> total, Pack<double> weighted, double temperature)
{
    const Pack<double> entropy = logOf(total) - exp2Bias * std::numbers::ln2 - weighted / (total * temperature);
    Pack<double> value{};
    for (const double coefficient : coefficients)
        value = value * entropy + coefficient;
    const Pack<double> one = all<double>(1);
    return entropy > leastEntropy ? larger(value, one) : one;
}

/// T divided by each row's sharpening.
template <class Real>
SOFTFOCUS_INLINE Pack<Real> temperaturesOf(const BatchMoments<Real>& moments, double temperature)
{
    if constexpr (sizeof(Real) == sizeof(double))
        return temperature / sharpeningOf(moments.totals, moments.weighted, temperature);
    else
        return narrowed(temperature / sharpeningOf(lowerWide(moments.totals), lowerWide(moments.weighted), temperature),
                        temperature / sharpeningOf(upperWide(moments.totals), upperWide(moments.weighted), temperature));
}

template <class Real>
[[gnu::noinline, gnu::cold]] RowState weighOdd(const Row<Real>& row)
{
    return weighRow<Real>(row);
}

/// A batch of short rows. The exponentials of the second pass wait in the place of the weights.
template <class Real, class Shape>
SOFTFOCUS_INLINE void weighBatch(const Batch<Real>& batch, Shape shape)
{
    Pack<Real> packs[width<Real>]{};
    for (std::size_t r = 0; r < batch.count; ++r)
        packs[r] = shape.largestOf(batch.row(r).scores);
    const PerRow<Real> peaks(largestLanes<Real>(packs));
    const BatchMoments<Real> moments = momentsOf<Real>(batch, shape, peaks);
    const Pack<Real> temperatures = temperaturesOf<Real>(moments, static_cast<double>(batch.first.temperature));
    const PerRow<Real> perScore(ExponentScale<Real>::log2e / temperatures);
    const PerRow<Real> lowest(ExponentScale<Real>::lowestAt(temperatures));
    for (std::size_t r = 0; r < batch.count; ++r) {
        const Row<Real> row = batch.row(r);
        const ExponentScale<Real> scale(perScore.values[r], lowest.values[r]);
        const Pack<Real> peak = peaks[r];
        packs[r] = shape.sum([&](std::size_t i) SOFTFOCUS_INLINE_LAMBDA {
            const Pack<Real> power = biasedExp<Real>(shape.loaded(row.scores, i) - peak, scale);
            shape.stored(row.weights, i, power);
            return power;
        });
    }
    const PerRow<Real> shares(Real(1) / sumsOfLanes<Real>(packs));
    for (std::size_t r = 0; r < batch.count; ++r) {
        shape.scale(batch.row(r).weights, shares[r]);
        batch.states[r] = RowState::Normal;
    }
    // NaN where a score is one or every key is masked; the largest score contributes exp(0).
    const unsigned usual = setLanes<Real>(moments.totals > Real(0)), wanted = (1U << batch.count) - 1;
    if ((usual & wanted) == wanted) [[likely]]
        return;
    for (std::size_t r = 0; r < batch.count; ++r)
        if (!(usual >> r & 1U))
            batch.states[r] = weighOdd<Real>(batch.row(r));
}

template <class Real, class Shape>
[[gnu::noinline]] void weighShaped(const Rows<Real>& rows)
{
    const Shape shape{static_cast<std::size_t>(rows.length)};
    forEachBatch(rows, shape, [=](const Batch<Real>& batch) SOFTFOCUS_INLINE_LAMBDA { weighBatch<Real>(batch, shape); });
}

/// Rows of 2 to `most` packs. Returns false for others.
template <class Real, std::size_t most = 16>
bool weighShort(const Rows<Real>& rows)
{
    if constexpr (most < 2)
        return false;
    else {
        const auto length = static_cast<std::size_t>(rows.length);
        if (length > most * width<Real>)
            return false;
        if (length <= (most - 1) * width<Real>)
            return weighShort<Real, most - 1>(rows);
        if (length == most * width<Real>)
            weighShaped<Real, ShortRow<Real, most, true>>(rows);
        else
            weighShaped<Real, ShortRow<Real, most, false>>(rows);
        return true;
    }
}

} // namespace

template <class Real>
void adaptiveRows(const Rows<Real>& rows)
{
    if (isOrdinary(rows.temperature) && weighShort(rows))
        return;
    forEachShiftedRow(rows, [](const Row<Real>& row) { return weighRow(row); });
}

template void adaptiveRows<float>(const Rows<float>&);
template void adaptiveRows<double>(const Rows<double>&);

namespace {

/// softmax(z/T) of a row, with its entropy.
struct Before {
    FineWeights weights;     ///< 0 where masked
    long double entropy = 0; ///< nats
    long double mean = 0;    ///< Σ p x, x = (z − max z)/T
};

Before softmaxBefore(const ScoreRow& row)
{
    const double maximum = largest(row.scores);
    Before before{fineSoftmax(row)};
    const auto first = std::ranges::find(row.scores, maximum) - row.scores.begin();
    long double others = 0; // beside a largest score's exponential, which is 1
    for (std::size_t j = 0; j < row.scores.size(); ++j) {
        const auto x = scaledBelow<long double>(row.scores[j], maximum, row.temperature);
        others += std::cmp_equal(j, first) ? 0 : std::exp(x);
        before.mean += before.weights[j] > 0 ? x * before.weights[j] : 0;
    }
    before.entropy = std::log1p(others) - before.mean;
    return before;
}

RowSteps explainRow(const ScoreRow& row)
{
    const double maximum = largest(row.scores);
    RowSteps steps{{}, RowFormula::Adaptive, {}, limitRemark(row.temperature)};
    if (isMasked(maximum))
        return steps;
    const auto entropy = static_cast<double>(softmaxBefore(row).entropy);
    const double sharpening = adaptiveSharpening(entropy);
    std::vector<double> exponentials =
        columnOf(row.scores, [&](double score) { return std::exp(sharpening * scaledBelow(score, maximum, row.temperature)); });
    const double total = totalOf(exponentials);
    steps.columns = {{StepKind::Sharpened, std::move(exponentials), total}};
    steps.numbers = {{StepQuantity::SoftmaxEntropy, entropy}, {StepQuantity::Sharpening, sharpening}};
    return steps;
}

FineWeights fineWeightsOfRow(const ScoreRow& row)
{
    if (isMasked(largest(row.scores)))
        return FineWeights(row.scores.size(), 0);
    return fineSoftmax(row, fineSharpening(softmaxBefore(row).entropy));
}

/// With x = z/T, p = softmax(x) and w = softmax(βx): ∂w/∂x = β (diag w − w wᵀ) + w∘(x − w·x) (β′(H) ∂H/∂x)ᵀ, ∂H/∂x = −p∘(ln p + H), where
/// ln p + H = x − p·x.
RowJacobian jacobianOfRow(const ScoreRow& row, std::span<const long double> weights)
{
    RowJacobian jacobian = simplexJacobian(weights, row.temperature);
    if (jacobian.remark != JacobianRemark::None)
        return jacobian;
    const Before before = softmaxBefore(row);
    const long double value = polynomial(before.entropy);
    if (!(before.entropy > leastEntropy) || !(value > 1)) {
        if (value == 1)
            jacobian.remark = JacobianRemark::SharpeningStarts;
        return jacobian;
    }
    for (long double& left : jacobian.terms[0].left)
        left *= value;
    const double maximum = largest(row.scores);
    const auto below = [&](std::size_t j) { return scaledBelow<long double>(row.scores[j], maximum, row.temperature); };
    long double mean = 0;
    for (std::size_t j = 0; j < weights.size(); ++j)
        mean += weights[j] > 0 ? weights[j] * below(j) : 0;
    RowJacobian::Term sharpening{FineWeights(weights.size(), 0), FineWeights(weights.size(), 0)};
    for (std::size_t j = 0; j < weights.size(); ++j) {
        if (isMasked(row.scores[j]))
            continue;
        sharpening.left[j] = weights[j] > 0 ? weights[j] * (below(j) - mean) : 0;
        sharpening.right[j] = -polynomialSlope(before.entropy) * before.weights[j] * (below(j) - before.mean) / row.temperature;
        const long double own = value * jacobian.diagonal[j] + sharpening.left[j] * sharpening.right[j];
        jacobian.diagonal[j] = static_cast<double>(own);
    }
    jacobian.terms.push_back(std::move(sharpening));
    return jacobian;
}

} // namespace

NormalizerEntry adaptiveEntry()
{
    return {NormalizerId::Adaptive, "adaptive",       true, false, {}, adaptiveRows<double>, adaptiveRows<float>, explainRow, jacobianOfRow,
            fineWeightsOfRow,       edgeBelowEveryKey};
}

} // namespace softfocus
