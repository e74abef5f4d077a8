#pragma once

// Several numbers at once, in the compiler's vector types: the same source for SSE, AVX2, AVX-512 and NEON.
// Only the kernels' own .cpp files include this; they are compiled so that a·b + c may be rounded once.

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <type_traits>
#include <utility>

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
    typedef std::make_unsigned_t<Whole> Unsigned __attribute__((vector_size(packBytes))); ///< wraps around where it overflows
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
/// The same for a lambda, after its parameters.
#define SOFTFOCUS_INLINE_LAMBDA __attribute__((always_inline))

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
    return value - Pack<Real>{}; // which changes no value: −0 + 0 would
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

/// The lanes of both in float, one after another.
SOFTFOCUS_INLINE Pack<float> narrowed(Pack<double> lower, Pack<double> upper)
{
    const auto join = [&]<std::size_t... lane>(std::index_sequence<lane...>) SOFTFOCUS_INLINE_LAMBDA
    {
        return static_cast<Pack<float>>(
            __builtin_shufflevector(__builtin_convertvector(lower, HalfPack), __builtin_convertvector(upper, HalfPack), lane...));
    };
    return join(std::make_index_sequence<width<float>>());
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
        struct {
            Whole values[2 * width<Real>];
        } made{};
        for (std::size_t i = width<Real>; i < 2 * width<Real>; ++i)
            made.values[i] = -1;
        return made;
    }();
    typedef Whole StoredBits __attribute__((vector_size(packBytes), aligned(alignof(Whole)), may_alias));
    return *reinterpret_cast<const StoredBits*>(table.values + count);
}

} // namespace softfocus::lanes
