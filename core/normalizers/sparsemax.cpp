#include "core/normalizers/sparsemax.h"

#include "core/normalizers/candidates.h"
#include "core/normalizers/entmax.h"

namespace softfocus {

double sparsemaxThreshold(std::span<const double> scaled)
{
    double threshold = -1;
    double count = 0;
    while (true) {
        const Excess above = excessOver(scaled, threshold);
        if (above.count == count) {
            // Settled but for rounding: the last step is taken from a sum without any, so that it does not depend on the keys' order.
            const double settled = threshold + (exactExcess(scaled, threshold) - 1) / count;
            if (settled <= threshold || excessOver(scaled, settled).count == count)
                return settled;
            threshold = settled;
            continue;
        }
        count = above.count;
        threshold += (above.sum - 1) / count;
    }
}

template <class Real>
void sparsemaxRows(const Rows<Real>& rows)
{
    thread_local Candidates candidates;
    Candidates& few = candidates;
    forEachShiftedRow(rows, [&](const Row<Real>& row) {
        const Peak<Real> peak = peakOf(row);
        if (peak.isFaulty) [[unlikely]]
            return notScores(row);
        if (isMasked(peak.score)) [[unlikely]]
            return nothingToAttend(row);
        collect(row, peak.score, row.temperature, few);
        const double threshold = sparsemaxThreshold(few.values());
        scatter(few, row, [threshold](double x) { return x > threshold ? x - threshold : 0.0; });
        return RowState::Normal;
    });
}

template void sparsemaxRows<float>(const Rows<float>&);
template void sparsemaxRows<double>(const Rows<double>&);

namespace {

RowSteps explainRow(const ScoreRow& row)
{
    const double maximum = largest(row.scores);
    std::vector<double> scaled = columnOf(row.scores, [&](double score) {
        return scaledBelow(score, maximum, row.temperature);
    });
    RowSteps steps{{}, "wⱼ = max(xⱼ − τ, 0)   xⱼ = (sⱼ − max s) / T", {}, limitRemark(row.temperature)};
    if (!isMasked(maximum)) {
        const double threshold = sparsemaxThreshold(scaled);
        std::vector<double> above(scaled);
        for (double& x : above)
            x -= threshold;
        steps.columns = {{"x", std::move(scaled), {}}, {"x − τ", std::move(above), {}}};
        steps.threshold = threshold;
    }
    return steps;
}

RowJacobian jacobianOfRow(const ScoreRow& row, std::span<const double> weights)
{
    return entmaxJacobian(row, weights, 2);
}

} // namespace

NormalizerEntry sparsemaxEntry()
{
    return {"sparsemax", "sparse: weak words get exactly 0", "", true, {}, sparsemaxRows<double>, sparsemaxRows<float>, explainRow,
            jacobianOfRow};
}

} // namespace softfocus
