#include "core/attention/panel_facts.h"

#include "core/measures/distribution.h"
#include "core/measures/measures.h"
#include "core/rows/row.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softfocus {

namespace {

constexpr double noFact = std::numeric_limits<double>::quiet_NaN();

Index zerosIn(const Attention& attention)
{
    const Matrix& weights = attention.weights->values;
    const Matrix& logs = attention.weights->logs;
    const Matrix& scores = attention.scores->masked;
    Index zeros = 0;
    for (Index i = 0; i < weights.size(); ++i) {
        const bool isWritten = logs.size() == 0 || !std::isfinite(logs.data()[i]); // rather than too small to be
        zeros += weights.data()[i] == 0 && isWritten && !isMasked(scores.data()[i]);
    }
    return zeros;
}

Index unmaskedIn(const Matrix& scores)
{
    return std::count_if(scores.data(), scores.data() + scores.size(), [](double score) { return !isMasked(score); });
}

} // namespace

PanelFacts factsOf(const Attention& attention, bool isGiven)
{
    PanelFacts facts;
    const Weights& weights = *attention.weights;
    facts.zeros = zerosIn(attention);
    facts.cells = unmaskedIn(attention.scores->masked);
    const double rounding = isGiven || hasGivenWeights(attention) ? givenRounding : computedRounding;
    Index counted = 0;
    bool isFirst = true;
    for (Index row = 0; row < weights.values.rows(); ++row) {
        const RowState state = stateOf(weights, row);
        if (state == RowState::NothingToAttend)
            continue;
        const RowMeasures measures = measure(rowOf(weights.values, row));
        const double sum = state == RowState::Undefined ? noFact : measures.sum;
        facts.leastSum = isFirst ? sum : std::min(facts.leastSum, sum);
        facts.greatestSum = isFirst ? sum : std::max(facts.greatestSum, sum);
        if (std::isnan(sum))
            facts.leastSum = facts.greatestSum = noFact;
        isFirst = false;
        facts.sumsAreOne = facts.sumsAreOne && std::abs(sum - 1) <= rounding;
        facts.hasNegative = facts.hasNegative || weights.values.row(row).minCoeff() < 0;
        facts.entropy += measures.entropy;
        facts.effectiveTokens += measures.effectiveTokens;
        ++counted;
    }
    const bool isMeaningful = counted > 0 && facts.sumsAreOne && !facts.hasNegative;
    facts.entropy = isMeaningful ? facts.entropy / double(counted) : noFact;
    facts.effectiveTokens = isMeaningful ? facts.effectiveTokens / double(counted) : noFact;
    return facts;
}

GradientFacts gradientFactsOf(const Attention& attention, Index query)
{
    GradientFacts facts;
    if (query < 0 || query >= attention.queryCount() || !hasScores(attention))
        return facts;
    const RowState state = stateOf(*attention.weights, query);
    if (state == RowState::Undefined)
        facts.kind = GradientKind::Undefined;
    if (state != RowState::Normal)
        return facts;
    const std::span<const double> scores = rowOf(attention.scores->masked, query);
    const Variant& variant = attention.scene.variant;
    const RowJacobian jacobian = variant.normalizer.jacobian(scores, variant.temperature);
    const std::span<const Parameter> reads = variant.normalizer.entry().parameters;
    facts.isOwnOnly = variant.normalizer.parameters().unnormalized && std::ranges::find(reads, Parameter::Unnormalized) != reads.end();
    Index kept = 0;
    for (std::size_t key = 0; key < scores.size(); ++key) {
        if (isMasked(scores[key]))
            continue;
        ++facts.keys;
        kept += attention.weights->values(query, Index(key)) != 0;
        facts.support += jacobian.diagonal[key] != 0;
        facts.largest = std::max(facts.largest, std::abs(jacobian.diagonal[key]));
    }
    switch (jacobian.remark) {
    case JacobianRemark::NothingToAttend: return facts;
    case JacobianRemark::Undefined: facts.kind = GradientKind::Undefined; return facts;
    case JacobianRemark::Flat:
    case JacobianRemark::FlatAtJump: facts.kind = GradientKind::Zero; return facts;
    case JacobianRemark::UntilAnotherIsLargest:
    case JacobianRemark::LargestAreEqual:
    case JacobianRemark::UntilASignChanges:
    case JacobianRemark::ScoresDoNotCount:
    case JacobianRemark::NoneIsPositive:
    case JacobianRemark::NoneIsPositiveYet: facts.kind = GradientKind::ZeroHere; return facts;
    case JacobianRemark::AtEdgeOfSupport:
    case JacobianRemark::TiedForTheLastPlace:
    case JacobianRemark::SharpeningStarts:
    case JacobianRemark::AtClipping:
    case JacobianRemark::SeveralAreLeast:
    case JacobianRemark::AllAreEqual: facts.kind = GradientKind::AtEdge; return facts;
    case JacobianRemark::None: break;
    }
    if (facts.support == 0 && kept <= 1)
        facts.kind = GradientKind::SingleWeight;
    else if (facts.support == 0)
        facts.kind = GradientKind::ZeroHere;
    else if (facts.support == facts.keys)
        facts.kind = GradientKind::Smooth;
    else
        facts.kind = variant.normalizer.id() == NormalizerId::TopK ? GradientKind::Kept : GradientKind::OnSupport;
    return facts;
}

} // namespace softfocus
