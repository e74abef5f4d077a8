#include "core/transformer/head_rule.h"

#include <limits>

namespace softfocus {

namespace {

/// As masked(), for rows that do not begin at the first place.
Matrix maskedFrom(Matrix scores, Mask mask, Index firstQuery)
{
    if (firstQuery == 0 || mask == Mask::None)
        return masked(std::move(scores), mask);
    constexpr double hidden = -std::numeric_limits<double>::infinity();
    for (Index i = 0; i < scores.rows(); ++i) {
        const Index query = firstQuery + i;
        if (mask == Mask::Self && query < scores.cols())
            scores(i, query) = hidden;
        if (mask == Mask::Causal && query + 1 < scores.cols())
            scores.row(i).tail(scores.cols() - query - 1).setConstant(hidden);
    }
    return scores;
}

} // namespace

bool isSame(const HeadRule& a, const HeadRule& b)
{
    return a.mask == b.mask && sameWeights(a.variant.normalizer, b.variant.normalizer) &&
           (a.variant.temperature == b.variant.temperature || !a.variant.normalizer.temperatureMatters());
}

HeadRule ruleOf(const std::optional<Intervention>& intervention, AttentionPart part, Index layer, Index head)
{
    if (!intervention)
        return {};
    const bool isEverywhere = intervention->scope == WhatIfScope::Model;
    const bool isInLayer = part == intervention->part && layer == intervention->layer;
    const bool isHead = intervention->scope == WhatIfScope::Layer || !intervention->head || *intervention->head == head;
    if (!isEverywhere && !(isInLayer && isHead))
        return {};
    // Text and translation have no places in common.
    return {intervention->variant, part == AttentionPart::Cross ? Mask::None : intervention->mask};
}

Matrix headOutput(Matrix scores, const MatrixRef& values, bool isCausal, const HeadRule& rule, Index firstQuery)
{
    if (!scores.allFinite()) // no normalizer takes such rows
        return Matrix::Constant(scores.rows(), values.cols(), std::numeric_limits<double>::quiet_NaN());
    Matrix seen = maskedFrom(maskedFrom(std::move(scores), isCausal ? Mask::Causal : Mask::None, firstQuery), rule.mask, firstQuery);
    return mix(weigh(seen, rule.variant.normalizer, rule.variant.temperature).values, values);
}

} // namespace softfocus
