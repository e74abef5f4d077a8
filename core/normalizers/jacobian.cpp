#include "core/normalizers/jacobian.h"

#include "core/rows/fine_row.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace softfocus {

namespace {

std::vector<double> scaledDiagonal(const RowJacobian& jacobian, std::span<const double> vector)
{
    std::vector<double> result(vector.size());
    for (std::size_t i = 0; i < vector.size(); ++i)
        result[i] = jacobian.diagonal[i] * vector[i];
    return result;
}

/// result += left · (rightᵀ vector) without the diagonal
void addTerm(std::span<const long double> left, std::span<const long double> right, std::span<const double> vector,
             std::vector<double>& result)
{
    std::vector<long double> along(right.begin(), right.end());
    for (std::size_t j = 0; j < along.size(); ++j)
        along[j] *= vector[j];
    along = sumsOfOthers(along);
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] += static_cast<double>(left[i] * along[i]);
}

} // namespace

double RowJacobian::at(Index weight, Index score) const
{
    const auto i = static_cast<std::size_t>(weight), j = static_cast<std::size_t>(score);
    if (i == j)
        return diagonal[i];
    long double value = 0;
    for (const Term& term : terms)
        value += term.left[i] * term.right[j];
    return static_cast<double>(value);
}

Matrix matrixOf(const RowJacobian& jacobian)
{
    const Index keys = jacobian.keyCount();
    Matrix matrix(keys, keys);
    for (Index weight = 0; weight < keys; ++weight)
        for (Index score = 0; score < keys; ++score)
            matrix(weight, score) = jacobian.at(weight, score);
    return matrix;
}

std::vector<double> product(const RowJacobian& jacobian, std::span<const double> direction)
{
    std::vector<double> result = scaledDiagonal(jacobian, direction);
    for (const RowJacobian::Term& term : jacobian.terms)
        addTerm(term.left, term.right, direction, result);
    return result;
}

std::vector<double> transposedProduct(const RowJacobian& jacobian, std::span<const double> gradient)
{
    std::vector<double> result = scaledDiagonal(jacobian, gradient);
    for (const RowJacobian::Term& term : jacobian.terms)
        addTerm(term.right, term.left, gradient, result);
    return result;
}

RowJacobian simplexJacobian(std::span<const long double> s, double temperature)
{
    // Below the least normal number 1/T overflows; what is shown there is the limit.
    if (temperature < std::numeric_limits<double>::min())
        return zeroJacobian(s.size(), std::ranges::count_if(s, [](long double share) { return share > 0; }) > 1
                                          ? JacobianRemark::LargestAreEqual
                                          : JacobianRemark::UntilAnotherIsLargest);
    if (std::isinf(temperature))
        return zeroJacobian(s.size(), JacobianRemark::ScoresDoNotCount);
    const long double total = std::accumulate(s.begin(), s.end(), 0.0L);
    const std::vector<long double> others = sumsOfOthers(s);
    RowJacobian jacobian = zeroJacobian(s.size());
    jacobian.terms.push_back({{s.begin(), s.end()}, {s.begin(), s.end()}});
    for (std::size_t i = 0; i < s.size(); ++i) {
        jacobian.diagonal[i] = static_cast<double>(s[i] * others[i] / total / temperature);
        jacobian.terms[0].left[i] *= -1 / total / temperature;
    }
    return jacobian;
}

RowJacobian shareJacobian(std::span<const long double> weights, std::span<const long double> slopes, bool unnormalized)
{
    RowJacobian jacobian = zeroJacobian(weights.size());
    const std::vector<long double> others = sumsOfOthers(weights);
    for (std::size_t i = 0; i < weights.size(); ++i)
        jacobian.diagonal[i] = static_cast<double>(unnormalized ? slopes[i] : slopes[i] * others[i]);
    if (unnormalized)
        return jacobian;
    jacobian.terms.push_back({{weights.begin(), weights.end()}, {slopes.begin(), slopes.end()}});
    for (long double& value : jacobian.terms[0].right)
        value = -value;
    return jacobian;
}

RowJacobian zeroJacobian(std::size_t keys, JacobianRemark remark)
{
    return {std::vector<double>(keys, 0.0), {}, remark};
}

} // namespace softfocus
