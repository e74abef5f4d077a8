#include "core/measures/row_distance.h"

#include "core/rows/row.h"

#include <cmath>
#include <functional>
#include <limits>
#include <optional>

namespace softfocus {

namespace {

constexpr long double farthest = std::numeric_limits<long double>::infinity();

template <class Real>
double variationOf(std::span<const Real> p, std::span<const Real> q)
{
    long double sum = 0;
    for (std::size_t j = 0; j < p.size(); ++j)
        sum += std::abs(static_cast<long double>(p[j]) - static_cast<long double>(q[j]));
    return static_cast<double>(sum / 2);
}

/// ln σ(x).
long double logSigma(long double x)
{
    return x > 0 ? -std::log1p(std::exp(-x)) : x - std::log1p(std::exp(x));
}

/// What a key's weight is proportional to, by its logarithm; none where weights are no exponentials.
using LogShare = std::function<long double(double score)>;

LogShare logShareOf(const Normalizer& normalizer, std::span<const double> scores, double temperature)
{
    const double maximum = largest(scores);
    const auto exponential = [=](long double sharpening) {
        return [=](double score) { return sharpening * scaledBelow<long double>(score, maximum, temperature); };
    };
    switch (normalizer.id()) {
    case NormalizerId::Softmax:
    case NormalizerId::TopK: return exponential(1);
    case NormalizerId::Entmax: return normalizer.parameters().alpha == 1 ? LogShare(exponential(1)) : LogShare();
    case NormalizerId::Adaptive: return exponential(valueOf(normalizer.explain(scores, temperature), StepQuantity::Sharpening));
    case NormalizerId::Sigmoid: return [=](double score) { return logSigma(static_cast<long double>(score) / temperature); };
    case NormalizerId::Sparsemax:
    case NormalizerId::Hardmax:
    case NormalizerId::Linear:
    case NormalizerId::Tanh: break;
    }
    return {};
}

} // namespace

double totalVariation(std::span<const double> p, std::span<const double> q)
{
    return variationOf(p, q);
}

double totalVariation(std::span<const long double> p, std::span<const long double> q)
{
    return variationOf(p, q);
}

std::vector<long double> fineLogWeights(const Normalizer& normalizer, std::span<const double> scores, double temperature,
                                        std::span<const long double> weights)
{
    const double edge = normalizer.supportEdge(scores, temperature);
    std::vector<long double> logs(weights.size(), -farthest);
    std::size_t first = 0; // of the largest scores
    bool lacks = false;
    for (std::size_t j = 0; j < weights.size(); ++j) {
        first = scores[j] > scores[first] ? j : first;
        if (weights[j] != 0)
            logs[j] = std::log(weights[j]);
        else if (!isMasked(scores[j]) && scores[j] >= edge && temperature > 0)
            lacks = true;
    }
    if (!lacks)
        return logs;
    const LogShare share = logShareOf(normalizer, scores, temperature);
    for (std::size_t j = 0; j < weights.size(); ++j)
        if (weights[j] == 0 && !isMasked(scores[j]) && scores[j] >= edge)
            logs[j] = share ? logs[first] + (share(scores[j]) - share(scores[first])) : std::numeric_limits<long double>::quiet_NaN();
    return logs;
}

} // namespace softfocus
