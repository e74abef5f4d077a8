#pragma once

#include "core/simd/lanes.h"

namespace softfocus::lanes {

/// The constants of 2^t for float and double.
///
/// 2^t = 2^n · 2^f with n the whole number next to t and f in [−½, ½]. The polynomials for 2^f are minimax in the relative error
/// with p(0) = 1, from a Remez exchange in 60 digits: 1.2e-7 for float, 4.8e-18 for double.
template <class Real>
struct Exp2;

template <>
struct Exp2<float> {
    static constexpr int mantissaBits = 23;
    static constexpr float roundingBias = 12582912.0F; // 1.5 · 2^23: adding it rounds to a whole number, kept in the low bits
    static constexpr float lowest = -151.0F;           // 2^t is 0 below, also when rounded to a denormal
    static constexpr float coefficients[]{
        1.0F, 0.69314709218781456F, 0.24022215101903791F, 0.055505700413253258F, 0.0096728808786743867F, 0.0013313799784867157F};
};

template <>
struct Exp2<double> {
    static constexpr int mantissaBits = 52;
    static constexpr double roundingBias = 6755399441055744.0; // 1.5 · 2^52
    static constexpr double lowest = -1076.0;
    static constexpr double coefficients[]{1.0,
                                           0.69314718055994528623,
                                           0.24022650695910136021,
                                           0.055504108664821083519,
                                           0.0096181291075914960437,
                                           0.001333355814655813338,
                                           0.00015403530460764841559,
                                           1.5252733684247801494e-05,
                                           1.3215433388970909523e-06,
                                           1.0178125486258942024e-07,
                                           7.0741122035811622074e-09,
                                           4.4452571404588532056e-10};
};

/// Results carry this power of two, so that they stay normal numbers where 2^t itself is denormal; the division by the row's
/// sum takes it off again and rounds once.
inline constexpr int exp2Bias = 100;

/// p(f) by Horner's rule from the coefficient `place` on.
template <class Real, std::size_t place = 0>
SOFTFOCUS_INLINE Pack<Real> horner(Pack<Real> f)
{
    constexpr auto& c = Exp2<Real>::coefficients;
    if constexpr (place + 1 == std::size(c))
        return all<Real>(c[place]);
    else
        return horner<Real, place + 1>(f) * f + c[place];
}

/// How far scores lie below their row's maximum, as powers of two at a temperature.
template <class Real>
struct ExponentScale {
    Real perScore; ///< log₂ e / T
    Real lowest;   ///< further below than this e^(below / T) is 0, also as a denormal

    static constexpr Real log2e = Real(1.4426950408889634074);
    /// The value of `lowest` at a temperature, or a pack of them.
    template <class T>
    SOFTFOCUS_INLINE static T lowestAt(T temperature)
    {
        return Exp2<Real>::lowest * Real(0.69314718055994530942) * temperature;
    }
    /// Needs: isOrdinary(temperature).
    explicit ExponentScale(Real temperature) : ExponentScale(log2e / temperature, lowestAt(temperature)) {}
    ExponentScale(Real ofScore, Real least) : perScore(ofScore), lowest(least) {}
};

/// 2^exp2Bias · e^(below / T). Range: scale.lowest ≤ below ≤ 0. NaN stays NaN.
template <class Real>
SOFTFOCUS_INLINE Pack<Real> biasedExpInRange(Pack<Real> below, ExponentScale<Real> scale)
{
    const Real bias = Exp2<Real>::roundingBias + exp2Bias;
    const Pack<Real> rounded = below * scale.perScore + bias;
    const Pack<Real> whole = rounded - bias;
    const Pack<Real> power = horner<Real>(below * scale.perScore - whole);
    using Unsigned = typename Types<Real>::Unsigned;
    const auto bits = reinterpret_cast<Unsigned>(power) + (reinterpret_cast<Unsigned>(rounded) << Exp2<Real>::mantissaBits);
    return reinterpret_cast<Pack<Real>>(bits);
}

/// The same, and 0 for what lies below scale.lowest. Range: below ≤ 0 or −∞.
template <class Real>
SOFTFOCUS_INLINE Pack<Real> biasedExp(Pack<Real> below, ExponentScale<Real> scale)
{
    // What lies too low, −∞ with it, gives no number; it is the last step that makes it 0.
    const auto vanishes = below < scale.lowest;
    return only<Real>(~vanishes, biasedExpInRange<Real>(below, scale));
}

} // namespace softfocus::lanes
