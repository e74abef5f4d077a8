#include "core/normalizers/sigmoid.h"

#include "core/rows/fine_row.h"
#include "core/rows/row_kernel.h"
#include "core/rows/support_edge.h"

#include <array>
#include <numeric>

namespace softfocus {

namespace {

constexpr std::array reads{Parameter::Unnormalized};

/// z/T with its limits: at T = 0 −∞, 0 or ∞ by the sign, at T = ∞ 0.
double quotient(double score, double temperature)
{
    if (score == 0 || std::isinf(temperature))
        return 0;
    return temperature == 0 ? std::copysign(std::numeric_limits<double>::infinity(), score) : score / temperature;
}

double sigmoid(double x)
{
    // Never e to a large power: both forms are exact at their end.
    if (x >= 0)
        return 1 / (1 + std::exp(-x));
    const double power = std::exp(x);
    return power / (1 + power);
}

double sigmoidOf(double score, double temperature)
{
    return isMasked(score) ? 0 : sigmoid(quotient(score, temperature));
}

/// σ(z/T) in long double, with the limits of sigmoidOf().
long double fineSigmoid(double score, double temperature)
{
    if (isMasked(score))
        return 0;
    const bool isLimit = score == 0 || temperature == 0 || std::isinf(temperature);
    const long double x = isLimit ? static_cast<long double>(quotient(score, temperature)) : static_cast<long double>(score) / temperature;
    const long double power = std::exp(-std::abs(x));
    return (x >= 0 ? 1 : power) / (1 + power);
}

/// σ(z/T) as a multiple of the largest one, which is a number also where all of them underflow:
/// σ(x)/σ(m) = e^(x − m) · (1 + e^m)/(1 + e^x).
double relativeSigmoid(double score, double maximum, double temperature)
{
    if (isMasked(score))
        return 0;
    if (maximum >= 0)
        return sigmoidOf(score, temperature) / sigmoidOf(maximum, temperature);
    const double x = quotient(score, temperature), m = quotient(maximum, temperature);
    return std::exp(scaledBelow(score, maximum, temperature)) * ((1 + std::exp(m)) / (1 + std::exp(x)));
}

template <class Real>
RowState weighRow(const Row<Real>& row, bool unnormalized)
{
    const Peak<Real> peak = peakOf(row);
    if (peak.isFaulty)
        return notScores(row);
    if (isMasked(peak.score))
        return nothingToAttend(row);
    const auto temperature = static_cast<double>(row.temperature);
    if (unnormalized) {
        for (std::size_t j = 0; j < row.length; ++j)
            row.weights[j] = static_cast<Real>(sigmoidOf(static_cast<double>(row.scores[j]), temperature));
        return RowState::Normal;
    }
    thread_local std::vector<double> shares;
    shares.resize(row.length);
    double total = 0;
    for (std::size_t j = 0; j < row.length; ++j) {
        shares[j] = relativeSigmoid(static_cast<double>(row.scores[j]), static_cast<double>(peak.score), temperature);
        total += shares[j];
    }
    for (std::size_t j = 0; j < row.length; ++j)
        row.weights[j] = static_cast<Real>(shares[j] / total);
    return RowState::Normal;
}

} // namespace

template <class Real>
void sigmoidRows(const Rows<Real>& rows)
{
    forEachRow(rows, [&](const Row<Real>& row) { return weighRow(row, rows.parameters.unnormalized); });
}

template void sigmoidRows<float>(const Rows<float>&);
template void sigmoidRows<double>(const Rows<double>&);

namespace {

RowRemark remarkOf(double temperature)
{
    return temperature == 0 ? RowRemark::SigmaBySign : limitRemark(temperature);
}

RowSteps explainRow(const ScoreRow& row)
{
    const double maximum = largest(row.scores);
    std::vector<double> values = columnOf(row.scores, [&](double score) { return sigmoidOf(score, row.temperature); });
    if (row.parameters.unnormalized)
        return {{{StepKind::Sigma, std::move(values), {}}}, RowFormula::UndividedSigmoid, {}, remarkOf(row.temperature)};
    const double total = totalOf(values);
    RowSteps steps{{{StepKind::Sigma, std::move(values), total}}, RowFormula::Sigmoid, {}, remarkOf(row.temperature)};
    if (!(total > std::numeric_limits<double>::min()) && !isMasked(maximum)) {
        std::vector<double> relative = columnOf(row.scores, [&](double score) { return relativeSigmoid(score, maximum, row.temperature); });
        const double sum = totalOf(relative);
        steps.columns = {{StepKind::RelativeSigma, std::move(relative), sum}};
        if (steps.remark == RowRemark::None)
            steps.remark = RowRemark::SigmaTooSmall;
    }
    return steps;
}

FineWeights fineWeightsOfRow(const ScoreRow& row)
{
    const double maximum = largest(row.scores);
    if (isMasked(maximum))
        return FineWeights(row.scores.size(), 0);
    const long double m = row.temperature > 0 && maximum != 0 ? static_cast<long double>(maximum) / row.temperature : 0;
    FineWeights weights;
    for (const double score : row.scores) {
        if (row.parameters.unnormalized || maximum >= 0 || isMasked(score)) {
            weights.push_back(fineSigmoid(score, row.temperature));
            continue;
        }
        // As relativeSigmoid(): all of them may be too small for any number.
        const auto below = scaledBelow<long double>(score, maximum, row.temperature);
        weights.push_back(std::exp(below) * ((1 + std::exp(m)) / (1 + std::exp(m + below))));
    }
    if (row.parameters.unnormalized)
        return weights;
    const long double total = std::accumulate(weights.begin(), weights.end(), 0.0L);
    for (long double& weight : weights)
        weight /= total;
    return weights;
}

RowJacobian jacobianOfRow(const ScoreRow& row, std::span<const long double> weights)
{
    const double temperature = row.temperature;
    if (temperature < std::numeric_limits<double>::min())
        return zeroJacobian(weights.size(), JacobianRemark::UntilASignChanges);
    if (std::isinf(temperature))
        return zeroJacobian(weights.size(), JacobianRemark::ScoresDoNotCount);
    FineWeights slopes(weights.size(), 0);
    for (std::size_t j = 0; j < weights.size(); ++j) // σ′ = σ (1 − σ), and 1 − σ(x) = σ(−x)
        slopes[j] = isMasked(row.scores[j]) ? 0 : weights[j] * fineSigmoid(-row.scores[j], temperature) / temperature;
    return shareJacobian(weights, slopes, row.parameters.unnormalized);
}

} // namespace

NormalizerEntry sigmoidEntry()
{
    return {NormalizerId::Sigmoid, "sigmoid",        true, false, reads, sigmoidRows<double>, sigmoidRows<float>, explainRow, jacobianOfRow,
            fineWeightsOfRow,      edgeBelowEveryKey};
}

} // namespace softfocus
