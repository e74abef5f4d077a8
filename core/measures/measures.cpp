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
        if (std::isnan(weight))
            entropy = weight;
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
