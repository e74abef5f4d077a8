#pragma once

#include <span>
#include <vector>

namespace softfocus {

/// What turns a row of x = (z − max z)/T into entmax weights for one α.
///
/// For α ≤ 2 weights are exp_α(x − c), where exp_α(t) = max(1 + (α − 1) t, 0)^(1/(α − 1)) meets eᵗ as α → 1 without a large exponent of a
/// rounded number. For α > 2 the power has an infinite slope at the edge of the support, where the last digit of a threshold would
/// decide about a weight's sixth decimal. There the unknown is the weight of the weakest key in the support, and the others are
/// (weakest^(α − 1) + (α − 1)(x − x of the weakest))^(1/(α − 1)).
///
/// Real is double or long double.
template <class Real>
class EntmaxThreshold {
public:
    /// Needs: alpha in (1, 4], the largest x is 0; masked entries are −∞.
    EntmaxThreshold(std::span<const Real> scaled, double alpha);

    Real weightOf(Real x) const;
    /// τ of the definition: weights are positive above it. Units: of (α − 1) x.
    Real tau() const;
    /// True where rounding decides whether a key with this x has a weight.
    bool isUndecided(Real x) const;

private:
    void solveSmooth(std::span<const Real> scaled);
    void solveSteep(std::span<const Real> scaled);
    Real steepWeight(Real x) const;

    Real m_order;            ///< α − 1
    Real m_power;            ///< 1/(α − 1)
    Real m_offset = 0;       ///< c, for α ≤ 2
    Real m_edge = 0;         ///< x of the weakest key in the support, for α > 2
    Real m_base = 0;         ///< its weight to the power α − 1: how far it lies above τ
    Real m_scale = 1;        ///< takes off what rounding left of the sum's distance from 1
    bool m_isAtEdge = false; ///< for α > 2: the mass above a key is all but 1
};

} // namespace softfocus
