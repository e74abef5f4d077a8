#include "core/normalizers/hardmax.h"

#include "core/rows/row_kernel.h"

namespace softfocus {

template <class Real>
void hardmaxRows(const Rows<Real>& rows)
{
    using namespace lanes;
    forEachRow(rows, [](const Row<Real>& row) {
        const Peak<Real> peak = peakOf(row);
        if (peak.isFaulty) [[unlikely]]
            return notScores(row);
        if (isMasked(peak.score)) [[unlikely]]
            return nothingToAttend(row);
        const auto wins = [&](Pack<Real> z) { return only<Real>(z == peak.score, all<Real>(1)); };
        const Pack<Real> share = Real(1) / sumOfRow<Real>(row.scores, row.length, wins);
        mapRow<Real>(row.scores, row.weights, row.length, [&](Pack<Real> z) { return only<Real>(z == peak.score, share); });
        return RowState::Normal;
    });
}

template void hardmaxRows<float>(const Rows<float>&);
template void hardmaxRows<double>(const Rows<double>&);

namespace {

RowSteps explainRow(const ScoreRow& row)
{
    const double maximum = largest(row.scores);
    std::vector<double> wins = columnOf(row.scores, [&](double score) { return score == maximum ? 1.0 : 0.0; });
    const double ties = totalOf(wins);
    return {{{StepKind::Largest, std::move(wins), ties}}, RowFormula::Hardmax, {}};
}

RowJacobian jacobianOfRow(const ScoreRow& row, std::span<const long double> weights)
{
    const auto ties = std::ranges::count_if(weights, [](long double weight) { return weight > 0; });
    return zeroJacobian(row.scores.size(), ties > 1 ? JacobianRemark::FlatAtJump : JacobianRemark::Flat);
}

} // namespace

NormalizerEntry hardmaxEntry()
{
    return {NormalizerId::Hardmax, "hardmax", false, true, {}, hardmaxRows<double>, hardmaxRows<float>, explainRow, jacobianOfRow};
}

} // namespace softfocus
