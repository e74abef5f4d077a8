#include "core/normalizers/adaptive.h"

#include "core/normalizers/exp2.h"
#include "core/normalizers/row_kernel.h"

#include <array>

namespace softfocus {

namespace {

constexpr std::array coefficients{-0.037, 0.481, -2.3, 4.917, -1.791}; // highest power first
constexpr double leastEntropy = 0.5;

double polynomial(double entropy)
{
    double value = 0;
    for (const double coefficient : coefficients)
        value = value * entropy + coefficient;
    return value;
}

double polynomialSlope(double entropy)
{
    double value = 0;
    for (std::size_t i = 0; i + 1 < coefficients.size(); ++i)
        value = value * entropy + coefficients[i] * static_cast<double>(coefficients.size() - 1 - i);
    return value;
}

} // namespace

double adaptiveSharpening(double entropy)
{
    return entropy > leastEntropy ? std::max(1.0, polynomial(entropy)) : 1.0;
}

namespace {

using namespace lanes;

/// Σ e and Σ (z − max z) e over a row of exponentials e, in double.
struct Moments {
    double total = 0;
    double weighted = 0;
};

template <class Real>
SOFTFOCUS_INLINE Moments momentsOf(const Row<Real>& row, Real peak)
{
    using Wide = typename Types<Real>::Wide;
    constexpr std::size_t w = width<Real>;
    Wide total{}, weighted{};
    const auto add = [&](Pack<Real> z, Pack<Real> e, Bits<Real> counted) {
        const Bits<Real> present = reinterpret_cast<Bits<Real>>(e > Real(0)) & counted; // −∞ · 0 is no number
        const Pack<Real> product = only<Real>(present, (z - peak) * e);
        total += __builtin_convertvector(only<Real>(present, e), Wide);
        weighted += __builtin_convertvector(product, Wide);
    };
    std::size_t j = 0;
    for (; j + w <= row.length; j += w)
        add(load<Real>(row.scores + j), load<Real>(row.weights + j), ~Bits<Real>{});
    Moments moments;
    for (; j < row.length; ++j)
        if (row.weights[j] > 0) {
            moments.total += static_cast<double>(row.weights[j]);
            moments.weighted += static_cast<double>((row.scores[j] - peak) * row.weights[j]);
        }
    for (std::size_t i = 0; i < w; ++i) {
        moments.total += total[i];
        moments.weighted += weighted[i];
    }
    return moments;
}

template <class Real>
SOFTFOCUS_INLINE RowState weighRow(const Row<Real>& row)
{
    const Peak<Real> peak = peakOf(row);
    if (peak.isFaulty) [[unlikely]]
        return notScores(row);
    if (isMasked(peak.score)) [[unlikely]]
        return nothingToAttend(row);
    const auto exponentials = [&](Real temperature) {
        const ExponentScale<Real> scale(temperature);
        return mapAndSumRow<Real>(row.scores, row.weights, row.length,
                                  [&](Pack<Real> z) { return biasedExp<Real>(z - peak.score, scale); });
    };
    Pack<Real> total = exponentials(row.temperature);
    const Moments moments = momentsOf(row, peak.score);
    // H = ln Z − Σ x eˣ / Z, without a logarithm for every key.
    const double entropy = std::log(std::ldexp(moments.total, -exp2Bias)) -
                           moments.weighted / moments.total / static_cast<double>(row.temperature);
    if (const double sharpening = adaptiveSharpening(entropy); sharpening > 1)
        total = exponentials(static_cast<Real>(static_cast<double>(row.temperature) / sharpening));
    scaleRow<Real>(row.weights, row.length, Real(1) / total);
    return RowState::Normal;
}

} // namespace

template <class Real>
void adaptiveRows(const Rows<Real>& rows)
{
    forEachShiftedRow(rows, [](const Row<Real>& row) { return weighRow(row); });
}

template void adaptiveRows<float>(const Rows<float>&);
template void adaptiveRows<double>(const Rows<double>&);

namespace {

/// softmax(z/T) of a row, with its entropy.
struct Before {
    std::vector<double> weights; ///< 0 where masked
    double entropy = 0;          ///< nats
};

Before softmaxBefore(const ScoreRow& row)
{
    const double maximum = largest(row.scores);
    Before before{std::vector<double>(row.scores.size(), 0.0), 0};
    double total = 0, weighted = 0;
    for (std::size_t j = 0; j < row.scores.size(); ++j) {
        const double x = scaledBelow(row.scores[j], maximum, row.temperature);
        before.weights[j] = std::exp(x);
        total += before.weights[j];
        weighted += before.weights[j] > 0 ? x * before.weights[j] : 0;
    }
    for (double& weight : before.weights)
        weight /= total;
    before.entropy = std::log(total) - weighted / total;
    return before;
}

RowSteps explainRow(const ScoreRow& row)
{
    const double maximum = largest(row.scores);
    RowSteps steps{{}, "wⱼ = eⱼ / Σₖ eₖ   eⱼ = exp(β(sⱼ − max s) / T)", {}, limitRemark(row.temperature)};
    if (isMasked(maximum))
        return steps;
    const double entropy = softmaxBefore(row).entropy;
    const double sharpening = adaptiveSharpening(entropy);
    std::vector<double> exponentials = columnOf(row.scores, [&](double score) {
        return std::exp(sharpening * scaledBelow(score, maximum, row.temperature));
    });
    const double total = totalOf(exponentials);
    steps.columns = {{"exp", std::move(exponentials), total}};
    steps.numbers = {{"softmax’s entropy H", entropy, "nats"}, {"sharpening β", sharpening, ""}};
    return steps;
}

/// With x = z/T, p = softmax(x) and w = softmax(βx): ∂w/∂x = β (diag w − w wᵀ) + w∘(x − w·x) (β′(H) ∂H/∂x)ᵀ, ∂H/∂x = −p∘(ln p + H).
RowJacobian jacobianOfRow(const ScoreRow& row, std::span<const double> weights)
{
    RowJacobian jacobian = simplexJacobian({weights.begin(), weights.end()}, row.temperature);
    if (!jacobian.remark.empty())
        return jacobian;
    const Before before = softmaxBefore(row);
    const double value = polynomial(before.entropy);
    if (!(before.entropy > leastEntropy) || !(value > 1)) {
        if (value == 1)
            jacobian.remark = "The sharpening starts just here; shown is the value without it.";
        return jacobian;
    }
    for (double& diagonal : jacobian.diagonal)
        diagonal *= value;
    for (double& left : jacobian.terms[0].left)
        left *= value;
    const double maximum = largest(row.scores);
    const auto below = [&](std::size_t j) { return scaledBelow(row.scores[j], maximum, row.temperature); };
    double mean = 0;
    for (std::size_t j = 0; j < weights.size(); ++j)
        mean += weights[j] > 0 ? weights[j] * below(j) : 0;
    RowJacobian::Term sharpening{std::vector<double>(weights.size(), 0.0), std::vector<double>(weights.size(), 0.0)};
    for (std::size_t j = 0; j < weights.size(); ++j) {
        const double p = before.weights[j];
        if (weights[j] > 0)
            sharpening.left[j] = weights[j] * (below(j) - mean);
        if (p > 0)
            sharpening.right[j] = -polynomialSlope(before.entropy) * p * (std::log(p) + before.entropy) / row.temperature;
    }
    jacobian.terms.push_back(std::move(sharpening));
    return jacobian;
}

} // namespace

NormalizerEntry adaptiveEntry()
{
    return {"adaptive", "softmax that sharpens itself where it is spread out", "", false, {}, adaptiveRows<double>, adaptiveRows<float>,
            explainRow, jacobianOfRow};
}

} // namespace softfocus
