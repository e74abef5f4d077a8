#include "core/normalizers/linear.h"

#include "core/rows/fine_row.h"
#include "core/rows/row_kernel.h"

#include <array>
#include <numeric>
#include <optional>

namespace softfocus {

namespace {

using namespace lanes;

constexpr std::array reads{Parameter::Negatives};

template <class Real>
RowState uniform(const Row<Real>& row)
{
    shareEqually(row.scoreSpan(), row.weightSpan(), [](Real) { return true; });
    return RowState::Normal;
}

/// True where a sum of `length` scores up to this size, and one over it, stay normal numbers.
template <class Real>
bool isOrdinarySize(Real largest)
{
    constexpr Real least = sizeof(Real) == 4 ? Real(1e-30F) : Real(1e-290);
    return largest > least && largest < 1 / least;
}

/// max(z, 0) / Σ for ordinary sizes.
template <class Real>
SOFTFOCUS_INLINE RowState clip(const Row<Real>& row, Real peak)
{
    if (peak <= 0)
        return uniform(row);
    // Shares of the maximum where the scores are so large or small that their sum or its inverse would not be a number.
    const Real unit = isOrdinarySize(peak) ? Real(1) : peak;
    const auto positive = [&](Pack<Real> z) { return larger(z, Pack<Real>{}); };
    if (unit == 1) [[likely]] {
        const Pack<Real> share = Real(1) / sumOfRow<Real>(row.scores, row.length, positive);
        mapRow<Real>(row.scores, row.weights, row.length, [&](Pack<Real> z) { return positive(z) * share; });
    } else {
        const Pack<Real> total = mapAndSumRow<Real>(row.scores, row.weights, row.length, [&](Pack<Real> z) { return positive(z) / unit; });
        scaleRow<Real>(row.weights, row.length, Real(1) / total);
    }
    return RowState::Normal;
}

template <class Real>
RowState shift(const Row<Real>& row, Real peak)
{
    double least = static_cast<double>(peak);
    for (const Real score : row.scoreSpan())
        if (!isMasked(score))
            least = std::min(least, static_cast<double>(score));
    // Halved where the difference of two huge scores would be no number; of the least numbers there is no half.
    const double unit = std::isinf(static_cast<double>(peak) - least) ? 0.5 : 1;
    const double ground = least * unit, span = static_cast<double>(peak) * unit - ground;
    if (!(span > 0))
        return uniform(row);
    const auto above = [&](Real score) { return isMasked(score) ? 0.0 : (static_cast<double>(score) * unit - ground) / span; };
    double total = 0;
    for (const Real score : row.scoreSpan())
        total += above(score);
    for (std::size_t j = 0; j < row.length; ++j)
        row.weights[j] = static_cast<Real>(above(row.scores[j]) / total);
    return RowState::Normal;
}

/// A sum that remembers what each addition rounded off, so that its result does not depend on the order.
/// Source: Neumaier 1974, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen".
class ExactSum {
public:
    void add(double value)
    {
        const double next = m_sum + value;
        m_rest += std::abs(m_sum) >= std::abs(value) ? (m_sum - next) + value : (value - next) + m_sum;
        m_sum = next;
    }
    double value() const { return m_sum + m_rest; }

private:
    double m_sum = 0;
    double m_rest = 0;
};

/// Σ z / max |z|, or none where rounding alone could have made it.
template <class Real>
std::optional<double> totalOfSigned(std::span<const Real> scores, double size)
{
    ExactSum total;
    double sizes = 0;
    for (const Real score : scores)
        if (!isMasked(score)) {
            total.add(static_cast<double>(score) / size);
            sizes += std::abs(static_cast<double>(score) / size);
        }
    // The scores themselves were rounded once, to half of this share of each.
    constexpr double rounding = std::numeric_limits<Real>::epsilon();
    if (!(std::abs(total.value()) > rounding * sizes))
        return std::nullopt;
    return total.value();
}

template <class Real>
double largestSize(std::span<const Real> scores)
{
    double size = 0;
    for (const Real score : scores)
        if (!isMasked(score))
            size = std::max(size, std::abs(static_cast<double>(score)));
    return size;
}

template <class Real>
RowState keep(const Row<Real>& row)
{
    const double size = largestSize(row.scoreSpan());
    const std::optional<double> total = size > 0 ? totalOfSigned(row.scoreSpan(), size) : std::nullopt;
    if (!total)
        return undefinedWeights(row);
    for (std::size_t j = 0; j < row.length; ++j)
        row.weights[j] = isMasked(row.scores[j]) ? Real(0) : static_cast<Real>(static_cast<double>(row.scores[j]) / size / *total);
    return RowState::Normal;
}

} // namespace

template <class Real>
void linearRows(const Rows<Real>& rows)
{
    const Negatives negatives = rows.parameters.negatives;
    forEachRow(rows, [negatives](const Row<Real>& row) {
        const Peak<Real> peak = peakOf(row);
        if (peak.isFaulty) [[unlikely]]
            return notScores(row);
        if (isMasked(peak.score)) [[unlikely]]
            return nothingToAttend(row);
        switch (negatives) {
        case Negatives::Clip: break;
        case Negatives::Keep: return keep(row);
        case Negatives::Shift: return shift(row, peak.score);
        }
        return clip(row, peak.score);
    });
}

template void linearRows<float>(const Rows<float>&);
template void linearRows<double>(const Rows<double>&);

namespace {

RowSteps explainRow(const ScoreRow& row)
{
    switch (row.parameters.negatives) {
    case Negatives::Clip: break;
    case Negatives::Keep: {
        std::vector<double> scores = columnOf(row.scores, [](double score) { return score; });
        const double total = totalOf(scores);
        return {{{StepKind::Itself, std::move(scores), total}}, RowFormula::Keep, {}};
    }
    case Negatives::Shift: {
        const double least = leastUnmasked(row.scores);
        std::vector<double> shifted = columnOf(row.scores, [&](double score) { return score - least; });
        const double total = totalOf(shifted);
        RowSteps steps{{{StepKind::AboveLeast, std::move(shifted), total}}, RowFormula::Shift, {}};
        if (total == 0)
            steps.remark = RowRemark::AllAreEqual;
        return steps;
    }
    }
    std::vector<double> positive = columnOf(row.scores, [](double score) { return std::max(score, 0.0); });
    const double total = totalOf(positive);
    RowSteps steps{{{StepKind::Positive, std::move(positive), total}}, RowFormula::Clip, {}};
    if (total == 0)
        steps.remark = RowRemark::NoneIsPositive;
    return steps;
}

FineWeights fineWeightsOfRow(const ScoreRow& row)
{
    const Negatives negatives = row.parameters.negatives;
    const double least = leastUnmasked(row.scores), most = largest(row.scores);
    const bool isUniform = negatives == Negatives::Shift ? !(most > least) : negatives == Negatives::Clip && !(most > 0);
    FineWeights weights;
    for (const double score : row.scores) {
        const long double z = isMasked(score) ? 0 : static_cast<long double>(score);
        if (isUniform)
            weights.push_back(isMasked(score) ? 0 : 1);
        else if (negatives == Negatives::Shift)
            weights.push_back(isMasked(score) ? 0 : z - least);
        else
            weights.push_back(negatives == Negatives::Clip ? std::max(z, 0.0L) : z);
    }
    const long double total = std::accumulate(weights.begin(), weights.end(), 0.0L);
    for (long double& weight : weights)
        weight /= total;
    return weights;
}

/// ∂w/∂z where each weight is its z's share of those z that `counts` holds for.
template <class Counts>
RowJacobian jacobianOfShares(const ScoreRow& row, std::span<const long double> weights, long double total, Counts counts)
{
    std::vector<long double> slopes(weights.size(), 0);
    for (std::size_t j = 0; j < weights.size(); ++j)
        if (!isMasked(row.scores[j]) && counts(row.scores[j]))
            slopes[j] = 1 / total;
    return shareJacobian(weights, slopes, false);
}

RowJacobian clipJacobian(const ScoreRow& row, std::span<const long double> weights)
{
    long double total = 0;
    bool standsAtZero = false;
    for (const double score : row.scores) {
        total += std::max(score, 0.0);
        standsAtZero = standsAtZero || score == 0;
    }
    if (total == 0)
        return zeroJacobian(row.scores.size(), standsAtZero ? JacobianRemark::NoneIsPositiveYet : JacobianRemark::NoneIsPositive);
    RowJacobian jacobian = jacobianOfShares(row, weights, total, [](double score) { return score > 0; });
    if (standsAtZero)
        jacobian.remark = JacobianRemark::AtClipping;
    return jacobian;
}

RowJacobian keepJacobian(const ScoreRow& row, std::span<const long double> weights)
{
    const double size = largestSize(row.scores);
    const long double total =
        static_cast<long double>(totalOfSigned(row.scores, size).value_or(std::numeric_limits<double>::quiet_NaN())) * size;
    return jacobianOfShares(row, weights, total, [](double) { return true; });
}

RowJacobian shiftJacobian(const ScoreRow& row, std::span<const long double> weights)
{
    const double least = leastUnmasked(row.scores);
    long double total = 0, unmasked = 0, atLeast = 0;
    for (const double score : row.scores)
        if (!isMasked(score)) {
            total += static_cast<long double>(score) - least;
            ++unmasked;
            atLeast += score == least;
        }
    if (total == 0)
        return zeroJacobian(row.scores.size(), JacobianRemark::AllAreEqual);
    RowJacobian jacobian = jacobianOfShares(row, weights, total, [](double) { return true; });
    if (atLeast > 1) {
        jacobian.remark = JacobianRemark::SeveralAreLeast;
        return jacobian;
    }
    // The least score moves the ground that all others are measured from.
    RowJacobian::Term ground{std::vector<long double>(weights.size(), 0), std::vector<long double>(weights.size(), 0)};
    for (std::size_t j = 0; j < weights.size(); ++j) {
        if (isMasked(row.scores[j]))
            continue;
        ground.left[j] = (unmasked * weights[j] - 1) / total;
        ground.right[j] = row.scores[j] == least ? 1 : 0;
        if (row.scores[j] == least) // its own weight is 0 and stays so
            jacobian.diagonal[j] = 0;
    }
    jacobian.terms.push_back(std::move(ground));
    return jacobian;
}

RowJacobian jacobianOfRow(const ScoreRow& row, std::span<const long double> weights)
{
    switch (row.parameters.negatives) {
    case Negatives::Clip: break;
    case Negatives::Keep: return keepJacobian(row, weights);
    case Negatives::Shift: return shiftJacobian(row, weights);
    }
    return clipJacobian(row, weights);
}

} // namespace

NormalizerEntry linearEntry()
{
    return {NormalizerId::Linear, "linear",          false,      true,          reads,
            linearRows<double>,   linearRows<float>, explainRow, jacobianOfRow, fineWeightsOfRow};
}

} // namespace softfocus
