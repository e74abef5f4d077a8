#include "core/normalizers/hardmax.h"

namespace softfocus {

namespace {

RowState weighRow(const ScoreRow& row, std::span<double> weights)
{
    return hardmaxRow(row.scores, weights);
}

RowSteps explainRow(const ScoreRow& row)
{
    const double maximum = largest(row.scores);
    std::vector<double> wins = columnOf(row.scores, [&](double score) { return score == maximum ? 1.0 : 0.0; });
    const double ties = totalOf(wins);
    return {{{"largest", std::move(wins), ties}}, "wⱼ = 1/m for the m largest sⱼ, else 0", {}, {}};
}

} // namespace

NormalizerEntry hardmaxEntry()
{
    return {"hardmax", "one word takes all", "only the order of the scores counts, and T does not change it",
            weighRow, explainRow};
}

} // namespace softfocus
