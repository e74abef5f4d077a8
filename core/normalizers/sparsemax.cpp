#include "core/normalizers/sparsemax.h"

namespace softfocus {

namespace {

RowState weighRow(const ScoreRow& row, std::span<double> weights)
{
    return sparsemaxRow(row.scores, row.temperature, weights);
}

RowSteps explainRow(const ScoreRow& row)
{
    const double maximum = largest(row.scores);
    std::vector<double> scaled = columnOf(row.scores, [&](double score) {
        return scaledBelow(score, maximum, row.temperature);
    });
    RowSteps steps{{}, "wⱼ = max(xⱼ − τ, 0)   xⱼ = (sⱼ − max s) / T", {}, limitRemark(row.temperature)};
    if (!isMasked(maximum)) {
        std::vector<double> candidates;
        const double threshold = sparsemaxThreshold<double>(scaled, candidates);
        std::vector<double> above(scaled);
        for (double& x : above)
            x -= threshold;
        steps.columns = {{"x", std::move(scaled), {}}, {"x − τ", std::move(above), {}}};
        steps.threshold = threshold;
    }
    return steps;
}

} // namespace

NormalizerEntry sparsemaxEntry()
{
    return {"sparsemax", "sparse: weak words get exactly 0", "", weighRow, explainRow};
}

} // namespace softfocus
