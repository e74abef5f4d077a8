#pragma once

// Which lanes a comparison chose, and the chosen ones one after another: what the compiler's vector types have no word for.

#include "core/simd/lanes.h"

#include <Eigen/Core> // brings the processor's own operations, where it has them

namespace softfocus::lanes {

/// Bit i is set where lane i of the comparison is true.
template <class Real>
SOFTFOCUS_INLINE unsigned setLanes(Bits<Real> chosen)
{
#if defined(__AVX512F__)
    if constexpr (sizeof(Real) == 4)
        return _mm512_cmplt_epi32_mask(reinterpret_cast<__m512i>(chosen), _mm512_setzero_si512());
    else
        return _mm512_cmplt_epi64_mask(reinterpret_cast<__m512i>(chosen), _mm512_setzero_si512());
#elif defined(__AVX__)
    if constexpr (sizeof(Real) == 4)
        return static_cast<unsigned>(_mm256_movemask_ps(reinterpret_cast<__m256>(chosen)));
    else
        return static_cast<unsigned>(_mm256_movemask_pd(reinterpret_cast<__m256d>(chosen)));
#elif defined(__SSE2__)
    if constexpr (sizeof(Real) == 4)
        return static_cast<unsigned>(_mm_movemask_ps(reinterpret_cast<__m128>(chosen)));
    else
        return static_cast<unsigned>(_mm_movemask_pd(reinterpret_cast<__m128d>(chosen)));
#else
    unsigned bits = 0;
    for (std::size_t i = 0; i < width<Real>; ++i)
        bits |= chosen[i] ? 1U << i : 0U;
    return bits;
#endif
}

#if defined(__AVX2__) && !defined(__AVX512F__)
/// For each set of lanes of a float pack, the order that brings them to the front. Of a double pack two lanes stand for one.
struct PackedOrders {
    std::int32_t lanes[256][8];
};

inline constexpr PackedOrders packedOrders = [] {
    PackedOrders orders{};
    for (int set = 0; set < 256; ++set) {
        int front = 0;
        for (int lane = 0; lane < 8; ++lane)
            if (set >> lane & 1)
                orders.lanes[set][front++] = lane;
    }
    return orders;
}();

/// Four bits spread to pairs: abcd → aabbccdd.
inline constexpr std::uint8_t doubledBits[16]{0x00, 0x03, 0x0c, 0x0f, 0x30, 0x33, 0x3c, 0x3f,
                                              0xc0, 0xc3, 0xcc, 0xcf, 0xf0, 0xf3, 0xfc, 0xff};
#endif

/// Writes the chosen lanes one after another and returns how many they are, without a branch that depends on them.
/// Needs: room for a whole pack.
template <class Real>
SOFTFOCUS_INLINE std::size_t storeChosen(Real* to, Pack<Real> pack, Bits<Real> chosen)
{
    const unsigned set = setLanes<Real>(chosen);
#if defined(__AVX512F__)
    if constexpr (sizeof(Real) == 4)
        store<Real>(to,
                    reinterpret_cast<Pack<Real>>(_mm512_maskz_compress_ps(static_cast<__mmask16>(set), reinterpret_cast<__m512>(pack))));
    else
        store<Real>(to,
                    reinterpret_cast<Pack<Real>>(_mm512_maskz_compress_pd(static_cast<__mmask8>(set), reinterpret_cast<__m512d>(pack))));
#elif defined(__AVX2__)
    const unsigned floats = sizeof(Real) == 4 ? set : doubledBits[set];
    const __m256i order = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(packedOrders.lanes[floats]));
    store<Real>(to, reinterpret_cast<Pack<Real>>(_mm256_permutevar8x32_ps(reinterpret_cast<__m256>(pack), order)));
#else
    std::size_t count = 0;
    for (std::size_t i = 0; i < width<Real>; ++i) {
        to[count] = pack[i];
        count += set >> i & 1U;
    }
#endif
    return static_cast<std::size_t>(__builtin_popcount(set));
}

} // namespace softfocus::lanes
