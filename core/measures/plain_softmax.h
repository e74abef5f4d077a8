#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace softfocus {

/// The floating-point numbers of IEEE 754 in which networks are computed: of 16, 32 and 64 bits.
enum class Precision { Half, Single, Double };
inline constexpr std::array allPrecisions{Precision::Half, Precision::Single, Precision::Double};

/// What a number is to its precision. A subnormal one is less than the least that has all digits: the smaller, the fewer it has.
enum class FloatKind { Normal, Subnormal, Zero, Infinite, NotANumber };

/// Softmax as a textbook writes it, worked in one precision: every value has gone through that precision and is widened to a double, which
/// changes none.
struct PlainSoftmax {
    std::vector<double> exponents; ///< the scores, rounded to the precision; less the largest of them where it is subtracted
    std::vector<double> powers;    ///< exp of each
    double sum = 0;                ///< of the powers, added from the first to the last
    std::vector<double> weights;   ///< powers / sum; NaN for inf/inf and 0/0

    /// Whether the sum is a number other than 0, so that the weights are shares of it. (Of a sum that is inf finite powers are 0.)
    bool works() const;
};

/// Whether the largest score is subtracted from all of them before exp, which changes no weight in exact arithmetic.
enum class Shift { None, Maximum };

/// exp(x) / Σ exp(x) with x = scores · factor / temperature. x is worked in double precision and rounded once; what follows (the maximum's
/// subtraction, exp, sum, quotient) is rounded to the precision at every step. No limit is taken: at T = 0 all is what dividing by 0 gives.
/// Shapes: as many of each as scores. Range: scores finite; factor finite and positive; temperature in [0, ∞].
PlainSoftmax plainSoftmax(Precision precision, Shift shift, std::span<const double> scores, double factor, double temperature);

/// The largest number of the precision.
double largestFinite(Precision precision);
/// The largest x of the precision of which exp(x) in that precision is finite: 11.09, 88.72, 709.78.
double largestExponent(Precision precision);
/// The least x of the precision of which exp(x) in that precision is not 0: −17.3, −103.97, −745.13.
double leastExponent(Precision precision);
/// The least x of the precision of which exp(x) in that precision has all digits: −9.7, −87.34, −708.4.
double leastFullExponent(Precision precision);

/// The largest factor up to which plainSoftmax() works for every smaller one, too (down to 2⁻³⁰); ∞ where it always works, 0 where it
/// does not work even then. On as many digits as a double has.
/// Range: as plainSoftmax.
double largestFactor(Precision precision, Shift shift, std::span<const double> scores, double temperature);

/// Needs: the value is one of the precision.
FloatKind kindOf(Precision precision, double value);
/// How many binary digits a number of the precision has: 11, 24 or 53, fewer where it is subnormal, none for 0 and what is not finite.
/// Needs: the value is one of the precision.
int significantBits(Precision precision, double value);

} // namespace softfocus
