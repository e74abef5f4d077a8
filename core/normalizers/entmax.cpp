#include "core/normalizers/entmax.h"

#include "core/normalizers/candidates.h"
#include "core/normalizers/entmax_threshold.h"
#include "core/normalizers/softmax.h"
#include "core/normalizers/sparsemax.h"

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

} // namespace

double entmax15Threshold(std::span<const double> scaled)
{
    double threshold = -1;
    double count = 0;
    while (true) {
        const Excess above = excessOver(scaled, threshold);
        if (above.count == count) {
            const double settled = settledThreshold(threshold, above);
            if (settled <= threshold || excessOver(scaled, settled).count == count)
                return settled;
        }
        count = above.count;
        // Newton on the norm less 1, which is convex and falls: it comes from the left and cannot overshoot.
        const double next = threshold + (above.squares - std::sqrt(above.squares)) / above.sum;
        if (!(next > threshold))
            return threshold;
        threshold = next;
    }
}

namespace {

template <class Real>
SOFTFOCUS_INLINE RowState weighSquare(const Row<Real>& row, Real peak, Candidates& few)
{
    collect(row, peak, 2 * row.temperature, few);
    for (double& x : few.x)
        x /= 2;
    const double threshold = entmax15Threshold(few.values());
    scatter(few, row, [threshold](double y) { return y > threshold ? (y - threshold) * (y - threshold) : 0.0; });
    return RowState::Normal;
}

template <class Real>
RowState weighAny(const Row<Real>& row, Real peak, double alpha, Candidates& few)
{
    const double reach = static_cast<double>(row.temperature) / (alpha - 1);
    if (reach < static_cast<double>(std::numeric_limits<Real>::max()))
        collect(row, peak, static_cast<Real>(reach), few);
    else
        collectWhole(row, peak, few);
    const EntmaxThreshold threshold(few.values(), alpha);
    scatter(few, row, [&](double x) { return threshold.weightOf(x); });
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
    thread_local Candidates candidates;
    Candidates& few = candidates;
    forEachShiftedRow(rows, [&](const Row<Real>& row) {
        const Peak<Real> peak = peakOf(row);
        if (peak.isFaulty) [[unlikely]]
            return notScores(row);
        if (isMasked(peak.score)) [[unlikely]]
            return nothingToAttend(row);
        return alpha == 1.5 ? weighSquare(row, peak.score, few) : weighAny(row, peak.score, alpha, few);
    });
}

template void entmaxRows<float>(const Rows<float>&);
template void entmaxRows<double>(const Rows<double>&);

RowJacobian entmaxJacobian(const ScoreRow& row, std::span<const double> weights, double alpha)
{
    std::vector<double> s(weights.size());
    for (std::size_t j = 0; j < weights.size(); ++j)
        s[j] = weights[j] > 0 ? std::pow(weights[j], 2 - alpha) : 0;
    RowJacobian jacobian = simplexJacobian(std::move(s), row.temperature);
    if (alpha < 2 || !jacobian.remark.empty())
        return jacobian; // below 2 the slope falls to 0 towards the edge: both sides agree
    const double maximum = largest(row.scores);
    const double edge = -std::pow(*std::ranges::max_element(weights), alpha - 1);
    for (std::size_t j = 0; j < weights.size(); ++j) {
        constexpr double rounding = 1e-12;
        const double x = (alpha - 1) * scaledBelow(row.scores[j], maximum, row.temperature);
        if (weights[j] == 0 && !isMasked(row.scores[j]) && std::abs(x - edge) <= rounding)
            jacobian.remark = "A score stands at the edge of the support; shown is the value on the side where its weight stays 0.";
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
    RowSteps steps{{}, "wⱼ = max((α − 1)xⱼ − τ, 0)^(1/(α − 1))   xⱼ = (sⱼ − max s) / T", {}, limitRemark(row.temperature)};
    if (alpha == 1.5)
        steps.formula = "wⱼ = max(½xⱼ − τ, 0)²   xⱼ = (sⱼ − max s) / T";
    if (isMasked(maximum))
        return steps;
    std::vector<double> unmasked(scaled);
    std::ranges::replace_if(unmasked, [](double x) { return std::isnan(x); }, -std::numeric_limits<double>::infinity());
    const EntmaxThreshold threshold(unmasked, alpha);
    std::vector<double> weights(scaled);
    for (double& x : weights)
        x = std::isnan(x) ? x : threshold.weightOf(x);
    steps.columns = {{"x", std::move(scaled), {}}, {"power", std::move(weights), {}}};
    steps.threshold = threshold.tau();
    steps.numbers = {{"α", alpha, ""}};
    return steps;
}

RowJacobian jacobianOfRow(const ScoreRow& row, std::span<const double> weights)
{
    const double alpha = row.parameters.alpha;
    if (alpha == 1)
        return softmaxEntry().jacobian(row, weights);
    return entmaxJacobian(row, weights, alpha);
}

} // namespace

NormalizerEntry entmaxEntry()
{
    return {"entmax", "between softmax and sparsemax, by α", "", false, reads, entmaxRows<double>, entmaxRows<float>, explainRow,
            jacobianOfRow};
}

} // namespace softfocus
