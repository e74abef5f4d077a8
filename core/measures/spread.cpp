#include "core/measures/spread.h"

#include "core/normalizers/row.h"
#include "core/normalizers/softmax.h"

#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace softfocus {

bool isDistribution(std::span<const double> weights, double rounding)
{
    double sum = 0;
    for (const double weight : weights) {
        if (!(weight >= 0))
            return false;
        sum += weight;
    }
    return std::abs(sum - 1) < rounding;
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
    if (normalizer.name() == "sparsemax")
        return 2;
    if (normalizer.reads(Parameter::Alpha) && normalizer.parameters().alpha > 1)
        return normalizer.parameters().alpha;
    return std::nullopt;
}

double divergenceFromSoftmax(std::span<const double> weights, std::span<const double> scores, double temperature)
{
    if (!isDistribution(weights))
        return std::numeric_limits<double>::quiet_NaN();
    std::vector<double> logWeights(scores.size());
    softmaxLogWeights(scores, temperature, logWeights);
    double nats = 0;
    for (std::size_t j = 0; j < weights.size(); ++j)
        if (weights[j] > 0)
            nats += weights[j] * (std::log(weights[j]) - logWeights[j]);
    // What rounding leaves of equal weights is none; a divergence is never below 0.
    constexpr double rounding = 1e-14;
    return nats < rounding ? 0 : nats / std::numbers::ln2;
}

} // namespace softfocus
