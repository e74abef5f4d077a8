#pragma once

// Several numbers at once, in the compiler's vector types: the same source for SSE, AVX2, AVX-512 and NEON.
// Only the kernels' own .cpp files include this; they are compiled so that a·b + c may be rounded once.

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <type_traits>
#include <utility>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace softfocus::lanes {

#if defined(__AVX512F__)
inline constexpr std::size_t packBytes = 64;
#elif defined(__AVX__)
inline constexpr std::size_t packBytes = 32;
#else
inline constexpr std::size_t packBytes = 16;
#endif

/// The vector types for float or double.
template <class Real>
struct Types {
    using Whole = std::conditional_t<sizeof(Real) == 4, std::int32_t, std::int64_t>;
    typedef Real Pack __attribute__((vector_size(packBytes)));
    typedef Whole Bits __attribute__((vector_size(packBytes)));
    /// The same as it lies in memory, anywhere.
    typedef Real Stored __attribute__((vector_size(packBytes), aligned(alignof(Real)), may_alias));
    static constexpr std::size_t width = packBytes / sizeof(Real);
};

template <class Real>
using Pack = typename Types<Real>::Pack;
/// Of a comparison: −1 in the lanes where it is true, 0 elsewhere.
template <class Real>
using Bits = typename Types<Real>::Bits;
template <class Real>
inline constexpr std::size_t width = Types<Real>::width;

#define SOFTFOCUS_INLINE [[gnu::always_inline]] inline

template <class Real>
SOFTFOCUS_INLINE Pack<Real> load(const Real* from)
{
    return *reinterpret_cast<const typename Types<Real>::Stored*>(from);
}

template <class Real>
SOFTFOCUS_INLINE void store(Real* to, Pack<Real> pack)
{
    *reinterpret_cast<typename Types<Real>::Stored*>(to) = pack;
}

/// The first `count` numbers, and `filler` in the other lanes. Needs: count ≤ width.
template <class Real>
SOFTFOCUS_INLINE Pack<Real> loadPart(const Real* from, std::size_t count, Real filler)
{
    Real values[width<Real>];
    for (std::size_t i = 0; i < width<Real>; ++i)
        values[i] = i < count ? from[i] : filler;
    return load<Real>(values);
}

/// Writes the first `count` lanes. Needs: count ≤ width.
template <class Real>
SOFTFOCUS_INLINE void storePart(Real* to, Pack<Real> pack, std::size_t count)
{
    Real values[width<Real>];
    store<Real>(values, pack);
    for (std::size_t i = 0; i < count; ++i)
        to[i] = values[i];
}

template <class Real>
SOFTFOCUS_INLINE Pack<Real> all(Real value)
{
    return Pack<Real>{} + value;
}

typedef float HalfPack __attribute__((vector_size(packBytes / 2)));

template <std::size_t first, std::size_t... lane>
SOFTFOCUS_INLINE Pack<double> widened(Pack<float> pack, std::index_sequence<lane...>)
{
    return __builtin_convertvector(static_cast<HalfPack>(__builtin_shufflevector(pack, pack, (first + lane)...)), Pack<double>);
}

/// The lower half of the lanes in double, and the upper half.
SOFTFOCUS_INLINE Pack<double> lowerWide(Pack<float> pack)
{
    return widened<0>(pack, std::make_index_sequence<width<double>>());
}
SOFTFOCUS_INLINE Pack<double> upperWide(Pack<float> pack)
{
    return widened<width<double>>(pack, std::make_index_sequence<width<double>>());
}

/// a where a > b, else b; so b where either is NaN.
template <class P>
SOFTFOCUS_INLINE P larger(P a, P b)
{
    return a > b ? a : b;
}

/// `pack` where `chosen` is true, 0 elsewhere.
template <class Real>
SOFTFOCUS_INLINE Pack<Real> only(Bits<Real> chosen, Pack<Real> pack)
{
    return reinterpret_cast<Pack<Real>>(reinterpret_cast<Bits<Real>>(pack) & chosen);
}

/// True in the last `count` lanes. Needs: count ≤ width.
template <class Real>
SOFTFOCUS_INLINE Bits<Real> lastLanes(std::size_t count)
{
    using Whole = typename Types<Real>::Whole;
    alignas(packBytes) static constexpr auto table = [] {
        struct { Whole values[2 * width<Real>]; } made{};
        for (std::size_t i = width<Real>; i < 2 * width<Real>; ++i)
            made.values[i] = -1;
        return made;
    }();
    typedef Whole StoredBits __attribute__((vector_size(packBytes), aligned(alignof(Whole)), may_alias));
    return *reinterpret_cast<const StoredBits*>(table.values + count);
}

/// Lane i of the result is lane i XOR distance.
template <std::size_t distance, class P, std::size_t... lane>
SOFTFOCUS_INLINE P swappedBy(P pack, std::index_sequence<lane...>)
{
    return __builtin_shufflevector(pack, pack, (lane ^ distance)...);
}

/// Combines all lanes; every lane of the result holds it. The order depends on the width alone.
template <class Real, std::size_t distance = width<Real> / 2, class Combine>
SOFTFOCUS_INLINE Pack<Real> reduced(Pack<Real> pack, Combine combine)
{
    const Pack<Real> next = combine(pack, swappedBy<distance>(pack, std::make_index_sequence<width<Real>>()));
    if constexpr (distance > 1)
        return reduced<Real, distance / 2>(next, combine);
    else
        return next;
}

/// The same for whole numbers.
template <class Real, std::size_t distance = width<Real> / 2, class Combine>
SOFTFOCUS_INLINE Bits<Real> reducedBits(Bits<Real> bits, Combine combine)
{
    const Bits<Real> next = combine(bits, swappedBy<distance>(bits, std::make_index_sequence<width<Real>>()));
    if constexpr (distance > 1)
        return reducedBits<Real, distance / 2>(next, combine);
    else
        return next;
}

template <class Real>
SOFTFOCUS_INLINE Pack<Real> largestLane(Pack<Real> pack)
{
    return reduced<Real>(pack, [](Pack<Real> a, Pack<Real> b) { return larger(a, b); });
}

template <class Real>
SOFTFOCUS_INLINE Pack<Real> sumOfLanes(Pack<Real> pack)
{
    return reduced<Real>(pack, [](Pack<Real> a, Pack<Real> b) { return a + b; });
}

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
        store<Real>(to, reinterpret_cast<Pack<Real>>(_mm512_maskz_compress_ps(static_cast<__mmask16>(set), reinterpret_cast<__m512>(pack))));
    else
        store<Real>(to, reinterpret_cast<Pack<Real>>(_mm512_maskz_compress_pd(static_cast<__mmask8>(set), reinterpret_cast<__m512d>(pack))));
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
