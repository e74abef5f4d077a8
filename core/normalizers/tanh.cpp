#include "core/normalizers/tanh.h"

#include "core/rows/fine_row.h"
#include "core/rows/row_kernel.h"

#include <array>
#include <numeric>
#include <utility>

namespace softfocus {

namespace {

constexpr std::array reads{Parameter::Unnormalized};

/// Below this tanh x is x in double.
constexpr double straight = 1e-9;

/// max(tanh(z/T), 0) with its limits; masked scores are −∞ and give 0.
double positiveTanh(double score, double temperature)
{
    if (!(score > 0) || std::isinf(temperature))
        return 0;
    return temperature == 0 ? 1 : std::tanh(score / temperature);
}

/// The same up to a factor that all keys of the row share, also where z/T is too small for a number: there it is z / max z.
double relativeTanh(double score, double maximum, double temperature)
{
    if (!(score > 0))
        return 0;
    if (std::isinf(temperature) || maximum / temperature < straight)
        return score / maximum;
    return positiveTanh(score, temperature);
}

template <class Real>
RowState weighRow(const Row<Real>& row, bool unnormalized)
{
    const Peak<Real> peak = peakOf(row);
    if (peak.isFaulty)
        return notScores(row);
    if (isMasked(peak.score))
        return nothingToAttend(row);
    const auto temperature = static_cast<double>(row.temperature), maximum = static_cast<double>(peak.score);
    if (unnormalized) {
        for (std::size_t j = 0; j < row.length; ++j)
            row.weights[j] = static_cast<Real>(positiveTanh(static_cast<double>(row.scores[j]), temperature));
        return RowState::Normal;
    }
    if (!(maximum > 0)) {
        shareEqually(row.scoreSpan(), row.weightSpan(), [](Real) { return true; });
        return RowState::Normal;
    }
    thread_local std::vector<double> shares;
    shares.resize(row.length);
    double total = 0;
    for (std::size_t j = 0; j < row.length; ++j) {
        shares[j] = relativeTanh(static_cast<double>(row.scores[j]), maximum, temperature);
        total += shares[j];
    }
    for (std::size_t j = 0; j < row.length; ++j)
        row.weights[j] = static_cast<Real>(shares[j] / total);
    return RowState::Normal;
}

} // namespace

template <class Real>
void tanhRows(const Rows<Real>& rows)
{
    forEachRow(rows, [&](const Row<Real>& row) { return weighRow(row, rows.parameters.unnormalized); });
}

template void tanhRows<float>(const Rows<float>&);
template void tanhRows<double>(const Rows<double>&);

namespace {

RowRemark remarkOf(double temperature, bool unnormalized)
{
    if (temperature == 0)
        return RowRemark::PositiveCountOne;
    if (std::isinf(temperature))
        return unnormalized ? RowRemark::TanhIsZero : RowRemark::TanhIsStraight;
    return RowRemark::None;
}

RowSteps explainRow(const ScoreRow& row)
{
    const bool unnormalized = row.parameters.unnormalized;
    const double maximum = largest(row.scores);
    std::vector<double> values = columnOf(row.scores, [&](double score) {
        return unnormalized ? positiveTanh(score, row.temperature) : relativeTanh(score, maximum, row.temperature);
    });
    RowSteps steps{{}, RowFormula::Tanh, {}, remarkOf(row.temperature, unnormalized)};
    if (unnormalized) {
        steps.columns = {{StepKind::PositiveTanh, std::move(values), {}}};
        steps.formula = RowFormula::UndividedTanh;
        return steps;
    }
    const double total = totalOf(values);
    const bool isStraight = maximum > 0 && (std::isinf(row.temperature) || maximum / row.temperature < straight);
    steps.columns = {{isStraight ? StepKind::StraightTanh : StepKind::PositiveTanh, std::move(values), total}};
    if (total == 0)
        steps.remark = RowRemark::NoneIsPositive;
    return steps;
}

/// relativeTanh() in long double.
long double fineTanh(double score, double maximum, double temperature)
{
    if (!(score > 0))
        return 0;
    if (temperature == 0)
        return 1;
    if (std::isinf(temperature) || maximum / temperature < straight * straight)
        return static_cast<long double>(score) / maximum;
    return std::tanh(static_cast<long double>(score) / temperature);
}

FineWeights fineWeightsOfRow(const ScoreRow& row)
{
    const double maximum = largest(row.scores);
    FineWeights weights;
    if (row.parameters.unnormalized) {
        for (const double score : row.scores)
            weights.push_back(!(score > 0) || std::isinf(row.temperature)
                                  ? 0
                                  : (row.temperature == 0 ? 1 : std::tanh(static_cast<long double>(score) / row.temperature)));
        return weights;
    }
    for (const double score : row.scores)
        weights.push_back(maximum > 0 ? fineTanh(score, maximum, row.temperature) : (isMasked(score) ? 0 : 1));
    const long double total = std::accumulate(weights.begin(), weights.end(), 0.0L);
    for (long double& weight : weights)
        weight = total > 0 ? weight / total : 0;
    return weights;
}

/// The derivative of max(tanh(z/T), 0) by z for z > 0: (1 − tanh²)/T = 4 e^(−2z/T)/(1 + e^(−2z/T))²/T, without cancelling near 1.
long double slopeOf(double score, double temperature)
{
    const long double power = std::exp(-2 * (static_cast<long double>(score) / temperature));
    return 4 * power / (1 + power) / (1 + power) / temperature;
}

RowJacobian jacobianOfRow(const ScoreRow& row, std::span<const long double> weights)
{
    const double temperature = row.temperature;
    const bool unnormalized = row.parameters.unnormalized;
    const double maximum = largest(row.scores);
    if (!unnormalized && !(maximum > 0))
        return zeroJacobian(weights.size(), maximum == 0 ? JacobianRemark::NoneIsPositiveYet : JacobianRemark::NoneIsPositive);
    if (temperature < std::numeric_limits<double>::min())
        return zeroJacobian(weights.size(), JacobianRemark::UntilASignChanges);
    if (unnormalized && std::isinf(temperature))
        return zeroJacobian(weights.size(), JacobianRemark::ScoresDoNotCount);
    JacobianRemark remark = JacobianRemark::None;
    FineWeights slopes(weights.size(), 0);
    long double total = 0;
    // In the straight part both the values and their slopes are taken as multiples of max z / T.
    const bool isStraight = std::isinf(temperature) || maximum / temperature < straight * straight;
    for (std::size_t j = 0; j < weights.size(); ++j) {
        const double score = row.scores[j];
        if (score == 0)
            remark = JacobianRemark::AtClipping;
        if (!(score > 0))
            continue;
        total += unnormalized ? 0 : fineTanh(score, maximum, temperature);
        slopes[j] = !unnormalized && isStraight ? 1 / static_cast<long double>(maximum) : slopeOf(score, temperature);
    }
    if (!unnormalized)
        for (long double& slope : slopes)
            slope /= total;
    RowJacobian jacobian = shareJacobian(weights, slopes, unnormalized);
    jacobian.remark = remark;
    return jacobian;
}

} // namespace

NormalizerEntry tanhEntry()
{
    return {NormalizerId::Tanh, "tanh", true, false, reads, tanhRows<double>, tanhRows<float>, explainRow, jacobianOfRow, fineWeightsOfRow};
}

} // namespace softfocus
