#include "core/normalizers/entmax.h"

#include "core/normalizers/softmax.h"
#include "core/normalizers/sparsemax.h"
#include "core/rows/candidates.h"
#include "core/rows/entmax_threshold.h"
#include "core/rows/excess.h"
#include "core/rows/row_batch.h"
#include "core/rows/support_edge.h"

#include <array>

namespace softfocus {

namespace {

constexpr std::array reads{Parameter::Alpha};

/// τ where the support is settled: the smaller solution of Σ (y − τ)² = 1, from a τ near it so that nothing cancels.
double settledThreshold(double near, const Excess& above)
{
    const double surplus = above.squares - 1;
    const double root = std::sqrt(std::max(0.0, above.sum * above.sum - above.count * surplus));
    return near + surplus / (above.sum + root);
}

/// The threshold solved for the keys above the one before, until those are the same keys: supports are nested, so that their number tells.
/// Where that goes to and fro, Newton on the norm less 1 finishes: it is convex and falls, so from the left nothing overshoots. A key that stands
/// at the edge up to rounding may be in for one threshold and out for the other for ever: then either is as good.
template <class Real>
SOFTFOCUS_INLINE Real settled(std::span<const Real> scaled, Excess& above)
{
    constexpr int quickSteps = 8, mostSteps = 64;
    Real threshold = -1, low = -1; // low: the largest threshold known to leave too much
    double count = 0;
    for (int step = 0;; ++step) {
        above = excessOver<true>(scaled, threshold);
        if (above.count == count || step == mostSteps)
            return threshold;
        count = above.count;
        if (above.squares >= 1)
            low = threshold;
        if (step < quickSteps) {
            threshold = static_cast<Real>(settledThreshold(static_cast<double>(threshold), above));
            continue;
        }
        if (above.squares < 1)
            above = excessOver<true>(scaled, low);
        const auto next = low + static_cast<Real>((above.squares - std::sqrt(above.squares)) / above.sum);
        if (!(next > low))
            return low;
        threshold = next;
        count = 0; // this threshold is not solved for its keys
        if (excessOver<true>(scaled, next).count == above.count) {
            threshold = static_cast<Real>(settledThreshold(static_cast<double>(low), above));
            count = above.count;
        }
    }
}

using namespace lanes;

/// What rounding may leave of y − τ.
template <class Real>
constexpr Real undecidedBase = 64 * std::numeric_limits<Real>::epsilon();

template <class Real>
SOFTFOCUS_INLINE RowState weighSquare(const Row<Real>& row, std::vector<Real>& few)
{
    const Peak<Real> found = peakWithGroups(row);
    const Real peak = found.score;
    if (found.isFaulty) [[unlikely]]
        return notScores(row);
    if (isMasked(peak)) [[unlikely]]
        return nothingToAttend(row);
    const Real factor = Real(0.5) / row.temperature;
    Excess above;
    const std::span<const Real> scaled = reachable(row, peak, (2 + undecidedBase<Real>)*row.temperature, factor, few);
    const Real threshold = settled(scaled, above);
    if constexpr (sizeof(Real) == sizeof(double))
        if (standsAtEdge<Real>(scaled, threshold, undecidedBase<Real>)) [[unlikely]]
            return weighFine(row, 1.5);
    // What the threshold's own rounding adds to every weight of the support is taken off their sum.
    const Real share = static_cast<Real>(1 / above.squares);
    mapRow<Real>(row.scores, row.weights, row.length, [&](Pack<Real> z) {
        const Pack<Real> excess = larger((z - peak) * factor - threshold, Pack<Real>{});
        return excess * excess * share;
    });
    return RowState::Normal;
}

/// Sums over what lies above the thresholds of a batch of rows, one row a lane.
template <class Real>
struct BatchExcess {
    Pack<Real> count, sum, squares;
};

/// One row's share of them, each still to be summed over the lanes. NaN makes the sums NaN.
template <class Real>
struct RowExcess {
    Bits<Real> count{};
    Pack<Real> sum{}, squares{};

    SOFTFOCUS_INLINE void add(Pack<Real> y, Pack<Real> threshold)
    {
        const Pack<Real> excess = larger(Pack<Real>{}, y - threshold);
        count -= y > threshold;
        sum += excess;
        squares += excess * excess;
    }
};

template <class Real, class Use>
SOFTFOCUS_INLINE BatchExcess<Real> excessOfRows(const Batch<Real>& batch, Pack<Real> thresholds, Use addRow)
{
    const PerRow<Real> threshold(thresholds);
    Pack<Real> counts[width<Real>]{}, sums[width<Real>]{}, squares[width<Real>]{};
    for (std::size_t r = 0; r < batch.count; ++r) {
        RowExcess<Real> excess;
        addRow(excess, r, threshold[r]);
        counts[r] = __builtin_convertvector(excess.count, Pack<Real>);
        sums[r] = excess.sum;
        squares[r] = excess.squares;
    }
    return {sumsOfLanes<Real>(counts), sumsOfLanes<Real>(sums), sumsOfLanes<Real>(squares)};
}

/// settledThreshold() of each row.
template <class Real>
SOFTFOCUS_INLINE Pack<Real> settledThresholds(Pack<Real> near, const BatchExcess<Real>& above)
{
    const Pack<Real> surplus = above.squares - 1;
    alignas(packBytes) Real roots[width<Real>];
    store<Real>(roots, larger(above.sum * above.sum - above.count * surplus, Pack<Real>{}));
    Eigen::Map<Eigen::Array<Real, width<Real>, 1>, Eigen::Aligned> root(roots);
    root = root.sqrt();
    return near + surplus / (above.sum + load<Real>(roots));
}

template <class Real>
[[gnu::noinline, gnu::cold]] RowState weighOdd(const Row<Real>& row, std::vector<Real>& few)
{
    return weighSquare<Real>(row, few);
}

/// The thresholds of a batch of rows, what lies above them, and which of them a few steps were enough for.
template <class Real>
struct BatchThresholds {
    Pack<Real> tau;
    BatchExcess<Real> above{};
    Bits<Real> isSettled{};
};

/// Writes y = (z − max z)/(2T) to the weights and returns thresholds to start from: those of the largest key of each lane alone. With fewer keys
/// less is left, so they lie below, and they are found in a fraction of the time.
template <class Real, class Shape>
SOFTFOCUS_INLINE Pack<Real> startOf(const Batch<Real>& batch, Shape shape)
{
    const Real factor = Real(0.5) / batch.first.temperature;
    Pack<Real> largest[width<Real>]{}, packs[width<Real>]{};
    for (std::size_t r = 0; r < batch.count; ++r)
        packs[r] = largest[r] = shape.largestOf(batch.row(r).scores);
    const PerRow<Real> peaks(largestLanes<Real>(packs));
    for (std::size_t r = 0; r < batch.count; ++r) {
        const Row<Real> row = batch.row(r);
        const Pack<Real> peak = peaks[r];
        for (std::size_t i = 0; i < Shape::packs; ++i)
            shape.stored(row.weights, i, (shape.loaded(row.scores, i) - peak) * factor);
        largest[r] = (largest[r] - peak) * factor;
    }
    Pack<Real> tau = all<Real>(-1);
    for (int step = 0; step < 2; ++step)
        tau = settledThresholds<Real>(tau, excessOfRows<Real>(batch, tau,
                                                              [&](RowExcess<Real>& excess, std::size_t r, Pack<Real> threshold)
                                                                  SOFTFOCUS_INLINE_LAMBDA { excess.add(largest[r], threshold); }));
    return tau;
}

/// As settled(), but for the end, which few rows need.
template <class Real, class Shape>
SOFTFOCUS_INLINE BatchThresholds<Real> settledRows(const Batch<Real>& batch, Shape shape, Pack<Real> start)
{
    constexpr int mostSteps = 10;
    BatchThresholds<Real> result{start};
    Pack<Real> count{};
    for (int step = 0; step < mostSteps; ++step) {
        result.above = excessOfRows<Real>(batch, result.tau,
                                          [&](RowExcess<Real>& excess, std::size_t r, Pack<Real> threshold) SOFTFOCUS_INLINE_LAMBDA {
                                              for (std::size_t i = 0; i < Shape::packs; ++i)
                                                  excess.add(shape.loadedOnce(batch.row(r).weights, i), threshold);
                                          });
        result.isSettled = result.above.count == count;
        if (setLanes<Real>(result.isSettled) == (1U << width<Real>)-1)
            break;
        // A settled row stays as it is, whatever the others of its batch need.
        result.tau = result.isSettled ? result.tau : settledThresholds<Real>(result.tau, result.above);
        count = result.above.count;
    }
    return result;
}

/// A batch of short rows; their y wait in the place of the weights.
template <class Real, class Shape>
SOFTFOCUS_INLINE void weighSquares(const Batch<Real>& batch, Shape shape, std::vector<Real>& few)
{
    const BatchThresholds<Real> found = settledRows<Real>(batch, shape, startOf<Real>(batch, shape));
    const PerRow<Real> thresholds(found.tau), shares(Real(1) / found.above.squares);
    unsigned atEdge = 0;
    for (std::size_t r = 0; r < batch.count; ++r) {
        const Pack<Real> tau = thresholds[r], share = shares[r];
        if constexpr (sizeof(Real) == sizeof(double))
            atEdge |= unsigned(standsAtEdge<Real>({batch.row(r).weights, shape.length()}, tau[0], undecidedBase<Real>)) << r;
        shape.map(batch.row(r).weights, [=](Pack<Real> y) SOFTFOCUS_INLINE_LAMBDA {
            const Pack<Real> excess = larger(y - tau, Pack<Real>{});
            return excess * excess * share;
        });
        batch.states[r] = RowState::Normal;
    }
    // The others go to and fro, or have NaN, or no key.
    const unsigned usual = setLanes<Real>(found.isSettled & (found.above.squares > Real(0))) & ~atEdge;
    for (std::size_t r = 0; r < batch.count; ++r)
        if (!(usual >> r & 1U)) [[unlikely]]
            batch.states[r] = weighOdd(batch.row(r), few);
}

template <class Shape, class Real>
[[gnu::noinline]] void weighShaped(const Rows<Real>& rows, std::vector<Real>& few)
{
    const Shape shape{static_cast<std::size_t>(rows.length)};
    forEachBatch(rows, shape, [&few, shape](const Batch<Real>& batch) SOFTFOCUS_INLINE_LAMBDA { weighSquares<Real>(batch, shape, few); });
}

/// Rows of 2 to `most` packs of enough lanes. Returns false for others.
template <std::size_t most, class Real>
bool weighShort(const Rows<Real>& rows, std::vector<Real>& few)
{
    if constexpr (most < 2 || width<Real> < 8)
        return false;
    else {
        const auto length = static_cast<std::size_t>(rows.length);
        if (length > most * width<Real>)
            return false;
        if (length <= (most - 1) * width<Real>)
            return weighShort<most - 1>(rows, few);
        if (length == most * width<Real>)
            weighShaped<ShortRow<Real, most, true>>(rows, few);
        else
            weighShaped<ShortRow<Real, most, false>>(rows, few);
        return true;
    }
}

/// In double whatever the row is in: the powers cost more than the precision.
template <class Real>
RowState weighAny(const Row<Real>& row, Real peak, double alpha, std::vector<double>& few)
{
    const double perTemperature = 1 / static_cast<double>(row.temperature);
    few.resize(row.length);
    for (std::size_t j = 0; j < row.length; ++j)
        few[j] = (static_cast<double>(row.scores[j]) - static_cast<double>(peak)) * perTemperature;
    constexpr double reach = 1 + 1e-12; // 1, and what rounding may have taken from a key at the edge
    const auto end = std::remove_if(few.begin(), few.end(), [alpha](double x) { return !((alpha - 1) * x > -reach); });
    const EntmaxThreshold<double> threshold(std::span<const double>(few.begin(), end), alpha);
    for (std::size_t j = 0; j < row.length; ++j) {
        const double x = (static_cast<double>(row.scores[j]) - static_cast<double>(peak)) * perTemperature;
        if (sizeof(Real) == sizeof(double) && threshold.isUndecided(x)) [[unlikely]]
            return weighFine(row, alpha);
        row.weights[j] = static_cast<Real>(threshold.weightOf(x));
    }
    return RowState::Normal;
}

} // namespace

template <class Real>
void entmaxRows(const Rows<Real>& rows)
{
    const double alpha = rows.parameters.alpha;
    if (alpha == 1)
        return softmaxRows(rows);
    if (alpha == 2)
        return sparsemaxRows(rows);
    if (alpha == 1.5) {
        thread_local std::vector<Real> few;
        if (isOrdinary(rows.temperature) && weighShort<8>(rows, few))
            return;
        return forEachShiftedRow(rows, [](const Row<Real>& row) { return weighSquare(row, few); });
    }
    thread_local std::vector<double> wideFew;
    forEachShiftedRow(rows, [alpha](const Row<Real>& row) {
        const Peak<Real> peak = peakOf(row);
        if (peak.isFaulty) [[unlikely]]
            return notScores(row);
        if (isMasked(peak.score)) [[unlikely]]
            return nothingToAttend(row);
        return weighAny(row, peak.score, alpha, wideFew);
    });
}

template void entmaxRows<float>(const Rows<float>&);
template void entmaxRows<double>(const Rows<double>&);

RowJacobian entmaxJacobian(const ScoreRow& row, std::span<const long double> weights, double alpha)
{
    FineWeights s(weights.size());
    for (std::size_t j = 0; j < weights.size(); ++j)
        s[j] = weights[j] > 0 ? std::pow(weights[j], 2 - static_cast<long double>(alpha)) : 0;
    RowJacobian jacobian = simplexJacobian(s, row.temperature);
    if (alpha < 2 || jacobian.remark != JacobianRemark::None)
        return jacobian; // below 2 the slope falls to 0 towards the edge: both sides agree
    const double maximum = largest(row.scores);
    const auto edge = static_cast<double>(-std::pow(*std::ranges::max_element(weights), static_cast<long double>(alpha) - 1));
    for (std::size_t j = 0; j < weights.size(); ++j) {
        constexpr double rounding = 1e-12;
        const double x = (alpha - 1) * scaledBelow(row.scores[j], maximum, row.temperature);
        if (weights[j] == 0 && !isMasked(row.scores[j]) && std::abs(x - edge) <= rounding)
            jacobian.remark = JacobianRemark::AtEdgeOfSupport;
    }
    return jacobian;
}

namespace {

RowSteps explainRow(const ScoreRow& row)
{
    const double alpha = row.parameters.alpha;
    if (alpha == 1)
        return softmaxEntry().explain(row);
    if (alpha == 2)
        return sparsemaxEntry().explain(row);
    const double maximum = largest(row.scores);
    std::vector<double> scaled = columnOf(row.scores, [&](double score) { return scaledBelow(score, maximum, row.temperature); });
    RowSteps steps{{}, alpha == 1.5 ? RowFormula::SquareEntmax : RowFormula::Entmax, {}, limitRemark(row.temperature)};
    if (isMasked(maximum))
        return steps;
    std::vector<double> unmasked(scaled);
    std::ranges::replace_if(
        unmasked, [](double x) { return std::isnan(x); }, -std::numeric_limits<double>::infinity());
    const EntmaxThreshold<double> threshold(unmasked, alpha);
    std::vector<double> weights(scaled);
    bool isPower = true;
    for (double& x : weights) {
        if (std::isnan(x))
            continue;
        const double weight = threshold.weightOf(x), power = std::pow(std::max((alpha - 1) * x - threshold.tau(), 0.0), 1 / (alpha - 1));
        constexpr double rounding = 1e-9;
        isPower = isPower && (weight == power || std::abs(weight - power) <= rounding * std::max(1.0, std::abs(power)));
        x = weight;
    }
    steps.columns = {{StepKind::ScaledBelow, std::move(scaled), {}},
                     {isPower ? StepKind::Power : StepKind::FinePower, std::move(weights), {}}};
    steps.threshold = threshold.tau();
    steps.numbers = {{StepQuantity::Alpha, alpha}};
    return steps;
}

FineWeights fineWeightsOfRow(const ScoreRow& row)
{
    return row.parameters.alpha == 1 ? fineSoftmax(row) : fineEntmax(row, row.parameters.alpha);
}

RowJacobian jacobianOfRow(const ScoreRow& row, std::span<const long double> weights)
{
    const double alpha = row.parameters.alpha;
    if (alpha == 1)
        return softmaxEntry().jacobian(row, weights);
    return entmaxJacobian(row, weights, alpha);
}

/// Near α = 1 a weight is so high a power of what lies above the threshold that it can be too small to be written.
double supportEdgeOfRow(const ScoreRow& row)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr double leastWithoutUnderflow = 1.06; // the least difference of two doubles, 2^−53, to the power 1/(α − 1) is still written
    const double alpha = row.parameters.alpha;
    if (alpha == 1)
        return edgeBelowEveryKey(row);
    const double maximum = largest(row.scores);
    if (alpha >= leastWithoutUnderflow || !(row.temperature > 0) || std::isinf(row.temperature) || isMasked(maximum))
        return infinity;
    std::vector<double> scaled;
    for (const double score : row.scores)
        scaled.push_back(scaledBelow(score, maximum, row.temperature));
    return maximum + EntmaxThreshold<double>(scaled, alpha).tau() / (alpha - 1) * row.temperature;
}

} // namespace

NormalizerEntry entmaxEntry()
{
    return {NormalizerId::Entmax, "entmax",        true, false, reads, entmaxRows<double>, entmaxRows<float>, explainRow, jacobianOfRow,
            fineWeightsOfRow,     supportEdgeOfRow};
}

} // namespace softfocus
