#include "core/normalizers/softmax.h"

namespace softfocus {

namespace {

RowState weighRow(const ScoreRow& row, std::span<double> weights)
{
    return softmaxRow(row.scores, row.temperature, weights);
}

RowSteps explainRow(const ScoreRow& row)
{
    const double maximum = largest(row.scores);
    std::vector<double> exponentials = columnOf(row.scores, [&](double score) {
        return std::exp(scaledBelow(score, maximum, row.temperature));
    });
    const double total = totalOf(exponentials);
    return {{{"exp", std::move(exponentials), total}}, "wⱼ = eⱼ / Σₖ eₖ   eⱼ = exp((sⱼ − max s) / T)", {}, limitRemark(row.temperature)};
}

} // namespace

NormalizerEntry softmaxEntry()
{
    return {"softmax", "smooth: every word keeps a little", "", weighRow, explainRow};
}

} // namespace softfocus
