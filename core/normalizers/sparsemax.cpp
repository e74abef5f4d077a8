#include "core/normalizers/sparsemax.h"

#include "core/normalizers/entmax.h"
#include "core/rows/candidates.h"
#include "core/rows/excess.h"
#include "core/rows/fine_row.h"

#include <limits>

namespace softfocus {

namespace {

using namespace lanes;

/// The threshold of two packs of numbers, all at once: those are in the support above which there is less than 1.
template <class Real>
SOFTFOCUS_INLINE Real thresholdOfTwoPacks(const Real* scaled)
{
    constexpr std::size_t w = width<Real>;
    const Pack<Real> first = load<Real>(scaled), second = load<Real>(scaled + w);
    Pack<Real> aboveFirst{}, aboveSecond{};
    for (std::size_t i = 0; i < 2 * w; ++i) {
        aboveFirst += larger(scaled[i] - first, Pack<Real>{});
        aboveSecond += larger(scaled[i] - second, Pack<Real>{});
    }
    const Bits<Real> inFirst = aboveFirst < Real(1), inSecond = aboveSecond < Real(1);
    const Pack<Real> sum = sumOfLanes<Real>(only<Real>(inFirst, first) + only<Real>(inSecond, second));
    const int count = __builtin_popcount(setLanes<Real>(inFirst)) + __builtin_popcount(setLanes<Real>(inSecond));
    return (sum[0] - 1) / static_cast<Real>(count);
}

/// Michelot's iteration in the precision of the row, until no more keys fall out. One at the edge up to rounding may come back when the threshold is
/// taken from the others, and fall out again, for ever: then either threshold is as good.
template <class Real>
SOFTFOCUS_INLINE Real settled(std::span<const Real> scaled, Excess& above)
{
    Real threshold = -1;
    double count = std::numeric_limits<double>::infinity();
    if (scaled.size() == 2 * width<Real>) {
        threshold = thresholdOfTwoPacks(scaled.data());
        above = excessOver<false>(scaled, threshold);
        return threshold;
    }
    while (true) {
        above = excessOver<false>(scaled, threshold);
        if (above.count >= count)
            return threshold;
        count = above.count;
        threshold += static_cast<Real>((above.sum - 1) / count);
    }
}

} // namespace

double sparsemaxThreshold(std::span<const double> scaled)
{
    Excess above;
    double threshold = settled(scaled, above);
    while (true) {
        // The last step is taken from a sum without rounding, so that it does not depend on the keys' order.
        const double next = threshold + (exactExcess(scaled, threshold) - 1) / above.count;
        if (next <= threshold)
            return next;
        const Excess over = excessOver<false>(scaled, next);
        if (over.count == above.count)
            return next;
        threshold = next;
        above = over;
    }
}

namespace {

/// What rounding may leave of x − τ.
template <class Real>
constexpr Real undecidedBase = 8 * std::numeric_limits<Real>::epsilon();

template <class Real>
SOFTFOCUS_INLINE RowState weighRow(const Row<Real>& row, std::vector<Real>& few)
{
    const Peak<Real> found = peakWithGroups(row);
    const Real peak = found.score;
    if (found.isFaulty) [[unlikely]]
        return notScores(row);
    if (isMasked(peak)) [[unlikely]]
        return nothingToAttend(row);
    const Real perTemperature = 1 / row.temperature;
    const std::span<const Real> scaled = reachable(row, peak, row.temperature + undecidedBase<Real> * row.temperature, perTemperature, few);
    if constexpr (sizeof(Real) == sizeof(double)) {
        const double threshold = sparsemaxThreshold(scaled);
        if (standsAtEdge<Real>(scaled, threshold, undecidedBase<Real>)) [[unlikely]]
            return weighFine(row, 2);
        mapRow<Real>(row.scores, row.weights, row.length,
                     [=](Pack<Real> z) { return larger((z - peak) * perTemperature - threshold, Pack<Real>{}); });
    } else {
        // What the threshold's own rounding adds to every weight of the support is taken off their sum.
        Excess above;
        const Real threshold = settled(scaled, above);
        const Real share = static_cast<Real>(1 / above.sum);
        mapRow<Real>(row.scores, row.weights, row.length,
                     [=](Pack<Real> z) { return larger((z - peak) * perTemperature - threshold, Pack<Real>{}) * share; });
    }
    return RowState::Normal;
}

} // namespace

template <class Real>
void sparsemaxRows(const Rows<Real>& rows)
{
    thread_local std::vector<Real> few;
    forEachShiftedRow(rows, [](const Row<Real>& row) { return weighRow(row, few); });
}

template void sparsemaxRows<float>(const Rows<float>&);
template void sparsemaxRows<double>(const Rows<double>&);

namespace {

RowSteps explainRow(const ScoreRow& row)
{
    const double maximum = largest(row.scores);
    std::vector<double> scaled = columnOf(row.scores, [&](double score) { return scaledBelow(score, maximum, row.temperature); });
    RowSteps steps{{}, RowFormula::Sparsemax, {}, limitRemark(row.temperature)};
    if (!isMasked(maximum)) {
        std::vector<double> unmasked(scaled);
        std::ranges::replace_if(
            unmasked, [](double x) { return std::isnan(x); }, -std::numeric_limits<double>::infinity());
        const double threshold = sparsemaxThreshold(unmasked);
        std::vector<double> above(scaled);
        for (double& x : above)
            x -= threshold;
        steps.columns = {{StepKind::ScaledBelow, std::move(scaled), {}}, {StepKind::AboveThreshold, std::move(above), {}}};
        steps.threshold = threshold;
    }
    return steps;
}

FineWeights fineWeightsOfRow(const ScoreRow& row)
{
    return fineEntmax(row, 2);
}

RowJacobian jacobianOfRow(const ScoreRow& row, std::span<const long double> weights)
{
    return entmaxJacobian(row, weights, 2);
}

} // namespace

NormalizerEntry sparsemaxEntry()
{
    return {NormalizerId::Sparsemax, "sparsemax",          true,       true,          {},
            sparsemaxRows<double>,   sparsemaxRows<float>, explainRow, jacobianOfRow, fineWeightsOfRow};
}

} // namespace softfocus
