#include "core/measures/measures.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace softfocus {

namespace {

/// The weight next to 1 that the others of its row make up to 1, with what they are in sum: 1 − w has more digits so than w has room for.
struct Dominant {
    std::size_t place = 0;
    long double others = 0;
    bool exists = false;
};

template <class Real>
Dominant dominantOf(std::span<const Real> weights)
{
    Dominant found;
    if (weights.empty())
        return found;
    found.place = static_cast<std::size_t>(std::ranges::max_element(weights) - weights.begin());
    for (std::size_t j = 0; j < weights.size(); ++j)
        if (j != found.place)
            found.others += weights[j];
    // In rows that do not sum to 1 the weight itself is all there is.
    constexpr long double rounding = 4 * static_cast<long double>(std::numeric_limits<Real>::epsilon());
    const long double weight = weights[found.place];
    found.exists = weight > 0.5L && std::abs((1 - found.others) - weight) <= rounding;
    return found;
}

template <class Real>
RowMeasures measured(std::span<const Real> weights)
{
    RowMeasures measures;
    long double sum = 0, nats = 0;
    for (const Real weight : weights) {
        if (std::isnan(weight)) { // an undefined row has no measures
            const double undefined = std::numeric_limits<double>::quiet_NaN();
            return {undefined, undefined, 0, undefined, undefined};
        }
        sum += weight;
    }
    const Dominant dominant = dominantOf(weights);
    for (std::size_t j = 0; j < weights.size(); ++j) {
        const long double weight = weights[j];
        if (!(weight > 0))
            continue;
        ++measures.support;
        measures.largest = std::max(measures.largest, static_cast<double>(weight));
        // The logarithm in the numbers' own precision: a finer one takes eight times as long, and says nothing about rounded weights.
        nats -= weight *
                (dominant.exists && j == dominant.place ? std::log1p(-dominant.others) : static_cast<long double>(std::log(weights[j])));
    }
    measures.sum = static_cast<double>(sum);
    measures.entropy = nats == 0 ? 0 : static_cast<double>(nats / std::numbers::ln2_v<long double>); // 0 is shown without a sign
    if (measures.support > 0)
        measures.effectiveTokens = std::exp2(measures.entropy);
    return measures;
}

/// p ln(p/q) − p + q for q = p + change, which is never below 0: no term of a divergence cancels another one so.
long double divergenceTerm(long double p, long double change, long double logQ)
{
    if (p == 0)
        return change;
    const long double u = change / p;
    constexpr long double small = 0.1L;
    if (!(std::abs(u) < small))
        return p * (std::log(p) - logQ) + change;
    // u − ln(1 + u) = u²/2 − u³/3 + …
    long double sum = 0, power = u * u;
    for (int k = 2; std::abs(power) > std::numeric_limits<long double>::epsilon() * u * u * small; ++k, power *= -u)
        sum += power / k;
    return p * sum;
}

/// LogQ: place → ln q.
template <class Real, class LogQ>
double divergenceOf(std::span<const Real> p, std::span<const Real> q, LogQ logQ)
{
    const Dominant dominantP = dominantOf(p), dominantQ = dominantOf(q);
    const bool sameKey = dominantP.exists && dominantQ.exists && dominantP.place == dominantQ.place;
    long double nats = 0, sums = 0;
    for (std::size_t j = 0; j < p.size(); ++j) {
        const long double a = p[j], b = q[j];
        if (!(a >= 0) || !(b >= 0))
            return std::numeric_limits<double>::quiet_NaN();
        sums += a - b;
        const long double log = a > 0 ? logQ(j) : 0;
        if (std::isinf(log))
            return std::numeric_limits<double>::infinity();
        nats += divergenceTerm(a, sameKey && j == dominantP.place ? dominantP.others - dominantQ.others : b - a, log);
    }
    constexpr long double roundingOfASum = 1e-9L;
    if (std::abs(sums) >= roundingOfASum) // no two distributions: what the terms hold beyond the logarithms does not vanish
        nats += sums;
    return static_cast<double>(nats / std::numbers::ln2_v<long double>);
}

} // namespace

RowMeasures measure(std::span<const double> weights)
{
    return measured(weights);
}

RowMeasures measure(std::span<const long double> weights)
{
    return measured(weights);
}

double divergence(std::span<const double> p, std::span<const double> q)
{
    return divergenceOf(p, q, [&](std::size_t j) { return std::log(static_cast<long double>(q[j])); });
}

double divergence(std::span<const long double> p, std::span<const long double> q, std::span<const long double> logQ)
{
    return divergenceOf(p, q, [&](std::size_t j) { return logQ[j]; });
}

double meanEntropy(const MatrixRef& weights)
{
    double total = 0;
    Index rows = 0;
    for (Index row = 0; row < weights.rows(); ++row) {
        const RowMeasures measures = measure(std::span<const double>(weights.row(row).data(), static_cast<std::size_t>(weights.cols())));
        if (measures.support == 0)
            continue;
        total += measures.entropy;
        ++rows;
    }
    return rows > 0 ? total / static_cast<double>(rows) : std::numeric_limits<double>::quiet_NaN();
}

} // namespace softfocus
