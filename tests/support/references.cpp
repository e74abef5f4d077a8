#include "tests/support/references.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace softfocus::test {

namespace {

using Row = std::vector<long double>;

constexpr long double nothing = -std::numeric_limits<long double>::infinity();

Row dividedBySum(Row values)
{
    const long double total = std::accumulate(values.begin(), values.end(), 0.0L);
    for (long double& value : values)
        value /= total;
    return values;
}

/// (z − max z)/T, with the limits at T = 0 and T = ∞.
Row shifted(const std::vector<double>& scores, double temperature)
{
    const long double maximum = *std::ranges::max_element(scores);
    Row row;
    for (const double score : scores) {
        const long double below = score - maximum;
        if (std::isinf(score))
            row.push_back(nothing);
        else if (temperature == 0)
            row.push_back(below == 0 ? 0 : nothing);
        else
            row.push_back(std::isinf(temperature) ? 0 : below / temperature);
    }
    return row;
}

Row softmax(const Row& x)
{
    Row values;
    for (const long double value : x)
        values.push_back(std::exp(value));
    return dividedBySum(values);
}

/// By sorting: the support is the longest prefix with 1 + k x_k > Σ x.
Row sparsemax(const Row& x)
{
    Row sorted = x;
    std::ranges::sort(sorted, std::greater());
    long double sum = 0, threshold = 0;
    for (std::size_t k = 1; k <= sorted.size() && std::isfinite(sorted[k - 1]); ++k) {
        sum += sorted[k - 1];
        if (1 + static_cast<long double>(k) * sorted[k - 1] > sum)
            threshold = (sum - 1) / static_cast<long double>(k);
    }
    Row weights;
    for (const long double value : x)
        weights.push_back(std::max(value - threshold, 0.0L));
    return weights;
}

/// By bisection of c in Σ exp_α(x − c) = 1, with exp_α(t) = max(1 + (α − 1)t, 0)^(1/(α − 1)).
Row smoothEntmax(const Row& x, long double order)
{
    const auto weight = [&](long double value, long double c) {
        const long double t = order * (value - c);
        return t > -1 ? std::exp(std::log1p(t) / order) : 0.0L;
    };
    Row reachable;
    std::ranges::copy_if(x, std::back_inserter(reachable), [&](long double value) { return order * value > -1; });
    long double low = 0, high = 1 / order;
    for (int i = 0; i < 70; ++i) {
        const long double middle = (low + high) / 2;
        long double sum = 0;
        for (const long double value : reachable)
            sum += weight(value, middle);
        (sum > 1 ? low : high) = middle;
    }
    Row weights;
    for (const long double value : x)
        weights.push_back(std::isinf(value) ? 0.0L : weight(value, (low + high) / 2));
    return dividedBySum(weights);
}

/// For α > 2, where the power is steep at 0: by bisection of the least weight in the support, after trying how far the support goes.
Row steepEntmax(const Row& x, long double order)
{
    Row sorted;
    std::ranges::copy_if(x, std::back_inserter(sorted), [&](long double value) { return order * value > -1; });
    std::ranges::sort(sorted, std::greater());
    const auto massFrom = [&](long double edge, long double least) {
        long double mass = 0;
        for (const long double value : sorted)
            mass += value >= edge ? std::pow(std::pow(least, order) + order * (value - edge), 1 / order) : 0;
        return mass;
    };
    const auto end = std::ranges::partition_point(sorted, [&](long double value) { return massFrom(value, 0) < 1; });
    const long double edge = *std::prev(end);
    long double low = 0, high = 1;
    for (int i = 0; i < 65; ++i) {
        const long double middle = (low + high) / 2;
        (massFrom(edge, middle) < 1 ? low : high) = middle;
    }
    Row weights;
    for (const long double value : x)
        weights.push_back(value >= edge ? std::pow(std::pow(low, order) + order * (value - edge), 1 / order) : 0);
    return dividedBySum(weights);
}

Row entmax(const Row& x, double alpha)
{
    const long double order = static_cast<long double>(alpha) - 1;
    if (alpha == 1)
        return softmax(x);
    return alpha > 2 ? steepEntmax(x, order) : smoothEntmax(x, order);
}

Row linear(const std::vector<double>& scores, Negatives negatives)
{
    long double least = std::numeric_limits<long double>::infinity();
    for (const double score : scores)
        if (!std::isinf(score))
            least = std::min<long double>(least, score);
    Row values;
    for (const double score : scores) {
        const long double z = score;
        if (std::isinf(score))
            values.push_back(0);
        else if (negatives == Negatives::Keep)
            values.push_back(z);
        else
            values.push_back(negatives == Negatives::Shift ? z - least : std::max(z, 0.0L));
    }
    const bool none = std::ranges::all_of(values, [](long double value) { return value == 0; });
    if (none && negatives != Negatives::Keep)
        for (std::size_t j = 0; j < values.size(); ++j)
            values[j] = !std::isinf(scores[j]);
    return dividedBySum(values);
}

Row topK(const std::vector<double>& scores, double temperature, std::int64_t k)
{
    std::vector<double> sorted;
    std::ranges::copy_if(scores, std::back_inserter(sorted), [](double score) { return !std::isinf(score); });
    std::ranges::sort(sorted, std::greater());
    const double least = sorted[static_cast<std::size_t>(std::min<std::int64_t>(k, std::ssize(sorted))) - 1];
    std::vector<double> kept = scores;
    std::ranges::replace_if(
        kept, [&](double score) { return score < least; }, -std::numeric_limits<double>::infinity());
    return softmax(shifted(kept, temperature));
}

/// ln σ(z/T), which is a number where σ itself underflows; −∞ where the limit at T = 0 is 0.
long double logSigmoid(double score, double temperature)
{
    if (score == 0 || std::isinf(temperature))
        return std::log(0.5L);
    if (temperature == 0)
        return score > 0 ? 0 : nothing;
    const long double x = static_cast<long double>(score) / temperature;
    return x > 0 ? -std::log1p(std::exp(-x)) : x - std::log1p(std::exp(x));
}

Row sigmoid(const std::vector<double>& scores, double temperature, bool unnormalized)
{
    if (!unnormalized && temperature == 0 && *std::ranges::max_element(scores) < 0)
        return softmax(shifted(scores, 0));
    Row logs;
    for (const double score : scores)
        logs.push_back(std::isinf(score) ? nothing : logSigmoid(score, temperature));
    if (!unnormalized) {
        const long double largest = *std::ranges::max_element(logs);
        for (long double& value : logs)
            value -= largest;
        return softmax(logs);
    }
    for (long double& value : logs)
        value = std::exp(value);
    return logs;
}

Row tanh(const std::vector<double>& scores, double temperature, bool unnormalized)
{
    if (!unnormalized && std::isinf(temperature))
        return linear(scores, Negatives::Clip);
    Row values;
    for (const double score : scores) {
        const long double quotient = temperature == 0 ? 1e6L : static_cast<long double>(score) / temperature;
        values.push_back(score > 0 && !std::isinf(temperature) ? std::tanh(quotient) : 0.0L);
    }
    if (unnormalized)
        return values;
    if (!(*std::ranges::max_element(scores) > 0))
        return linear(scores, Negatives::Clip);
    return dividedBySum(values);
}

Row adaptive(const Row& x)
{
    const Row before = softmax(x);
    long double entropy = 0;
    for (const long double p : before)
        entropy -= p > 0 ? p * std::log(p) : 0;
    const long double h = entropy;
    const long double polynomial = -0.037 * h * h * h * h + 0.481 * h * h * h - 2.3 * h * h + 4.917 * h - 1.791;
    const long double beta = h > 0.5 ? std::max(1.0L, polynomial) : 1;
    Row sharpened;
    for (const long double value : x)
        sharpened.push_back(beta * value);
    return softmax(sharpened);
}

} // namespace

std::vector<NamedNormalizer> allNormalizers()
{
    std::vector<NamedNormalizer> all;
    const auto add = [&](const char* name, const std::string& suffix, const Parameters& parameters) {
        all.push_back({name + suffix, Normalizer::named(name)->with(parameters)});
    };
    for (const NormalizerEntry& entry : normalizerTable())
        add(entry.name.data(), "", {});
    for (const double alpha : {1.0, 1.0001, 1.25, 1.75, 2.0, 2.5, 4.0}) {
        Parameters parameters;
        parameters.alpha = alpha;
        add("entmax", " α " + std::to_string(alpha), parameters);
    }
    for (const std::int64_t k : {1, 2, 32, 100'000}) {
        Parameters parameters;
        parameters.k = k;
        add("top-k", " k " + std::to_string(k), parameters);
    }
    for (const Negatives negatives : {Negatives::Keep, Negatives::Shift}) {
        Parameters parameters;
        parameters.negatives = negatives;
        add("linear", std::string(" ") + negativesNames[static_cast<std::size_t>(negatives)], parameters);
    }
    Parameters unnormalized;
    unnormalized.unnormalized = true;
    add("sigmoid", " undivided", unnormalized);
    add("tanh", " undivided", unnormalized);
    return all;
}

std::vector<long double> referenceWeights(const Normalizer& normalizer, const std::vector<double>& scores, double temperature)
{
    const std::string_view name = normalizer.name();
    const Parameters& parameters = normalizer.parameters();
    if (name == "softmax")
        return softmax(shifted(scores, temperature));
    if (name == "sparsemax")
        return sparsemax(shifted(scores, temperature));
    if (name == "hardmax")
        return softmax(shifted(scores, 0));
    if (name == "linear")
        return linear(scores, parameters.negatives);
    if (name == "entmax")
        return parameters.alpha == 2 ? sparsemax(shifted(scores, temperature)) : entmax(shifted(scores, temperature), parameters.alpha);
    if (name == "top-k")
        return topK(scores, temperature, parameters.k);
    if (name == "sigmoid")
        return sigmoid(scores, temperature, parameters.unnormalized);
    if (name == "tanh")
        return tanh(scores, temperature, parameters.unnormalized);
    return adaptive(shifted(scores, temperature));
}

} // namespace softfocus::test
