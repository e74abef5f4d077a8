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
    /// As many lanes in double.
    typedef double Wide __attribute__((vector_size(width * sizeof(double))));
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

} // namespace softfocus::lanes
