#include "core/measures/online_softmax.h"

#include "core/rows/row.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softfocus {

namespace {

/// e^((score − maximum) / T); 0 for a masked score.
double powerBelow(double score, double maximum, double temperature)
{
    return isMasked(score) ? 0 : std::exp(scaledBelow(score, maximum, temperature));
}

} // namespace

std::vector<OnlineStep> onlineSteps(std::span<const double> scores, double temperature)
{
    std::vector<OnlineStep> steps;
    OnlineStep step{.maximum = -std::numeric_limits<double>::infinity()};
    for (const double score : scores) {
        const double before = step.maximum;
        step.maximum = std::max(before, score);
        step.isNewMaximum = step.maximum != before;
        step.rescaling = step.isNewMaximum ? powerBelow(before, step.maximum, temperature) : 1;
        step.power = powerBelow(score, step.maximum, temperature);
        step.sum = step.sum * step.rescaling + step.power;
        steps.push_back(step);
    }
    return steps;
}

std::vector<double> onlineWeights(std::span<const double> scores, double temperature)
{
    const std::vector<OnlineStep> steps = onlineSteps(scores, temperature);
    std::vector<double> weights;
    for (const double score : scores)
        weights.push_back(isMasked(score) ? 0 : powerBelow(score, steps.back().maximum, temperature) / steps.back().sum);
    return weights;
}

} // namespace softfocus
