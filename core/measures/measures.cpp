#include "core/measures/measures.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softfocus {

RowMeasures measure(std::span<const double> weights)
{
    RowMeasures measures;
    double entropy = 0;
    for (const double weight : weights) {
        measures.sum += weight;
        if (std::isnan(weight)) // an undefined row has no measures
            return {weight, weight, 0, weight, weight};
        if (!(weight > 0))
            continue;
        ++measures.support;
        measures.largest = std::max(measures.largest, weight);
        entropy -= weight * std::log2(weight);
    }
    // −1 · log₂ 1 is −0, which would be shown with its sign.
    measures.entropy = entropy == 0 ? 0 : entropy;
    if (measures.support > 0)
        measures.effectiveTokens = std::exp2(measures.entropy);
    return measures;
}

double divergence(std::span<const double> p, std::span<const double> q)
{
    double total = 0, sums = 0;
    for (std::size_t j = 0; j < p.size(); ++j) {
        if (!(p[j] >= 0) || !(q[j] >= 0))
            return std::numeric_limits<double>::quiet_NaN();
        sums += p[j] - q[j];
        if (p[j] == 0)
            continue;
        if (q[j] == 0)
            return std::numeric_limits<double>::infinity();
        // As a difference of logarithms: the quotient of a weight and a denormal one overflows.
        total += p[j] * (std::log2(p[j]) - std::log2(q[j]));
    }
    // Between distributions it is never negative; what is below 0 then is rounding.
    constexpr double roundingOfASum = 1e-9;
    return total < 0 && std::abs(sums) < roundingOfASum ? 0 : total;
}

double meanEntropy(const MatrixRef& weights)
{
    double total = 0;
    Index rows = 0;
    for (Index row = 0; row < weights.rows(); ++row) {
        const RowMeasures measures = measure({weights.row(row).data(), static_cast<std::size_t>(weights.cols())});
        if (measures.support == 0)
            continue;
        total += measures.entropy;
        ++rows;
    }
    return rows > 0 ? total / static_cast<double>(rows) : std::numeric_limits<double>::quiet_NaN();
}

} // namespace softfocus
