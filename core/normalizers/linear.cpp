#include "core/normalizers/linear.h"

namespace softfocus {

namespace {

RowState weighRow(const ScoreRow& row, std::span<double> weights)
{
    return linearRow(row.scores, weights);
}

RowSteps explainRow(const ScoreRow& row)
{
    std::vector<double> positive = columnOf(row.scores, [](double score) { return std::max(score, 0.0); });
    const double total = totalOf(positive);
    RowSteps steps{{{"max(s, 0)", std::move(positive), total}}, "wⱼ = max(sⱼ, 0) / Σₖ max(sₖ, 0)", {}, {}};
    if (total == 0)
        steps.remark = "No score is positive, so every word gets the same share.";
    return steps;
}

} // namespace

NormalizerEntry linearEntry()
{
    return {"linear", "no amplification: a share of the positive scores",
            "every score is divided by T, and so is their sum: it cancels", weighRow, explainRow};
}

} // namespace softfocus
