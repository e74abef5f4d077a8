#include "core/measures/distribution.h"

#include "core/measures/measures.h"
#include "core/normalizers/softmax.h"
#include "core/rows/fine_row.h"
#include "core/rows/row.h"

#include <cmath>
#include <limits>
#include <vector>

namespace softfocus {

namespace {

template <class Real>
bool sumsToOne(std::span<const Real> weights, double rounding)
{
    Real sum = 0;
    for (const Real weight : weights) {
        if (!(weight >= 0))
            return false;
        sum += weight;
    }
    return std::abs(sum - 1) < rounding;
}

} // namespace

bool isDistribution(std::span<const double> weights, double rounding)
{
    return sumsToOne(weights, rounding);
}

bool isDistribution(std::span<const long double> weights, double rounding)
{
    return sumsToOne(weights, rounding);
}

Index supportOf(std::span<const double> weights, std::span<const double> scores, double edge)
{
    Index support = 0;
    for (std::size_t j = 0; j < weights.size(); ++j)
        support += weights[j] > 0 || (weights[j] == 0 && scores[j] >= edge && !isMasked(scores[j]));
    return support;
}

std::optional<double> sparseAlpha(const Normalizer& normalizer)
{
    if (normalizer.id() == NormalizerId::Sparsemax)
        return 2;
    if (normalizer.reads(Parameter::Alpha) && normalizer.parameters().alpha > 1)
        return normalizer.parameters().alpha;
    return std::nullopt;
}

double divergenceFromSoftmax(std::span<const long double> weights, std::span<const double> scores, double temperature)
{
    if (!isDistribution(weights))
        return std::numeric_limits<double>::quiet_NaN();
    std::vector<double> logWeights(scores.size());
    softmaxLogWeights(scores, temperature, logWeights);
    const FineWeights softmax = fineSoftmax({scores, temperature, {}});
    std::vector<long double> logs(logWeights.begin(), logWeights.end());
    for (std::size_t j = 0; j < logs.size(); ++j)
        if (softmax[j] > 0)
            logs[j] = std::log(softmax[j]);
    return divergence(weights, softmax, logs);
}

} // namespace softfocus
