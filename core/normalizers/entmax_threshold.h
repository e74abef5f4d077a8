#pragma once

#include <span>

namespace softfocus {

/// What turns a row of x = (z − max z)/T into entmax weights for one α.
///
/// For α ≤ 2 weights are exp_α(x − c), where exp_α(t) = max(1 + (α − 1) t, 0)^(1/(α − 1)) meets eᵗ as α → 1 without a large exponent of a
/// rounded number. For α > 2 they are max(u − (α − 1)|x|, 0)^(1/(α − 1)) with u the largest weight to the power α − 1: the power has
/// an infinite slope at 0, so that u is kept, and the difference taken, in long double.
class EntmaxThreshold {
public:
    /// Needs: alpha in (1, 4], the largest x is 0; masked entries are −∞.
    EntmaxThreshold(std::span<const double> scaled, double alpha);

    double weightOf(double x) const;
    /// τ of the definition: weights are positive above it. Units: of (α − 1) x.
    double tau() const;

private:
    void solveSmooth(std::span<const double> scaled);
    void solveSteep(std::span<const double> scaled);

    double m_order;         ///< α − 1
    double m_power;         ///< 1/(α − 1)
    double m_offset = 0;    ///< c, for α ≤ 2
    long double m_top = 1;  ///< u, for α > 2
    double m_scale = 1;     ///< takes off what rounding left of the sum's distance from 1
};

} // namespace softfocus
