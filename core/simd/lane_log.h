#pragma once

#include "core/simd/lanes.h"

namespace softfocus::lanes {

/// ln x in every lane. Range: normal numbers ≥ 1; anything elsewhere. Its error is below 1e-15 and three units of the last place.
SOFTFOCUS_INLINE Pack<double> logOf(Pack<double> x)
{
    using Unsigned = Types<double>::Unsigned;
    // x = 2^n · m with m in [√½, √2).
    constexpr std::uint64_t rootHalf = 0x3fe6a09e667f3bcd;
    constexpr double wholeBias = 0x1p52; // whole numbers below it stand in its low bits
    const auto bits = reinterpret_cast<Unsigned>(x);
    const Unsigned n = (bits - rootHalf) >> 52;
    const auto m = reinterpret_cast<Pack<double>>(bits - (n << 52));
    const Pack<double> whole = reinterpret_cast<Pack<double>>(n | reinterpret_cast<Unsigned>(all<double>(wholeBias))) - wholeBias;
    // ln m = 2 artanh s = 2 Σ s^(2k + 1) / (2k + 1) with s = (m − 1)/(m + 1), |s| ≤ 0.172.
    constexpr int terms = 10;
    const Pack<double> s = (m - 1.0) / (m + 1.0);
    const Pack<double> square = s * s;
    Pack<double> sum = all<double>(1.0 / (2 * terms + 1));
    for (int k = terms - 1; k > 0; --k)
        sum = sum * square + 1.0 / (2 * k + 1);
    return whole * 0.69314718055994530942 + 2.0 * (s + s * square * sum);
}

} // namespace softfocus::lanes
