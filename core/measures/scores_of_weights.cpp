#include "core/measures/scores_of_weights.h"

#include "core/measures/distribution.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace softfocus {

namespace {

using ScoreLine = std::vector<double>;

double sumOfWeights(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

double positiveSumOf(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0, [](double sum, double value) { return sum + std::max(value, 0.0); });
}

/// The row moved so that its mean is this.
ScoreLine withMean(ScoreLine row, double mean)
{
    const double shift = mean - sumOfWeights(row) / double(row.size());
    for (double& value : row)
        value += shift;
    return row;
}

/// Weights of which none is below `least`, with a sum of 1.
ScoreLine raised(std::span<const double> weights, double least)
{
    ScoreLine row(weights.begin(), weights.end());
    for (double& weight : row)
        weight = std::max(weight, least);
    const double sum = sumOfWeights(row);
    for (double& weight : row)
        weight /= sum;
    return row;
}

ScoreLine softmaxScores(std::span<const double> weights, double temperature)
{
    ScoreLine row = raised(weights, leastInvertedWeight);
    for (double& value : row)
        value = temperature * std::log(value);
    return row;
}

/// How far below the threshold a key stays that had a weight before: what no rounding brings above it.
double leastGap(std::span<const double> scores, double temperature)
{
    double largest = temperature;
    for (const double score : scores)
        largest = std::max(largest, std::abs(score));
    constexpr double part = 1e-9;
    return part * largest;
}

/// Relative to the threshold, which is at 0.
ScoreLine entmaxScores(std::span<const double> weights, std::span<const double> scores, double temperature, double alpha, double gap)
{
    ScoreLine present(scores.size());
    Normalizer::named("entmax")->with({.alpha = alpha}).weigh(scores, temperature, present);
    const auto scoreOf = [&](double weight) { return temperature * std::pow(weight, alpha - 1) / (alpha - 1); };
    const auto first = std::size_t(std::ranges::max_element(present) - present.begin());
    const double threshold = scores[first] - scoreOf(present[first]);
    ScoreLine row(scores.size());
    for (std::size_t key = 0; key < row.size(); ++key)
        row[key] = weights[key] > 0 ? scoreOf(weights[key]) : std::min(present[key] > 0 ? 0 : scores[key] - threshold, -gap);
    return row;
}

/// Scores without weight stay where negative ones are; the positive ones keep their sum.
ScoreLine clippedScores(std::span<const double> weights, std::span<const double> scores)
{
    const double present = positiveSumOf(scores);
    const double sum = present > 0 ? present : 1;
    ScoreLine row(scores.size());
    for (std::size_t key = 0; key < row.size(); ++key)
        row[key] = weights[key] > 0 ? sum * weights[key] : std::min(scores[key], 0.0);
    return row;
}

/// The least of the weights becomes 0, and its share goes to the others.
ScoreLine shiftedScores(std::span<const double> weights, std::span<const double> scores)
{
    ScoreLine row(weights.begin(), weights.end());
    const auto least = std::ranges::min_element(row);
    const double share = *least / double(std::max<std::size_t>(1, row.size() - 1));
    for (double& weight : row)
        weight += share;
    *least = 0;
    const double present = sumOfWeights(scores) - double(scores.size()) * *std::ranges::min_element(scores);
    for (double& weight : row)
        weight *= present > 0 ? present : 1;
    return withMean(std::move(row), sumOfWeights(scores) / double(scores.size()));
}

ScoreLine linearScores(std::span<const double> weights, std::span<const double> scores, Negatives negatives)
{
    if (negatives == Negatives::Shift)
        return shiftedScores(weights, scores);
    if (negatives == Negatives::Clip)
        return clippedScores(weights, scores);
    const double sum = sumOfWeights(scores);
    ScoreLine row(weights.begin(), weights.end());
    for (double& value : row)
        value *= sum != 0 ? sum : 1;
    return row;
}

/// The factor s up to 1/(largest weight) at which Σ scoreOf(s p) is this sum. Needs: it grows with s.
double factorOfSum(std::span<const double> weights, double sum, const std::function<double(double)>& scoreOf)
{
    const double most = 1 / *std::ranges::max_element(weights);
    // In logarithms of the distance to both ends, since scores are logarithms of it.
    double low = -40, high = 40;
    const auto factorAt = [most](double place) { return most / (1 + std::exp(-place)); };
    constexpr int halvings = 80;
    for (int k = 0; k < halvings; ++k) {
        const double middle = (low + high) / 2, factor = factorAt(middle);
        double total = 0;
        for (const double weight : weights)
            if (weight > 0)
                total += scoreOf(std::min(factor * weight, 1 - std::numeric_limits<double>::epsilon()));
        (total < sum ? low : high) = middle;
    }
    return factorAt((low + high) / 2);
}

ScoreLine sigmoidScores(std::span<const double> weights, std::span<const double> scores, double temperature)
{
    ScoreLine row = raised(weights, leastInvertedWeight);
    const auto scoreOf = [temperature](double share) { return temperature * std::log(share / (1 - share)); };
    const double factor = factorOfSum(row, sumOfWeights(scores), scoreOf);
    for (double& value : row)
        value = scoreOf(std::min(factor * value, 1 - std::numeric_limits<double>::epsilon()));
    return row;
}

ScoreLine tanhScores(std::span<const double> weights, std::span<const double> scores, double temperature)
{
    const auto scoreOf = [temperature](double share) { return temperature * std::atanh(share); };
    const double present = positiveSumOf(scores);
    const double factor = factorOfSum(weights, present > 0 ? present : temperature, scoreOf);
    ScoreLine row(scores.size());
    for (std::size_t key = 0; key < row.size(); ++key)
        row[key] = weights[key] > 0 ? scoreOf(std::min(factor * weights[key], 1 - std::numeric_limits<double>::epsilon()))
                                    : std::min(scores[key], 0.0);
    return row;
}

ScoreLine inverted(const Normalizer& normalizer, double temperature, std::span<const double> weights, std::span<const double> scores,
                   double gap)
{
    const Parameters& parameters = normalizer.parameters();
    const double mean = sumOfWeights(scores) / double(scores.size());
    if (const std::optional<double> alpha = sparseAlpha(normalizer))
        return withMean(entmaxScores(weights, scores, temperature, *alpha, std::max(gap, leastGap(scores, temperature))), mean);
    switch (normalizer.id()) {
    case NormalizerId::Linear: return linearScores(weights, scores, parameters.negatives);
    case NormalizerId::Sigmoid: return sigmoidScores(weights, scores, temperature);
    case NormalizerId::Tanh: return tanhScores(weights, scores, temperature);
    default: return withMean(softmaxScores(weights, temperature), mean); // also entmax's with α = 1 and top-k's of all keys
    }
}

} // namespace

Inversion inversionOf(const Normalizer& normalizer, double temperature, std::size_t count)
{
    const Parameters& parameters = normalizer.parameters();
    const NormalizerId id = normalizer.id();
    if (normalizer.reads(Parameter::Unnormalized) && parameters.unnormalized)
        return Inversion::NotDivided;
    if (id == NormalizerId::Hardmax)
        return Inversion::AllOrNothing;
    if (id == NormalizerId::Linear)
        return Inversion::Possible;
    if (temperature == leastTemperature)
        return Inversion::AllOrNothing;
    if (temperature == greatestTemperature)
        return Inversion::AlwaysEven;
    if (id == NormalizerId::TopK && std::size_t(parameters.k) < count)
        return parameters.k == 1 ? Inversion::AllOrNothing : Inversion::KeepsOnlyTheFirst;
    return id == NormalizerId::Adaptive ? Inversion::OwnTemperature : Inversion::Possible;
}

std::optional<std::vector<double>> scoresOfWeights(const Normalizer& normalizer, double temperature, std::span<const double> weights,
                                                   std::span<const double> scores, double gap)
{
    if (scores.empty() || inversionOf(normalizer, temperature, scores.size()) != Inversion::Possible)
        return std::nullopt;
    ScoreLine row = inverted(normalizer, temperature, weights, scores, gap);
    if (!std::ranges::all_of(row, [](double score) { return std::isfinite(score); }))
        return std::nullopt;
    return row;
}

} // namespace softfocus
